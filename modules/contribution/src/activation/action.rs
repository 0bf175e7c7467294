//! What the office wants a contribution to do.

/// What to do about a contribution that does not pay for all of the policy (spec 2.13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Action {
    /// Activates the policy although something is left to pay.
    Enforce,
    /// Suspends the policy, whatever the amount.
    Suspend,
    /// Leaves the policy as it is until all is paid.
    #[default]
    Wait,
}

impl Action {
    /// The words that are sent.
    pub const WORDS: &'static [&'static str] = &["ENFORCE", "SUSPEND", "WAIT"];

    /// The action of a word; none is to wait.
    #[must_use]
    pub fn of(word: Option<&str>) -> Self {
        match word {
            Some("ENFORCE") => Self::Enforce,
            Some("SUSPEND") => Self::Suspend,
            _ => Self::Wait,
        }
    }
}
