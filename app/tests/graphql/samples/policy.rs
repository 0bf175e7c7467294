//! Samples of `policy`.

use crate::replay::Sender::{self, Cookie};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("q_policies_page", Cookie("Admin")),
    ("q_policies_page_after", Cookie("Admin")),
    ("q_policyEligibilityByInsuree", Cookie("Admin")),
    ("err_right_policies_as_claim_admin", Cookie("JHOS0011")),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[];

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];
