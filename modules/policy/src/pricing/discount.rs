//! What those save who come early (spec 2.10).

use super::{Compatibility, Defect, Discount, Enrolment, Stage, Tariff};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The value without what is saved; the limit day belongs to the early ones (rules 64, 65).
pub(super) fn discounted(
    value: Decimal,
    tariff: &Tariff,
    enrolment: &Enrolment,
    start: NaiveDate,
    compatibility: &Compatibility,
) -> Decimal {
    let (discount, due, day) = match enrolment.stage {
        Stage::New => {
            let has_cycle = tariff.cycles.iter().any(Option::is_some);
            (tariff.enrolment_discount, has_cycle.then_some(start), enrolment.day)
        }
        Stage::Renewed => {
            let due = enrolment.previous_expiry.and_then(|expiry| expiry.succ_opt());
            (tariff.renewal_discount, due, renewal_day(enrolment, compatibility))
        }
    };
    if !is_early(discount, due, day, compatibility) {
        return value;
    }
    let saved = value * Decimal::from(discount.percent) / Decimal::ONE_HUNDRED;
    (value - saved).max(Decimal::ZERO)
}

fn is_early(discount: Discount, due: Option<NaiveDate>, day: NaiveDate, compatibility: &Compatibility) -> bool {
    if discount.percent == 0 || discount.months == 0 {
        return false;
    }
    let limit = due.and_then(|due| compatibility.months.before(due, discount.months));
    limit.is_some_and(|limit| day <= limit)
}

/// Web clients ask with the day after the previous policy, which is never early, and then enrol today (BUG-45).
fn renewal_day(enrolment: &Enrolment, compatibility: &Compatibility) -> NaiveDate {
    if compatibility.reproduces(Defect::DiscountOfFutureEnrolment) {
        enrolment.day
    } else {
        enrolment.day.min(enrolment.today)
    }
}
