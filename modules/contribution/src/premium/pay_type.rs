//! How contributions are paid.

/// How a contribution was paid (spec 1.9). Other letters are refused (BUG-41); rows that hold one are shown as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayType {
    /// By bank transfer: B.
    BankTransfer,
    /// In cash: C.
    Cash,
    /// By mobile phone: M.
    MobilePhone,
    /// From a payer's funding: F.
    Funding,
}

impl PayType {
    /// The letters that are stored and sent.
    pub const LETTERS: &'static [&'static str] = &["B", "C", "M", "F"];

    /// The letter that is stored.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::BankTransfer => "B",
            Self::Cash => "C",
            Self::MobilePhone => "M",
            Self::Funding => "F",
        }
    }
}
