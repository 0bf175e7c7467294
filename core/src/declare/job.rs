//! Jobs: work that the clock asks for.

use super::Schedule;
use crate::error::Error;
use crate::job::JobRun;
use futures_util::future::LocalBoxFuture;

/// What a running job comes to: a sentence for log and overview, such as "12 policies expired".
pub type JobFuture<'a> = LocalBoxFuture<'a, Result<String, Error>>;

/// Work that the clock asks for, done by one server at a time, whatever their number.
///
/// ```
/// use openimis_core::declare::{Job, JobFuture, Schedule};
/// use openimis_core::job::JobRun;
///
/// const CLOSE: Job = Job::new("holiday.close", "Closes what ended yesterday.", Schedule::daily(1, 15), close);
///
/// fn close<'a>(run: &'a mut JobRun<'_>) -> JobFuture<'a> {
///     Box::pin(async move {
///         let yesterday = run.today().pred_opt();
///         // … run.step(async |connection| …) as often as there is something left
///         Ok(format!("closed what ended on {yesterday:?}"))
///     })
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Job {
    /// `module.what_it_does`: settings, command line and the table of runs know it by this name.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// When it is due, unless the setting `jobs.schedules` says otherwise.
    pub schedule: Schedule,
    pub(crate) run: for<'a> fn(&'a mut JobRun<'_>) -> JobFuture<'a>,
}

impl Job {
    /// A job. It must be able to run again after it was cut off anywhere: what is done already is not done twice.
    #[must_use]
    pub const fn new(
        name: &'static str,
        doc: &'static str,
        schedule: Schedule,
        run: for<'a> fn(&'a mut JobRun<'_>) -> JobFuture<'a>,
    ) -> Self {
        Self {
            name,
            doc,
            schedule,
            run,
        }
    }
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job")
            .field("name", &self.name)
            .field("schedule", &self.schedule)
            .finish_non_exhaustive()
    }
}
