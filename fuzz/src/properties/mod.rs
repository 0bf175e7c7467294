//! What must hold whatever is sent. Each property takes the bytes of one input and panics when it does not hold.
//!
//! The targets in `fuzz/targets` try them with inputs that libFuzzer makes up; a test of the server tries them with the
//! seeds, which include every input that was once a finding.

mod bounds;
mod document;
mod office;
mod operations;
mod query;
mod xml;

pub use document::document;
pub use operations::operations;
pub use query::query;
pub use xml::xml;

/// Panics when it does not hold of these bytes.
pub type Property = fn(&[u8]);

/// A property by the name of its target and of the folder of its seeds.
pub const ALL: [(&str, Property); 4] = [
    ("document", document),
    ("operations", operations),
    ("query", query),
    ("xml", xml),
];
