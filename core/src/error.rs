//! Errors: one value, rendered by each door in its own way.

use crate::language::Text;
use std::borrow::Cow;
use std::fmt::Display;

/// A kind of error, declared once by its owner and listed in the documentation with a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorKind {
    /// `module.what_is_wrong`, stable: clients branch on it.
    pub code: &'static str,
    /// HTTP status.
    pub status: u16,
    /// What is wrong, in a few words that do not depend on the request.
    pub title: &'static str,
    /// What the caller can do about it.
    pub advice: &'static str,
    /// openIMIS's own message key (`mutation.location_code_duplicated`), which its front end translates (spec 7.2).
    pub legacy: Option<&'static str>,
}

impl ErrorKind {
    /// Declares a kind of error.
    #[must_use]
    pub const fn new(code: &'static str, status: u16, title: &'static str, advice: &'static str) -> Self {
        Self {
            code,
            status,
            title,
            advice,
            legacy: None,
        }
    }

    /// openIMIS's own message key.
    #[must_use]
    pub const fn legacy(mut self, key: &'static str) -> Self {
        self.legacy = Some(key);
        self
    }

    /// An occurrence of it.
    #[must_use]
    pub const fn problem(&'static self) -> Problem {
        Problem {
            kind: self,
            detail: None,
            source: None,
        }
    }

    /// An occurrence in this input field.
    #[must_use]
    pub fn at(&'static self, field: impl Into<String>) -> Problem {
        self.problem().at(field)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $title:literal, $advice:literal;)*) => {
        /// The errors that core itself answers with.
        pub mod kinds {
            use super::ErrorKind;

            $($(#[$doc])* pub const $name: ErrorKind = ErrorKind::new($code, $status, $title, $advice);)*

            /// All of them, for documentation.
            pub const ALL: &[&ErrorKind] = &[$(&$name),*];
        }
    };
}

kinds! {
    /// No identity.
    UNAUTHENTICATED = "core.unauthenticated", 401, "Not logged in", "Log in and send the token with the request.";
    /// A right is missing.
    FORBIDDEN = "core.forbidden", 403, "Right missing", "Ask an administrator for the right that the detail names.";
    /// No such row, or none that the actor may see.
    NOT_FOUND = "core.not_found", 404, "Not found", "Check the address; you may also lack access to the row.";
    /// A required input field is absent.
    REQUIRED = "core.required", 422, "Required value missing", "Send a value for the field.";
    /// A field that the operation does not have.
    UNKNOWN_FIELD = "core.unknown_field", 422, "Unknown field", "Remove the field; the documentation lists those that exist.";
    /// A value that its type does not have.
    INVALID_VALUE = "core.invalid_value", 422, "Invalid value", "Send a value of the kind that the detail names.";
    /// A text beyond its column's width.
    TOO_LONG = "core.too_long", 422, "Text too long", "Shorten the text.";
    /// A reference to nothing that the actor may see.
    NO_SUCH_REFERENCE = "core.no_such_reference", 404, "Referenced row not found", "Name a row that exists and that you may see.";
    /// A query parameter that does not exist or does not parse.
    INVALID_PARAMETER = "core.invalid_parameter", 400, "Invalid query parameter", "Correct the parameter; the documentation lists those that exist.";
    /// A body that cannot be read.
    MALFORMED_BODY = "core.malformed_body", 400, "Malformed body", "Send a well-formed document.";
    /// Another writer got there first.
    CONFLICT = "core.conflict", 409, "Conflict", "Read the row again and repeat the change.";
    /// The row is not as its reader saw it.
    STALE = "core.stale", 412, "Changed meanwhile", "Read the row again, look at what changed, and repeat the change with its new ETag.";
    /// A request under the same Idempotency-Key is still being done.
    IN_FLIGHT = "core.in_flight", 409, "Still being done", "Wait a moment and send the request again under the same Idempotency-Key.";
    /// The Idempotency-Key stands for another request.
    KEY_REUSED = "core.key_reused", 422, "Idempotency-Key used for another request", "Make a new key for every new request; repeat one only with exactly the same request.";
    /// Another row has the value already.
    TAKEN = "core.taken", 409, "Value already taken", "Choose a value that no other row has.";
    /// The database gave up on a statement.
    TOOK_TOO_LONG = "core.took_too_long", 503, "Took too long", "Ask for less at once, with a filter or a smaller page, or try again later.";
    /// The database cannot be reached just now.
    UNAVAILABLE = "core.unavailable", 503, "Service unavailable", "Try again after the time that Retry-After names.";
    /// A defect of ours.
    INTERNAL = "core.internal", 500, "Internal error", "Report the request id to the administrator.";
}

/// What a violated constraint of the database means: the last line of defence when two writers race (W-65).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConstraintMeaning {
    /// The constraint's or unique index's name.
    pub constraint: &'static str,
    /// What the caller is told.
    pub kind: &'static ErrorKind,
    /// The input field at fault.
    pub field: &'static str,
}

/// One occurrence of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub kind: &'static ErrorKind,
    /// What exactly, in one sentence; the kind's title if there is nothing to add.
    pub detail: Option<Text>,
    /// Where in the request.
    pub source: Option<ProblemSource>,
}

/// Where in a request a problem is; each door turns it into its own spelling (a JSON pointer, an argument's name).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemSource {
    /// An input field: its name, then names or positions inside it.
    Input(Vec<String>),
    /// A query parameter.
    Parameter(String),
    /// A header.
    Header(&'static str),
    /// A JSON pointer into the body.
    Pointer(String),
}

impl Problem {
    /// Says what exactly is wrong.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Text>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Places it in an input field.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.source = Some(ProblemSource::Input(vec![field.into()]));
        self
    }

    /// Places it in a query parameter.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>) -> Self {
        self.source = Some(ProblemSource::Parameter(name.into()));
        self
    }

    /// Moves an input problem one level down, below a field name or a list position.
    #[must_use]
    pub fn inside(mut self, outer: impl Display) -> Self {
        let mut path = vec![outer.to_string()];
        if let Some(ProblemSource::Input(inner)) = self.source.take() {
            path.extend(inner);
        }
        self.source = Some(ProblemSource::Input(path));
        self
    }

    /// A value of the wrong kind; `detail` says what was expected.
    pub fn invalid_value(detail: impl Into<Text>) -> Self {
        kinds::INVALID_VALUE.problem().detail(detail)
    }

    /// The detail, or the kind's title, in English: for logs. Doors ask a [`Voice`](crate::language::Voice).
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.detail {
            None => self.kind.title.into(),
            Some(Text::Plain(text)) => text.as_ref().into(),
            Some(Text::Said(said)) => said.to_string().into(),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind.code, self.text())
    }
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request was wrong; the caller is told all that was found.
    #[error("refused: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Problem>),
    /// The database could not be reached or gave up; trying again may help.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// The database refused a statement.
    #[error("database: {0}")]
    Database(#[source] diesel::result::Error),
    /// Anything else that is not the caller's fault. The cause is logged once, at the edge, and not shown.
    #[error("internal: {0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Refused(vec![problem])
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        crate::database::outage::classify(error)
    }
}

impl Error {
    /// A defect of ours, or of the data, with its cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// Whether repeating the same transaction may succeed: a serialization failure or a deadlock.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        use diesel::result::{DatabaseErrorKind, Error as Diesel};
        match self {
            Self::Database(Diesel::DatabaseError(DatabaseErrorKind::SerializationFailure, _)) => true,
            // diesel has no kind for deadlocks (40P01)
            Self::Database(Diesel::DatabaseError(_, information)) => {
                information.message().starts_with("deadlock detected")
            }
            _ => false,
        }
    }
}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Refused(problems)
    }
}
