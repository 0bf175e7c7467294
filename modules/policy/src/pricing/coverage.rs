//! When a policy covers one of its persons.

use chrono::NaiveDate;

/// The days of a policy, or of a person's coverage by it, as they are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// First day of the policy.
    pub start: NaiveDate,
    /// First day on which there is cover; none before the policy is paid.
    pub effective: Option<NaiveDate>,
    /// Last day.
    pub expiry: Option<NaiveDate>,
}

/// How a person comes to a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// As one of those for whom it is bought.
    WithPolicy,
    /// Later, on this day (BUG-06).
    Later(NaiveDate),
}

/// The coverage of a person by a policy: within the policy, and without effect while the policy is.
#[must_use]
pub fn coverage(policy: Coverage, joining: Joining) -> Coverage {
    let effective = match joining {
        Joining::WithPolicy => policy.effective,
        Joining::Later(day) => policy.effective.map(|effective| effective.max(day)),
    };
    let in_time = |day: &NaiveDate| policy.expiry.is_none_or(|expiry| *day <= expiry);
    Coverage {
        effective: effective.filter(in_time),
        ..policy
    }
}
