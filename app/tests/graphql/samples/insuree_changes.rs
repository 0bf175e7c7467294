//! Samples of `insuree` that were recorded when a policy had been sold and paid.

use super::Identity;
use crate::replay::Sender::{self, Cookie};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[
    ("m_updateInsuree", Cookie("Admin")),
    ("m_updateInsuree_log", Cookie("Admin")),
    ("m_deleteInsurees", Cookie("Admin")),
    ("m_deleteInsurees_log", Cookie("Admin")),
];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[];

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];

/// Rows that later requests name.
pub const IDENTITIES: &[Identity] = &[];
