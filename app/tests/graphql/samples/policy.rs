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
pub const ACCEPTED: &[(&str, &str)] = &[
    (
        "q_policies_page_after",
        "recorded when a policy had been sold and paid in the recorded session, which is not in the demonstration data",
    ),
    (
        "err_right_policies_as_claim_admin",
        "refused as well, with the words of this program",
    ),
];

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];
