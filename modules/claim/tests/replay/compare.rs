//! What was decided here beside what was recorded.

use crate::record::Record;
use rust_decimal::Decimal;
use serde_json::Value;

/// The recordings are not rounded on the way (their README, section 4).
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// How status, reasons, product and policy differ from those after the recorded submission.
pub fn decision(record: &Record, found: &Value) -> Vec<String> {
    let expected = record.submitted();
    if expected["mode"] == "failed" {
        return vec!["the recorded submission failed".to_owned()];
    }
    let mut told = differing(["status", "rejection_reason"], "claim", expected, found);
    let lines = lines(expected).iter().zip(lines(found));
    for (expected, found) in lines {
        let line = expected["code"].as_str().unwrap();
        told.extend(differing(
            ["code", "status", "rejection_reason", "product"],
            line,
            expected,
            found,
        ));
        if expected["policy"]["uuid"] != found["policy"] {
            told.push(format!(
                "{line} policy: {} recorded, {} here",
                expected["policy"], found["policy"]
            ));
        }
    }
    told
}

/// How amounts differ from those of processing in one step.
pub fn compare(record: &Record, found: &Value) -> Vec<String> {
    let mut told = Vec::new();
    let expected = record.valued();
    if expected["mode"] != "failed" {
        for (expected, found) in lines(expected).iter().zip(lines(found)) {
            let line = expected["code"].as_str().unwrap();
            // a relative price waits for the batch; what it is to be multiplied with is kept here (7.4, step 9)
            let relative = expected["price_origin"] == "R" && expected["price_valuated"].is_null();
            for name in [
                "price_valuated",
                "deductable_amount",
                "exceed_ceiling_amount",
                "remunerated_amount",
            ] {
                if !(relative && name == "price_valuated") {
                    told.extend(far(&format!("{line} {name}"), &expected[name], &found[name]));
                }
            }
        }
    }
    told.extend(far("approved", record.approved(), &found["approved"]));
    told
}

fn lines(state: &Value) -> &[Value] {
    state["lines"].as_array().map_or(&[], Vec::as_slice)
}

fn differing<const N: usize>(names: [&str; N], of: &str, expected: &Value, found: &Value) -> Vec<String> {
    let differ = names.into_iter().filter(|name| expected[*name] != found[*name]);
    differ
        .map(|name| format!("{of} {name}: {} recorded, {} here", expected[name], found[name]))
        .collect()
}

fn far(what: &str, expected: &Value, found: &Value) -> Option<String> {
    let amount = |value: &Value| value.as_str().map_or(Decimal::ZERO, |text| text.parse().unwrap());
    let differs = (amount(expected) - amount(found)).abs() > TOLERANCE;
    differs.then(|| format!("{what}: {expected} recorded, {found} here"))
}

/// All that differs, claim by claim.
#[derive(Default)]
pub struct Differences {
    explained: Vec<String>,
    unexplained: Vec<String>,
    same: usize,
}

impl Differences {
    /// Adds what differs of a claim.
    pub fn note(&mut self, record: &Record, told: Vec<String>) {
        let defects = record.defects();
        if told.is_empty() {
            self.same += 1;
        }
        for one in told {
            let of_amounts = defects.iter().any(|defect| defect != "EARLIER") && one.contains('_');
            let line = format!("{} {} {one}", record.code(), defects.join(","));
            if record.is_decided_alike() && !of_amounts {
                self.unexplained.push(line);
            } else {
                self.explained.push(line);
            }
        }
    }

    /// Prints what a defect explains; fails for the rest.
    pub fn report(self) {
        println!(
            "{} comparisons are equal; {} differences have a reason:",
            self.same,
            self.explained.len()
        );
        for line in self.explained {
            println!("{line}");
        }
        assert!(
            self.unexplained.is_empty(),
            "without reason:\n{}",
            self.unexplained.join("\n")
        );
    }
}
