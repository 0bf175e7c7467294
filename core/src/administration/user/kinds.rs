//! What a user is (spec 2.1).

/// openIMIS's `UserTypes`.
pub const USER_TYPES: &[&str] = &["INTERACTIVE", "OFFICER", "CLAIM_ADMIN", "TECHNICAL"];

/// The kinds of row that stand behind a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds {
    /// A person who logs in.
    pub(super) is_interactive: bool,
    /// An enrolment officer.
    pub(super) is_officer: bool,
    /// A claim administrator.
    pub(super) is_claim_admin: bool,
}

impl Kinds {
    /// From the types of an input. `TECHNICAL` is accepted and means nothing, as in openIMIS: systems get their
    /// accounts elsewhere.
    pub(super) fn of(types: &[String]) -> Self {
        let has = |wanted| types.iter().any(|one| one == wanted);
        Self {
            is_interactive: has("INTERACTIVE"),
            is_officer: has("OFFICER"),
            is_claim_admin: has("CLAIM_ADMIN"),
        }
    }

    /// Both together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            is_interactive: self.is_interactive || other.is_interactive,
            is_officer: self.is_officer || other.is_officer,
            is_claim_admin: self.is_claim_admin || other.is_claim_admin,
        }
    }

    /// How many they are.
    pub(super) fn count(self) -> usize {
        [self.is_interactive, self.is_officer, self.is_claim_admin]
            .into_iter()
            .filter(|is| *is)
            .count()
    }
}
