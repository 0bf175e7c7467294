//! Whether a policy is a family's first of its kind.

/// The stage of a policy (spec 1.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// A new policy: N.
    New,
    /// The continuation of an earlier one: R.
    Renewed,
}

impl Stage {
    /// The letters that are stored and sent.
    pub const LETTERS: &'static [&'static str] = &["N", "R"];

    /// The letter that is stored.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::New => "N",
            Self::Renewed => "R",
        }
    }

    /// The stage of a stored letter; a policy without one is new.
    #[must_use]
    pub fn of(letter: Option<&str>) -> Self {
        match letter {
            Some("R") => Self::Renewed,
            _ => Self::New,
        }
    }
}
