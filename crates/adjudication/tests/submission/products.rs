//! Which product pays a line, and whether it does (E10 to E12; AR-59 to AR-64, AR-68).

use super::fixture::*;
use openimis_adjudication::claim::{Limitation, VisitType};
use openimis_adjudication::decision::Status;
use openimis_adjudication::facts::Validity;
use openimis_adjudication::{Claim, Departure, Profile, Settings};

/// AR-68, W7.
#[test]
fn e10_choice_between_two_policies() {
    let cases = [
        ("1000", "80", PR1, "80"),
        ("1000", "60", PR2, "700"),
        ("1000", "70", PR1, "70"),
        ("500", "80", PR2, "700"),
        ("1000", "100", PR1, "100"),
    ];
    for (price, percent, product, limit) in cases {
        let mut facts = facts();
        second_policy(&mut facts);
        cover(&mut facts, PR1, ITEM, co_insurance(percent));
        cover(&mut facts, PR2, ITEM, fixed_amount("700"));
        let decision = submit(&facts, &claim(vec![line(ITEM, "1", price)]));
        let assignment = decision.lines[0].assignment.unwrap();
        let (policy, limitation) = if product == PR1 {
            (P1, Limitation::CoInsurance)
        } else {
            (P2, Limitation::FixedAmount)
        };
        assert_eq!(
            (assignment.product, assignment.policy),
            (product, policy),
            "{price} {percent}"
        );
        assert_eq!(
            (assignment.limitation, assignment.value),
            (Some(limitation), Some(d(limit)))
        );
    }
}

/// 6: an amount of 0 is none; the procedures took it for the highest.
#[test]
fn a_fixed_amount_of_nothing_has_no_limit() {
    let mut facts = facts();
    second_policy(&mut facts);
    cover(&mut facts, PR1, ITEM, fixed_amount("70"));
    cover(&mut facts, PR2, ITEM, fixed_amount("0"));
    let chosen = |profile| {
        let settings = Settings {
            profile,
            ..Settings::default()
        };
        submit_with(&facts, &one_item(), &settings).lines[0]
            .assignment
            .unwrap()
            .policy
    };
    assert_eq!(chosen(Profile::REC), P1);
    assert_eq!(chosen(Profile::REC.with(Departure::FixedNothingIsHighest)), P2);
}

/// AR-63, W27.
#[test]
fn e11_quantity_limit() {
    let cases = [
        ("8", "2", 0, None),
        ("8", "5", 0, Some("2")),
        ("10", "5", 16, Some("0")),
    ];
    for (earlier, asked, reason, approved) in cases {
        let mut facts = facts();
        limit_quantity(&mut facts, 10);
        facts.ledger.add_line(ANA, ITEM, past_line(7, "2024-03-01", earlier));
        let decision = submit(
            &facts,
            &claim(vec![line(ITEM, asked, "100"), line(SERVICE, "1", "100")]),
        );
        assert_eq!(reasons(&decision), [reason, 0], "{earlier} {asked}");
        assert_eq!(decision.lines[0].approved, approved.map(d));
    }
}

#[test]
fn quantities_outside_the_insuree_s_time_do_not_count() {
    let mut facts = facts();
    limit_quantity(&mut facts, 10);
    let insuree = facts.insurees.get_mut(&ANA).unwrap();
    (insuree.covers[0].effective, insuree.covers[0].expiry) = (Some(day("2024-05-01")), Some(day("2024-07-01")));
    facts.ledger.add_line(ANA, ITEM, past_line(7, "2024-04-30", "9"));
    facts.ledger.add_line(ANA, ITEM, past_line(8, "2024-07-02", "9"));
    facts.ledger.add_line(ANA, ITEM, past_line(9, "2024-07-01", "9"));
    let decision = submit(&facts, &claim(vec![line(ITEM, "5", "100")]));
    assert_eq!(decision.lines[0].approved, Some(d("1")));
}

/// The quantity is not cut by the procedures; what is used up they refuse as well.
#[test]
fn the_stored_procedures_grant_whole_quantities() {
    let mut facts = facts();
    limit_quantity(&mut facts, 10);
    facts.ledger.add_line(ANA, ITEM, past_line(7, "2024-03-01", "8"));
    let settings = with(Departure::WholeQuantities);
    let claim = claim(vec![
        line(ITEM, "5", "100"),
        line(ITEM, "1", "100"),
        line(SERVICE, "1", "100"),
    ]);
    let decision = submit_with(&facts, &claim, &settings);
    assert_eq!((decision.lines[0].approved, reasons(&decision)), (None, vec![0, 16, 0]));
}

#[test]
fn ar_64_lines_of_one_claim_count_together() {
    let mut facts = facts();
    limit_quantity(&mut facts, 10);
    let decision = submit(&facts, &claim(vec![line(ITEM, "6", "100"), line(ITEM, "6", "100")]));
    assert_eq!(
        (decision.lines[0].approved, decision.lines[1].approved),
        (None, Some(d("4")))
    );
    assert_eq!(decision.totals.approved, Some(d("1000")));
}

/// AR-61.
#[test]
fn e12_waiting_period() {
    let cases = [
        (true, "2024-01-15", "2024-01-15", "2024-04-14", 17),
        (true, "2024-01-15", "2024-01-15", "2024-04-15", 0),
        (true, "2023-11-30", "2023-11-30", "2024-02-28", 17),
        (true, "2023-11-30", "2023-11-30", "2024-02-29", 0),
        // A renewed policy, and one who joined it later.
        (false, "2024-01-15", "2024-01-15", "2024-01-15", 0),
        (false, "2024-01-15", "2024-05-01", "2024-07-31", 17),
        (false, "2024-01-15", "2024-05-01", "2024-08-01", 0),
        (true, "2024-01-15", "2024-05-01", "2024-07-31", 17),
    ];
    for (is_new, effective, joined, target, reason) in cases {
        let mut facts = facts();
        let mut waiting = co_insurance("100");
        waiting.waiting.adult = Some(3);
        cover(&mut facts, PR1, ITEM, waiting);
        let policy = facts.policies.get_mut(&P1).unwrap();
        (policy.is_new, policy.effective) = (is_new, Some(day(effective)));
        policy.validity = Validity::since(day("2023-01-01"));
        let cover = &mut facts.insurees.get_mut(&ANA).unwrap().covers[0];
        (cover.effective, cover.validity) = (Some(day(joined)), Validity::since(day("2023-01-01")));
        let lines = vec![line(ITEM, "1", "100"), line(SERVICE, "1", "100")];
        let decision = submit(&facts, &claim_on(target, lines));
        assert_eq!(reasons(&decision), [reason, 0], "{effective} {joined} {target}");
    }
}

/// AR-62, W23: also where the policy that waits would pay more.
#[test]
fn ar_62_a_policy_that_waits_leaves_the_line_to_another() {
    let mut facts = facts();
    second_policy(&mut facts);
    let mut waiting = co_insurance("100");
    waiting.waiting.adult = Some(12);
    cover(&mut facts, PR1, ITEM, waiting);
    cover(&mut facts, PR2, ITEM, co_insurance("10"));
    let decision = submit(&facts, &one_item());
    assert_eq!(
        (reasons(&decision), decision.lines[0].assignment.unwrap().policy),
        (vec![0], P2)
    );
}

/// AR-59, AR-60: other lines are not affected.
#[test]
fn lines_that_no_product_pays() {
    let mut facts = facts();
    product_of(&mut facts, PR1).lines.remove(&ITEM);
    let mut only_others = co_insurance("100");
    only_others.limit_of_referrals.limitation = None;
    cover(&mut facts, PR1, OTHER_ITEM, only_others);
    let mut referred = co_insurance("100");
    referred.limit_of_referrals = referred.limit;
    cover(&mut facts, PR1, SERVICE, referred);
    let lines = vec![
        line(ITEM, "1", "100"),
        line(OTHER_ITEM, "1", "100"),
        line(SERVICE, "1", "100"),
    ];
    let claim = Claim {
        visit: VisitType::Referral,
        ..claim(lines)
    };
    let decision = submit(&facts, &claim);
    assert_eq!((decision.status, reasons(&decision)), (Status::Checked, vec![3, 3, 0]));
}
