//! Whether a job is due: pure.

use super::record::LastRun;
use crate::declare::Schedule;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// How long after a failure a job is tried again, unless its schedule comes first.
const RETRY: TimeDelta = TimeDelta::minutes(15);

/// When a job is to be done next; it is due if that is not in the future.
///
/// `since` is when this server began to look. A daily job that never ran waits for its hour: a program that is linked
/// into an old database must not begin with a surprise. One that was missed while no server ran is made up for.
pub(super) fn next(
    schedule: Schedule,
    zone: Tz,
    last: Option<&LastRun>,
    since: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let Some(last) = last else {
        return match schedule {
            Schedule::Every(_) => Some(since),
            other => other.next(since, zone),
        };
    };
    let regular = schedule.next(last.started_at, zone)?;
    match last.ended_at {
        // whoever holds the job's lock sees this only of a run that was cut off
        None => Some(last.started_at),
        Some(ended) if last.failed => Some(regular.min(ended + RETRY)),
        Some(_) => Some(regular),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> DateTime<Utc> {
        format!("2026-11-{time}:00Z").parse().unwrap()
    }

    fn run(started: &str, ended: Option<&str>, failed: bool) -> LastRun {
        LastRun {
            job: "policy.expire".to_owned(),
            started_at: at(started),
            ended_at: ended.map(at),
            failed,
            detail: None,
            progress: None,
        }
    }

    #[test]
    fn the_last_run_decides() {
        let (daily, hourly) = (Schedule::daily(8, 30), Schedule::every(60));
        let since = at("30T12:00");
        for (schedule, last, due) in [
            (daily, None, Some("01T08:30")),
            (hourly, None, Some("30T12:00")),
            (daily, Some(run("29T08:30", Some("29T08:31"), false)), Some("30T08:30")),
            // no server ran for days
            (daily, Some(run("20T08:30", Some("20T08:31"), false)), Some("21T08:30")),
            // by hand, before its hour
            (daily, Some(run("30T07:00", Some("30T07:01"), false)), Some("30T08:30")),
            (daily, Some(run("30T08:30", Some("30T08:40"), true)), Some("30T08:55")),
            (hourly, Some(run("30T08:30", Some("30T09:20"), true)), Some("30T09:30")),
            (daily, Some(run("30T08:30", None, false)), Some("30T08:30")),
            (Schedule::Never, Some(run("30T08:30", None, false)), None),
            (Schedule::Never, None, None),
        ] {
            let found = next(schedule, Tz::UTC, last.as_ref(), since);
            let found = found.map(|due| due.format("%dT%H:%M").to_string());
            assert_eq!(found.as_deref(), due, "{schedule} {last:?}");
        }
    }
}
