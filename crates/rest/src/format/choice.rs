//! Which format a request asks for: `outputFormat` goes before `Accept`.

use super::Format;
use crate::message;
use crate::negotiate;
use crate::parameters::Parameters;
use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use openimis_core::error::{Problem, kinds};
use openimis_core::language::Argument;

/// The parameter; the standard wants a letter in it that is not lower case.
pub const PARAMETER: &str = "outputFormat";

/// The format of the answer.
///
/// # Errors
/// 400 for a parameter that names no format of this address, 406 for a header that accepts none of them.
pub fn choose(request: &HttpRequest, offered: &[Format]) -> Result<Format, Vec<Problem>> {
    if let Some(name) = parameter(request.query_string())? {
        return named(&name, offered).map_err(|problem| vec![problem]);
    }
    let accept = crate::body::header(request, &ACCEPT);
    negotiate::accepted(accept.as_deref(), offered).map_err(|problem| vec![problem])
}

/// The format of an error: as asked for, or the standard's where that makes no sense.
#[must_use]
pub fn of_error(request: &HttpRequest) -> Format {
    choose(request, Format::DOCUMENT).unwrap_or(Format::JsonApi)
}

/// The parameters that are left for the address itself. A page's filter form sends its empty inputs too; they filter
/// nothing.
pub(crate) fn remaining(sent: &Parameters, format: Format) -> Parameters {
    sent.filtered(|parameter| {
        let empty = format == Format::Html && parameter.family == "filter" && parameter.value.is_empty();
        parameter.name != PARAMETER && !empty
    })
}

/// What the parameter says.
fn parameter(query: &str) -> Result<Option<String>, Vec<Problem>> {
    // most requests do not have it, and their parameters are read once, later
    if !query.contains(PARAMETER) {
        return Ok(None);
    }
    let sent = Parameters::parse(query)?;
    let found = sent.iter().find(|parameter| parameter.name == PARAMETER);
    Ok(found.map(|parameter| parameter.value.clone()))
}

fn named(name: &str, offered: &[Format]) -> Result<Format, Problem> {
    let found = offered.iter().copied().find(|format| format.name() == name);
    found.ok_or_else(|| {
        let names = Argument::all(offered.iter().map(|format| format.name()));
        let detail = message::one_of(names);
        kinds::INVALID_PARAMETER.problem().detail(detail).parameter(PARAMETER)
    })
}
