//! What is wrong with settings.

use super::Origin;
use std::fmt;

/// A setting that cannot be used. All of a start are reported together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingProblem {
    /// The file cannot be read, or is no TOML.
    Unreadable {
        /// The file.
        origin: Origin,
        /// Why.
        detail: String,
    },
    /// Neither a linked module nor a section of the server has this name.
    UnknownSection {
        /// The name.
        section: String,
        /// Where it stands.
        origin: Origin,
    },
    /// The section has no such key.
    UnknownKey {
        /// The section.
        section: String,
        /// The key.
        key: String,
        /// Where it stands.
        origin: Origin,
        /// Every key that the section has.
        known: Vec<&'static str>,
    },
    /// The key cannot take this value.
    WrongValue {
        /// The section.
        section: String,
        /// The key.
        key: String,
        /// Where it stands; none for a combination of defaults.
        origin: Option<Origin>,
        /// What the key takes, and what was found unless it is a secret.
        detail: String,
    },
}

impl fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { origin, detail } => write!(f, "{origin}: {detail}"),
            Self::UnknownSection { section, origin } => write!(
                f,
                "{origin}: [{section}] is neither a linked module with settings nor a part of the server"
            ),
            Self::UnknownKey {
                section,
                key,
                origin,
                known,
            } => write!(
                f,
                "{origin}: [{section}] has no key `{key}`; its keys are {}",
                known.join(", ")
            ),
            Self::WrongValue {
                section,
                key,
                origin,
                detail,
            } => match origin {
                Some(origin) => write!(f, "{origin}: [{section}] {key}: {detail}"),
                None => write!(f, "[{section}] {key}: {detail}"),
            },
        }
    }
}

/// Everything that is wrong with the settings of a start, one problem a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingProblems(pub Vec<SettingProblem>);

impl fmt::Display for SettingProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        write!(f, "{}", lines.join("\n"))
    }
}

impl std::error::Error for SettingProblems {}
