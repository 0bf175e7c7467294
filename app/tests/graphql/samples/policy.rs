//! Samples of `policy`.

use super::Identity;
use crate::replay::Sender::{self, Cookie};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("q_policies_page", Cookie("Admin")),
    ("q_policyEligibilityByInsuree", Cookie("Admin")),
    ("err_right_policies_as_claim_admin", Cookie("JHOS0011")),
    // of the family that a sample of insuree makes
    ("q_policyValues", Cookie("Admin")),
    ("m_createPolicy", Cookie("Admin")),
    ("m_createPolicy_log", Cookie("Admin")),
    ("q_policiesByFamily", Cookie("Admin")),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[
    (
        "q_policiesByFamily",
        "a ceiling that nobody set is null; there it is 0 (BUG-20)",
    ),
    (
        "err_right_policies_as_claim_admin",
        "refused as well, with the words of this program",
    ),
];

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];

/// Rows that later requests name.
pub const IDENTITIES: &[Identity] = &[Identity {
    made_by: "m_createPolicy",
    named_in: "m_createPremium",
    behind: "policyUuid: \"",
    update: r#"UPDATE "tblPolicy" SET "PolicyUUID" = '{uuid}' WHERE "FamilyID" = 31 AND "ValidityTo" IS NULL"#,
}];
