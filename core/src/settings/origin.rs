//! What somebody set, and where he set it.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// Where a value stands, for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A settings file, by its path.
    File(String),
    /// An environment variable, by its name.
    Variable(String),
    /// A row of `"core_ModuleConfiguration"`, by its key.
    Row(uuid::Uuid),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{path}"),
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Row(id) => write!(f, "row {id} of core_ModuleConfiguration"),
        }
    }
}

/// A value as somebody wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Given {
    /// The value; text that was not typed yet is [`Value::String`].
    pub value: Value,
    /// Where it stands.
    pub origin: Origin,
    /// Whether the source knows types. A variable is always text, and openIMIS writes numbers as texts (rule 74).
    pub typed: bool,
}

/// What one source sets: by section, then by key.
pub(super) type Layer = BTreeMap<String, BTreeMap<String, Given>>;
