//! Processor time and memory of processes, as Linux tells them under /proc.

use anyhow::{Context, Result};
use openimis_localdb::Cluster;
use std::fs;

/// Linux counts processor time for programs in hundredths of a second on every platform.
const MICROSECONDS_PER_TICK: u64 = 10_000;

/// Processor time used so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Usage {
    ticks: u64,
}

impl Usage {
    /// Of one process with all its threads.
    pub(super) fn of(process: u32) -> Result<Self> {
        let ticks = Stat::of(process)
            .context("/proc is needed to measure processor time")?
            .own;
        Ok(Self { ticks })
    }

    /// Of PostgreSQL with all its processes, ended ones included.
    pub(super) fn of_postgres(cluster: &Cluster) -> Result<Self> {
        let main = cluster.process().context("PostgreSQL does not run")?;
        let stat = Stat::of(main).context("/proc is needed to measure processor time")?;
        let processes = fs::read_dir("/proc")?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        let children = processes.filter_map(Stat::of).filter(|child| child.parent == main);
        let ticks = stat.own + stat.ended_children + children.map(|child| child.own).sum::<u64>();
        Ok(Self { ticks })
    }

    /// What was used since.
    pub(super) const fn since(self, earlier: Self) -> Self {
        Self {
            ticks: self.ticks.saturating_sub(earlier.ticks),
        }
    }

    /// Microseconds for each of so many.
    pub(super) fn per(self, count: u64) -> u64 {
        self.ticks * MICROSECONDS_PER_TICK / count.max(1)
    }
}

/// Memory that a process has in use, in kilobytes.
pub(super) fn memory(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.context("no VmRSS")?.parse()?)
}

struct Stat {
    parent: u32,
    own: u64,
    ended_children: u64,
}

impl Stat {
    fn of(process: u32) -> Option<Self> {
        Self::parse(&fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        // the name, in brackets, may hold blanks
        let fields: Vec<_> = text.rsplit_once(')')?.1.split_whitespace().collect();
        let number = |index: usize| fields.get(index)?.parse::<u64>().ok();
        Some(Self {
            parent: number(1)?.try_into().ok()?,
            own: number(11)? + number(12)?,
            ended_children: number(13)? + number(14)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Stat;

    #[test]
    fn a_name_with_blanks_and_brackets_is_skipped() {
        let text = "42 (postgres: (a) b) S 7 42 42 0 -1 4194560 1 2 3 4 500 60 7 8 20 0 1 0 100 1 1";
        let stat = Stat::parse(text).unwrap();
        assert_eq!((stat.parent, stat.own, stat.ended_children), (7, 560, 15));
        assert!(Stat::parse("nonsense").is_none());
    }
}
