//! Samples of `contribution`.

use super::Identity;
use crate::replay::Sender::{self, Cookie};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("m_createPremium", Cookie("Admin")),
    ("m_createPremium_log", Cookie("Admin")),
    ("q_policiesByFamily_after_premium", Cookie("Admin")),
    ("q_policies_page_after", Cookie("Admin")),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[];

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];

/// Rows that later requests name.
pub const IDENTITIES: &[Identity] = &[];
