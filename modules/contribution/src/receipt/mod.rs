//! Receipts: one of each per product (spec 2.13, rule 86).

mod check;
mod number;
mod taken;

pub use check::{CheckReceipt, ReceiptCode};
pub use number::Series;
pub(crate) use taken::{claim, give_out};
