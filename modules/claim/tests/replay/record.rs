//! One recorded claim.

use serde_json::Value;

/// Defects that can change which lines pass, why not, and by which product and policy.
const OF_DECISIONS: [&str; 10] = [
    "W20",
    "W21",
    "W22",
    "W23",
    "W27",
    "ASSIGN3",
    "CATEGORY",
    "LATE_JOINER",
    "SAME_CODE_TWICE",
    "MERGE",
];

pub struct Record(Value);

impl Record {
    pub fn read(line: &str) -> Self {
        Self(serde_json::from_str(line).unwrap())
    }

    pub fn input(&self) -> &Value {
        &self.0["input"]
    }

    pub fn code(&self) -> &str {
        self.input()["code"].as_str().unwrap()
    }

    /// Why the entry was refused, if it was.
    pub fn entry_error(&self) -> Option<String> {
        Some(&self.0["entry_error"])
            .filter(|error| !error.is_null())
            .map(Value::to_string)
    }

    /// Where it stood after submission.
    pub fn submitted(&self) -> &Value {
        &self.0["after_submit"]
    }

    /// What processing it in one step would have paid.
    pub fn valued(&self) -> &Value {
        &self.0["if_processed_at_once"]
    }

    /// The approved total as it should be (W3).
    pub fn approved(&self) -> &Value {
        &self.0["approved_corrected"]
    }

    /// The defects of the existing backend that touch it, those of earlier claims included whose effect it sees.
    pub fn defects(&self) -> Vec<String> {
        let notes = &self.0["reference_notes"];
        let mut defects: Vec<String> = notes["defects"].as_array().unwrap().iter().map(text).collect();
        if notes["earlier_affected"]
            .as_array()
            .is_some_and(|earlier| !earlier.is_empty())
        {
            defects.push("EARLIER".to_owned());
        }
        defects
    }

    /// Whether its decision must be the same.
    pub fn is_decided_alike(&self) -> bool {
        self.defects()
            .iter()
            .all(|defect| defect != "EARLIER" && !OF_DECISIONS.contains(&defect.as_str()))
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
