#![doc = include_str!("../README.md")]

mod adjudication;
mod assignment;
mod candidates;
pub mod case;
mod category;
pub mod claim;
pub mod decision;
pub mod facts;
pub mod ledger;
mod money;
mod outcome;
mod processing;
mod profile;
mod reason;
mod reasons;
mod rule;
mod settings;
mod submission;
pub mod trace;
mod valuation;

pub use adjudication::{Adjudication, Step};
pub use claim::Claim;
pub use decision::Decision;
pub use facts::Facts;
pub use money::to_cents;
pub use profile::{Departure, Profile};
pub use reason::Reason;
pub use rule::{Change, Refusal, Rule};
pub use settings::{Duplicates, Settings};
