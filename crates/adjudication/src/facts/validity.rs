//! From when to when a row held.

use chrono::NaiveDate;

/// The days on which a row held, of the moments of its `ValidityFrom` and `ValidityTo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The day of its first moment.
    pub from: NaiveDate,
    /// The day of its last moment; nothing while it is live.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Live since a day.
    #[must_use]
    pub const fn since(from: NaiveDate) -> Self {
        Self { from, to: None }
    }

    /// Whether the row held at the end of a day (0.3): what is closed in the course of the day does not.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether the row is live.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.to.is_none()
    }
}
