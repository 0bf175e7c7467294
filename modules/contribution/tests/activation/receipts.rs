//! Numbers of receipts.

use openimis_contribution::receipt::Series;

fn series() -> Series {
    Series::new("PR1", "2026-03-15".parse().unwrap())
}

#[test]
fn rule_72_the_first_is_one_and_the_second_two() {
    assert_eq!(series().next([], 5), "RE-PR1-2026-03-15-00001");
    assert_eq!(series().next(["RE-PR1-2026-03-15-00001"], 5), "RE-PR1-2026-03-15-00002");
    assert_eq!(series().next([], 3), "RE-PR1-2026-03-15-001");
}

/// Spec 6.3: the largest number counts, not the last text.
#[test]
fn after_99999_comes_100000() {
    let given = ["RE-PR1-2026-03-15-99999", "RE-PR1-2026-03-15-00003"];
    assert_eq!(series().next(given, 5), "RE-PR1-2026-03-15-100000");
    let given = ["RE-PR1-2026-03-15-100000", "RE-PR1-2026-03-15-99999"];
    assert_eq!(series().next(given, 5), "RE-PR1-2026-03-15-100001");
}

#[test]
fn what_was_typed_by_hand_does_not_count() {
    let given = [
        "RE-PR1-2026-03-15-x",
        "RE-PR1-2026-03-15-",
        "RE-PR1-2026-03-15-+7",
        "RE-PR10-2026-03-15-00009",
    ];
    assert_eq!(series().next(given, 5), "RE-PR1-2026-03-15-00001");
}

#[test]
fn a_code_may_hold_what_has_a_meaning_in_patterns() {
    let series = Series::new("A_1%", "2026-03-15".parse().unwrap());
    assert_eq!(series.pattern(), r"RE-A\_1\%-2026-03-15-%");
}
