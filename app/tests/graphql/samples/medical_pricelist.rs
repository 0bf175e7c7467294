//! Samples of `medical_pricelist`.

use super::Identity;
use crate::replay::Sender::{self, Cookie};

/// The requests, with who sends them.
pub const SAMPLES: &[(&str, Sender)] = &[("q_servicesPricelist", Cookie("Admin"))];

/// Where our answer is another one, what it is, and why.
pub const ACCEPTED: &[(&str, &str)] = &[];

/// Lists without an order.
pub const UNORDERED: &[&str] = &[];

/// Rows that later requests name.
pub const IDENTITIES: &[Identity] = &[];
