//! A hundred cases that the existing backend answered.

use crate::shorthand::day;
use openimis_policy::pricing::{
    Compatibility, Defect, Discount, Enrolment, Fee, Member, Months, Stage, Tariff, Unpriceable, quote,
};
use openimis_testkit::reference;
use rust_decimal::Decimal;
use serde_json::Value;

struct Case {
    index: u64,
    tariff: Tariff,
    enrolment: Enrolment,
    members: Vec<Member>,
    /// Value, first and last day; nothing if the existing backend crashed.
    expected: Option<(Decimal, String, String)>,
    warned: bool,
}

#[derive(Debug, PartialEq)]
struct Answer {
    value: Decimal,
    start: String,
    expiry: String,
}

fn whole(value: &Value) -> u32 {
    value.as_u64().map_or(0, |number| u32::try_from(number).unwrap())
}

fn amount(value: &Value) -> Decimal {
    value.as_str().map_or(Decimal::ZERO, |text| text.parse().unwrap())
}

fn tariff(product: &Value) -> Tariff {
    let fee = |name: &str| Fee {
        lump_sum: amount(&product[format!("{name}_lump_sum")]),
        per_member: amount(&product[format!("{name}_fee")]),
    };
    let discount = |name: &str| Discount {
        percent: whole(&product[format!("{name}_discount_perc")]),
        months: whole(&product[format!("{name}_discount_period")]),
    };
    let cycle = |number: u8| {
        product[format!("start_cycle_{number}")]
            .as_str()
            .and_then(|text| text.parse().ok())
    };
    Tariff {
        insurance_period: whole(&product["insurance_period"]),
        administration_period: whole(&product["administration_period"]),
        enrolment_grace: whole(&product["grace_period_enrolment"]),
        renewal_grace: whole(&product["grace_period_renewal"]),
        cycles: (1..=4).map(cycle).collect(),
        lump_sum: amount(&product["lump_sum"]),
        threshold: whole(&product["threshold"]),
        max_members: whole(&product["max_members"]),
        premium_adult: amount(&product["premium_adult"]),
        premium_child: amount(&product["premium_child"]),
        registration: fee("registration"),
        general_assembly: fee("general_assembly"),
        enrolment_discount: discount("enrolment"),
        renewal_discount: discount("renewal"),
    }
}

fn case(line: &str) -> Case {
    let case: Value = serde_json::from_str(line).unwrap();
    let member = |member: &Value| Member {
        birth: member["dob"].as_str().map(day),
        is_other: member["relationship"] == 7,
    };
    let text = |name: &str| case["result"][name].as_str().map(str::to_owned);
    let result = (text("value"), text("start_date"), text("expiry_date"));
    Case {
        index: case["index"].as_u64().unwrap(),
        tariff: tariff(&case["product"]),
        enrolment: Enrolment {
            stage: Stage::of(case["stage"].as_str()),
            day: day(case["enrol_date"].as_str().unwrap()),
            today: day(case["today"].as_str().unwrap()),
            previous_expiry: case["previous_policy"]["expiry_date"].as_str().map(day),
            age_of_majority: 18,
        },
        members: case["members"].as_array().unwrap().iter().map(member).collect(),
        expected: match result {
            (Some(value), Some(start), Some(expiry)) => Some((value.parse().unwrap(), start, expiry)),
            _ => None,
        },
        warned: case["result"]["warnings"]
            .as_array()
            .is_some_and(|warnings| !warnings.is_empty()),
    }
}

fn cases() -> Option<Vec<Case>> {
    let path = reference()?.join("claims/policy_values.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let cases: Vec<_> = text.lines().map(case).collect();
    assert_eq!(cases.len(), 100);
    Some(cases)
}

fn ask(case: &Case, defects: &[Defect]) -> Result<Answer, Unpriceable> {
    let compatibility = Compatibility {
        months: Months::Stepping,
        defects: defects.to_vec(),
    };
    let quote = quote(&case.tariff, &case.enrolment, &case.members, &compatibility)?;
    Ok(Answer {
        value: quote.value.normalize(),
        start: quote.dates.start.to_string(),
        expiry: quote.dates.expiry.to_string(),
    })
}

fn expected(case: &Case) -> Option<Answer> {
    let (value, start, expiry) = case.expected.clone()?;
    Some(Answer {
        value: value.normalize(),
        start,
        expiry,
    })
}

#[test]
fn with_the_switch_on_all_are_equal() {
    for case in cases().into_iter().flatten() {
        assert_eq!(ask(&case, Defect::ALL).ok(), expected(&case), "case {}", case.index);
        if case.expected.is_some() {
            let compatibility = Compatibility::full();
            let quote = quote(&case.tariff, &case.enrolment, &case.members, &compatibility).unwrap();
            assert_eq!(quote.too_many.is_some(), case.warned, "case {}", case.index);
        }
    }
}

/// The numbers whose switches alone explain a case: without any one of them it would differ from the recording.
fn needed(case: &Case) -> Vec<&'static str> {
    let reproduced = ask(case, Defect::ALL);
    let without = |left_out: &Defect| {
        let rest: Vec<_> = Defect::ALL
            .iter()
            .copied()
            .filter(|defect| defect != left_out)
            .collect();
        ask(case, &rest) != reproduced
    };
    Defect::ALL
        .iter()
        .filter(|defect| without(defect))
        .copied()
        .map(number)
        .collect()
}

fn number(defect: Defect) -> &'static str {
    match defect {
        Defect::OthersAsMembers => "BUG-04",
        Defect::AgeOfToday => "BUG-12",
        Defect::CyclesAsEntered => "BUG-14",
        Defect::FreeAboveThreshold => "BUG-15",
        Defect::DiscountOfFutureEnrolment => "BUG-45",
    }
}

#[test]
fn with_the_switch_off_each_difference_has_its_number() {
    let Some(cases) = cases() else {
        return;
    };
    let mut found = Vec::new();
    for case in &cases {
        if ask(case, &[]).ok() == expected(case) {
            continue;
        }
        found.push(format!("{} {}", case.index, needed(case).join(" ")));
    }
    assert_eq!(found, DIFFERENCES);
}

/// Index of the case, and what explains it. Of two defects that hide each other one is named (14, 61).
const DIFFERENCES: &[&str] = &[
    "2 BUG-04",
    "4 BUG-04 BUG-15",
    "5 BUG-04 BUG-15",
    "6 BUG-04",
    "9 BUG-15",
    "10 BUG-04",
    "14 BUG-04 BUG-14",
    "16 BUG-04",
    "21 BUG-04",
    "27 BUG-04",
    "38 BUG-12",
    "40 BUG-04",
    "41 BUG-04 BUG-15",
    "42 BUG-04 BUG-15",
    "44 BUG-04",
    "51 BUG-04 BUG-15",
    "52 BUG-04",
    "56 BUG-04 BUG-14",
    "58 BUG-04 BUG-15",
    "61 BUG-15",
    "65 BUG-14",
    "70 BUG-04",
    "76 BUG-04",
    "83 BUG-04",
    "84 BUG-04",
    "86 BUG-45",
    "92 BUG-45",
    "95 BUG-04",
    "96 BUG-04 BUG-12 BUG-15",
    "98 BUG-04",
];
