//! How a decision came about: what each rule that had something to say found, in order.
//!
//! A rule that a line passes says nothing.

mod finding;
mod message;

pub use finding::{Finding, Per};
pub use message::{Value, Values};

use rust_decimal::Decimal;

/// What a rule found and did.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Index of the line among the claim's; nothing when it is about the claim.
    pub line: Option<usize>,
    /// Key of the policy that it is about.
    pub policy: Option<i32>,
    /// What it found.
    pub finding: Finding,
    /// What it did.
    pub effect: Effect,
}

/// What a rule did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It rejected the line or claim.
    Rejected,
    /// It changed an amount or a quantity.
    Changed {
        /// What there was.
        before: Decimal,
        /// What there is.
        after: Decimal,
    },
    /// It only says so.
    Noted,
}

/// The entries of a decision while it is made.
#[derive(Debug, Default)]
pub(crate) struct Trace(pub(crate) Vec<Entry>);

/// Where an entry belongs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    pub(crate) line: Option<usize>,
    pub(crate) policy: Option<i32>,
}

impl Trace {
    pub(crate) fn reject(&mut self, place: Place, finding: Finding) {
        self.push(place, finding, Effect::Rejected);
    }

    pub(crate) fn note(&mut self, place: Place, finding: Finding) {
        self.push(place, finding, Effect::Noted);
    }

    pub(crate) fn change(&mut self, place: Place, finding: Finding, before: Decimal, after: Decimal) {
        self.push(place, finding, Effect::Changed { before, after });
    }

    fn push(&mut self, place: Place, finding: Finding, effect: Effect) {
        let Place { line, policy } = place;
        self.0.push(Entry {
            line,
            policy,
            finding,
            effect,
        });
    }
}
