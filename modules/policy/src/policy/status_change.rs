//! Moving a policy through its life: decided purely, written with its coverage.

use super::{Policy, PolicyStatus, cover};
use crate::schema::policies;
use crate::settings::ActivationOption;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};

/// What a policy becomes that is paid, or enforced, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activation {
    /// Active, or ready where something else activates (rule 90, BUG-44).
    pub status: PolicyStatus,
    /// The first day in force: that of payment or the policy's first, whichever is later (rules 81 to 84, BUG-37).
    pub effective: Option<NaiveDate>,
}

/// What becomes of a policy with this status and first day, when it is paid on a day: pure. Nothing for one that is
/// active already, whose effective date never moves (rule 88, BUG-18), and for one that has expired.
#[must_use]
pub fn activate(
    option: ActivationOption,
    status: PolicyStatus,
    start: NaiveDate,
    paid: NaiveDate,
) -> Option<Activation> {
    let activation = match option {
        ActivationOption::Contribution => Activation {
            status: PolicyStatus::Active,
            effective: Some(start.max(paid)),
        },
        ActivationOption::Payment | ActivationOption::Ready => Activation {
            status: PolicyStatus::Ready,
            effective: None,
        },
    };
    status.may_become(activation.status).then_some(activation)
}

/// Gives a policy another status, and an effective date if one is given, with a history copy before. Its coverage comes
/// into force with it. The caller has locked the row ([`Context::load_for_update`], or as the target of an operation).
///
/// # Errors
/// When the database fails.
pub async fn set_status(
    context: &mut Context<'_>,
    policy: &Policy,
    status: PolicyStatus,
    effective: Option<NaiveDate>,
) -> Result<(), Error> {
    let now = context.now();
    history::save_one(context.connection(), Policy::DESCRIPTION, &policy.key(), now).await?;
    let next = Policy {
        status: Some(status.number()),
        effective_date: effective.or(policy.effective_date),
        ..policy.clone()
    };
    let changes = (
        policies::status.eq(next.status),
        policies::effective_date.eq(next.effective_date),
        policies::audit_user_id.eq(context.actor().audit_user_id()),
        policies::valid_from.eq(now),
    );
    diesel::update(policies::table.find(policy.id))
        .set(changes)
        .execute(context.connection())
        .await?;
    if status == PolicyStatus::Active {
        cover::put_in_force(context, &next).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use PolicyStatus::{Active, Expired, Idle, Ready, Suspended};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn rules_81_to_84_and_88_the_later_of_start_and_payment_counts() {
        let start = day("2026-06-01");
        for (status, paid, expected) in [
            (Idle, "2026-03-20", Some("2026-06-01")),
            (Idle, "2026-07-20", Some("2026-07-20")),
            (Suspended, "2026-08-20", Some("2026-08-20")),
            (Ready, "2026-03-20", Some("2026-06-01")),
            (Active, "2026-09-20", None),
            (Expired, "2026-09-20", None),
        ] {
            let found = activate(ActivationOption::Contribution, status, start, day(paid));
            let expected = expected.map(|effective| Activation {
                status: Active,
                effective: Some(day(effective)),
            });
            assert_eq!(found, expected, "{status:?} {paid}");
        }
    }

    #[test]
    fn rule_90_where_payments_activate_contributions_make_ready() {
        for option in [ActivationOption::Payment, ActivationOption::Ready] {
            let found = activate(option, Idle, day("2026-06-01"), day("2026-07-20"));
            let ready = Activation {
                status: Ready,
                effective: None,
            };
            assert_eq!(found, Some(ready));
            assert_eq!(activate(option, Active, day("2026-06-01"), day("2026-07-20")), None);
        }
    }
}
