//! What violated database constraints mean to a caller.

use crate::error::{Error, Problem, kinds};
use crate::language::Text;
use crate::registry::Registry;
use diesel::result::{DatabaseErrorKind, Error as Diesel};

/// Turns a violation into a refusal: by the module's own meaning of the constraint, else by the constraint's kind.
pub(super) fn explain(registry: &Registry, error: Error) -> Error {
    let Error::Database(Diesel::DatabaseError(kind, information)) = &error else {
        return error;
    };
    let meaning = information.constraint_name().and_then(|name| {
        let mut meanings = registry.modules().iter().flat_map(|module| module.constraints);
        meanings.find(|meaning| meaning.constraint == name)
    });
    if let Some(meaning) = meaning {
        return meaning.kind.at(meaning.field).into();
    }
    match kind {
        DatabaseErrorKind::UniqueViolation => kinds::TAKEN.problem().into(),
        DatabaseErrorKind::ForeignKeyViolation => kinds::NO_SUCH_REFERENCE.problem().into(),
        DatabaseErrorKind::NotNullViolation => kinds::REQUIRED.problem().into(),
        DatabaseErrorKind::CheckViolation => kinds::INVALID_VALUE.problem().into(),
        // openIMIS's columns are narrower than its models say (spec 1.1); PostgreSQL's text names only the width
        DatabaseErrorKind::Unknown if information.message().starts_with("value too long") => kinds::TOO_LONG
            .problem()
            .detail(Text::plain(information.message().to_owned()))
            .into(),
        // what a column of openIMIS cannot hold, where the input's own rules let it through
        DatabaseErrorKind::Unknown if is_out_of_range(information.message()) => {
            Problem::invalid_value(Text::plain(information.message().to_owned())).into()
        }
        _ => error,
    }
}

/// Whether PostgreSQL says that a number or a day is beyond what its column or type holds.
fn is_out_of_range(message: &str) -> bool {
    message == "numeric field overflow" || message.ends_with("out of range")
}
