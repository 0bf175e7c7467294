//! Scheduled work: how a declared [`Job`](crate::declare::Job) is run.
//!
//! [`attempt`] is what a server does when it thinks that a job is due, and what the command line does when somebody
//! asks: it takes the job's lock, looks at the last run, decides ([`Occasion`]), runs, and notes what came of it. The
//! job itself works on a [`JobRun`]. [`overview`] tells how all jobs stand.

mod attempt;
mod due;
mod overview;
mod record;
mod run;
mod settings;

pub use attempt::{Attempt, Occasion, Outcome, attempt};
pub use overview::{JobOverview, overview};
pub use record::LastRun;
pub(crate) use record::forget;
pub use run::JobRun;
pub use settings::JobSettings;
