//! Questions: operations that change nothing, as fields of `Query`.

use super::given;
use crate::model::Model;
use crate::read::selected::Selected;
use crate::read::shown::Shown;
use crate::read::{Slice, root, shaped};
use crate::request::RequestContext;
use openimis_core::declare::{Answer, Call, Shape};
use openimis_core::error::Error;
use openimis_core::operate;
use openimis_core::registry::RegisteredOperation;

/// Asks it.
pub(crate) async fn run(
    request: &RequestContext,
    models: &Model,
    operation: &RegisteredOperation,
    (selected, shape): (&Selected, Shape),
) -> Result<Shown, Error> {
    if let Shape::Connection(_) = shape {
        Slice::of(selected, request.options().page_size)?;
    }
    let input = given::input(models, operation.input(), |name| selected.argument(name));
    let call = Call {
        target: None,
        input: &input,
    };
    let answer = {
        let mut connection = request.exclusive().await?;
        operate::ask(request.platform(), &mut connection, request.actor(), operation, call).await?
    };
    Ok(match answer {
        Answer::Nothing => Shown::NULL,
        Answer::Value(value) => shaped::shown(models, &value, shape, selected),
        Answer::Row(resource, key) => root::row(request, models, resource, key, selected).await?,
    })
}
