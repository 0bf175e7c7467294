//! Sparse fieldsets (JSON:API 1.1, "Sparse Fieldsets").

use openimis_core::read::{Fieldset, Query};

/// The members that a client chose of each type. The engine selects by it too, but brings every relationship along
/// that is included; a type's objects must not show one that was not chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen(Vec<Fieldset>);

impl Chosen {
    /// What this query chooses.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        Self(query.fields.clone())
    }

    /// Whether objects of this type show the member.
    pub(super) fn shows(&self, kind: &str, member: &str) -> bool {
        let of_kind = |set: &&Fieldset| set.of == kind;
        let set = self.0.iter().find(of_kind);
        set.is_none_or(|set| set.members.iter().any(|chosen| chosen == member))
    }
}
