//! How much one read may ask for.

/// How much one read may ask for; a query beyond is refused with a problem, never cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows of a page.
    pub page_size: u32,
    /// Filters.
    pub filters: usize,
    /// Steps of an order.
    pub sort: usize,
    /// Names in a path.
    pub depth: usize,
    /// Include paths.
    pub include: usize,
    /// Values of one filter.
    pub values: usize,
    /// Rows that one included to-many path brings along.
    pub included_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            page_size: 100,
            filters: 20,
            sort: 10,
            depth: 5,
            include: 20,
            values: 500,
            included_rows: 10_000,
        }
    }
}
