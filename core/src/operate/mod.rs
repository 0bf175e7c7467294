//! How every operation is run, whatever door asks for it.
//!
//! One transaction holds everything: target loaded and locked within the actor's scope, listeners, the operation,
//! extensions, history, outbox events and the row of `"core_Mutation_Log"`. A refusal rolls all of it back and leaves
//! a log row that says why.

mod constraint;
mod context;
pub mod history;
pub mod idempotency;
mod log;
mod outbox;
mod perform;
mod progress;
mod queue;
mod report;
mod run;
mod touched;
mod unit;

pub use context::Context;
pub use log::LogEntry;
pub(crate) use outbox::forget_published;
pub use perform::{ask, perform, perform_each};
pub use progress::Progress;
pub(crate) use queue::end_abandoned;
pub use queue::{note_progress, receive};
pub use report::Report;
pub(crate) use run::run;
pub use unit::{Unit, Work, in_one};
