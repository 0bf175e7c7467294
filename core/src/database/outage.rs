//! Telling a database that is away from one that says no.

use crate::error::{Error, kinds};
use diesel::result::{DatabaseErrorKind, Error as Diesel};

/// What the server says when it cannot serve now, by PostgreSQL's SQLSTATE; diesel hands on the text only.
const AWAY: &[&str] = &[
    // 57P01 admin_shutdown, 57P02 crash_shutdown
    "terminating connection",
    // 57P03 cannot_connect_now
    "the database system is ",
    // 53300 too_many_connections
    "sorry, too many clients already",
    "too many connections for ",
    "remaining connection slots are reserved",
    // 57014 query_canceled, by an administrator
    "canceling statement due to user request",
];

/// What the client says of a statement that it could not send or read, when that is our own doing.
const OURS: &[&str] = &[
    "error serializing",
    "error deserializing",
    "error encoding",
    "invalid column",
    "query returned",
    "expected ",
];

/// 57014 `query_canceled`, by the limit that we set.
const TOO_LONG: &str = "canceling statement due to statement timeout";

/// What a diesel error means for the caller.
pub(crate) fn classify(error: Diesel) -> Error {
    match error {
        Diesel::BrokenTransactionManager => Error::Unavailable(error.to_string()),
        Diesel::RollbackErrorOnCommit { commit_error, .. } => classify(*commit_error),
        Diesel::DatabaseError(kind, ref information) => {
            let message = information.message();
            let is = |texts: &[&str]| texts.iter().any(|text| message.starts_with(text));
            match kind {
                DatabaseErrorKind::ClosedConnection => Error::Unavailable(message.to_owned()),
                // whatever has no SQLSTATE: a broken connection, unless the statement itself was wrong
                DatabaseErrorKind::UnableToSendCommand if !is(OURS) => Error::Unavailable(message.to_owned()),
                _ if is(AWAY) => Error::Unavailable(message.to_owned()),
                _ if message == TOO_LONG => kinds::TOOK_TOO_LONG.problem().into(),
                _ => Error::Database(error),
            }
        }
        other => Error::Database(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: DatabaseErrorKind, message: &str) -> Error {
        classify(Diesel::DatabaseError(kind, Box::new(message.to_owned())))
    }

    #[test]
    fn a_database_that_is_away_is_no_fault_of_the_statement() {
        for message in [
            "terminating connection due to administrator command",
            "terminating connection because of crash of another server process",
            "the database system is starting up",
            "the database system is shutting down",
            "sorry, too many clients already",
            "remaining connection slots are reserved for non-replication superuser connections",
        ] {
            let error = told(DatabaseErrorKind::Unknown, message);
            assert!(matches!(error, Error::Unavailable(_)), "{message}: {error}");
        }
        let closed = told(DatabaseErrorKind::UnableToSendCommand, "connection closed");
        assert!(matches!(closed, Error::Unavailable(_)));
    }

    #[test]
    fn a_statement_that_took_too_long_is_refused_with_advice() {
        let error = told(
            DatabaseErrorKind::Unknown,
            "canceling statement due to statement timeout",
        );
        let Error::Refused(problems) = error else {
            panic!("{error}");
        };
        assert_eq!(problems.first().map(|problem| problem.kind.status), Some(503));
    }

    #[test]
    fn a_refused_statement_stays_an_error_of_the_database() {
        for (kind, message) in [
            (DatabaseErrorKind::Unknown, "relation \"x\" does not exist"),
            (DatabaseErrorKind::UniqueViolation, "duplicate key value"),
            (DatabaseErrorKind::UnableToSendCommand, "error serializing parameter 0"),
        ] {
            assert!(matches!(told(kind, message), Error::Database(_)), "{message}");
        }
    }
}
