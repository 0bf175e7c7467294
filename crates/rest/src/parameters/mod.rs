//! Query parameters (JSON:API 1.1, "Query Parameters"): read from text without HTTP, checked before anything else runs.
//!
//! A parameter that an address does not know is refused, as the standard demands. Parameters of our own contain a
//! letter that is not lower case; the standard keeps the others.

mod list;
mod page;
mod query;
mod question;
mod raw;

pub use page::{PageLinks, PageRules};
pub use query::{Families, Read, read};
pub use question::question;
pub(crate) use question::typed;
pub use raw::{Parameter, Parameters, encode};

use crate::message;
use openimis_core::error::{Problem, kinds};
use openimis_core::language::Said;

/// A problem with this parameter.
fn refused(name: &str, detail: Said) -> Problem {
    kinds::INVALID_PARAMETER.problem().detail(detail).parameter(name)
}

pub(crate) fn unknown(name: &str) -> Problem {
    refused(name, message::no_parameter())
}
