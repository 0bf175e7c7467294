//! What is known of a policy.

use super::Validity;
use chrono::NaiveDate;

/// The purchase of a product by a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Key of the product.
    pub product: i32,
    /// Of the row.
    pub validity: Validity,
    /// Whether its status is active or expired (5.3 B).
    pub in_force: bool,
    /// Whether it is a family's first one (stage N).
    pub is_new: bool,
    /// First day in force.
    pub effective: Option<NaiveDate>,
    /// Last day in force.
    pub expiry: Option<NaiveDate>,
    /// From when to when each member is covered, of live rows.
    pub members: Vec<Member>,
}

/// The days of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// First day.
    pub effective: NaiveDate,
    /// Last day.
    pub expiry: NaiveDate,
}

impl Policy {
    /// How many members are covered on a day (7.3).
    #[must_use]
    pub fn members_on(&self, day: NaiveDate) -> usize {
        let covered = |one: &&Member| one.effective <= day && day <= one.expiry;
        self.members.iter().filter(covered).count()
    }
}
