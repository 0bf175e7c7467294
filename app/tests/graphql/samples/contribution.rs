//! Samples of `contribution`.

use crate::replay::Sender::{self, Cookie};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("m_createPremium", Cookie("Admin")),
    ("m_createPremium_log", Cookie("Admin")),
    ("q_policiesByFamily_after_premium", Cookie("Admin")),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[
    ("m_createPremium_log", OTHER_POLICY),
    ("q_policiesByFamily_after_premium", OTHER_POLICY),
];

const OTHER_POLICY: &str =
    "the recorded policy was made in the recorded session, and its UUID is not in the demonstration data";

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];
