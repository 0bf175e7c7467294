//! What can be set about jobs.

use crate::declare::{Job, Schedule, Settings};
use crate::registry::Registry;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Section `[jobs]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
pub struct JobSettings {
    /// When jobs are due, for those that are not to follow their own schedule: `{ "core.upkeep" = "every 30 minutes" }`.
    /// Also `daily 08:30`, in the time zone of the scheme (`server.time_zone`), and `never`: only by `openimis job run`.
    pub schedules: BTreeMap<String, Schedule>,
}

impl JobSettings {
    /// When the job is due.
    #[must_use]
    pub fn schedule(&self, job: &Job) -> Schedule {
        self.schedules.get(job.name).copied().unwrap_or(job.schedule)
    }

    /// The names in these settings that no linked module's job has.
    #[must_use]
    pub fn unknown<'s>(&'s self, registry: &Registry) -> Vec<&'s str> {
        let names = self.schedules.keys().map(String::as_str);
        names.filter(|name| registry.job(name).is_none()).collect()
    }
}
