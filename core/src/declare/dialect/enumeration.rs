//! Enumerations whose values have names of their own.

/// An enumeration of the dialect whose values are not called as they are stored (`PRICELIST` is stored as `P`).
///
/// A field or input names it by its `graphql_type` beside `one_of`. One that no module declares so has the stored values of
/// `one_of` as its names, in upper case.
#[derive(Debug, Clone, Copy)]
pub struct Enumeration {
    /// The type's name (`PriceOriginEnum`).
    pub name: &'static str,
    /// The names of the values, each with what is stored for it.
    pub values: &'static [(&'static str, &'static str)],
}

impl Enumeration {
    /// An enumeration with these values: names, each with what is stored for it.
    #[must_use]
    pub const fn new(name: &'static str, values: &'static [(&'static str, &'static str)]) -> Self {
        Self { name, values }
    }
}
