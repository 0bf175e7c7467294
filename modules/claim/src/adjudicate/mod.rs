//! Deciding about claims: what they refer to is loaded, `openimis_adjudication` decides, and what it decided is written.
//!
//! One claim or five thousand take the same number of statements: the lines ([`lines`]), the locks of the policies
//! ([`lock`]), everything that is referred to ([`facts`]), what earlier claims used ([`ledger`]), and what was decided
//! ([`write`]). Claims of one batch are decided one after the other, each finding what those before it used.

mod answer;
mod decide;
mod documents;
mod facts;
mod ledger;
mod ledger_documents;
mod legacy_key;
mod lines;
mod lock;
mod referred;
mod revalue;
mod rules;
mod settings;
mod together;
mod trace;
mod write;

pub use rules::{AdjudicationRule, FactsOfRules, FactsOfRulesSource};

pub(crate) use answer::{FAILURE, Told, told_of};
pub(crate) use decide::{Decided, decide};
pub(crate) use legacy_key::legacy_key;
pub(crate) use lines::with_lines;
pub(crate) use revalue::revalue;
pub(crate) use settings::adjudication_settings;
pub(crate) use together::{decide_all, decide_together};
pub(crate) use trace::record;
pub(crate) use write::{Outcome, write};
