//! From the links that are there to those that are wanted (spec 1.2): pure.

use std::collections::BTreeSet;

/// A link row of one person: its key, its place, whether it is live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Present {
    pub(super) key: i32,
    pub(super) place: i32,
    pub(super) live: bool,
}

/// What has to be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Keys of live rows that end.
    pub(super) end: Vec<i32>,
    /// Keys of ended rows that hold again, with the key and the beginning that they had.
    pub(super) revive: Vec<i32>,
    /// Places that were never linked.
    pub(super) insert: Vec<i32>,
    /// Places that were not linked just now: those revived and inserted.
    pub(super) gained: Vec<i32>,
}

/// Compares. Live rows of wanted places stay as they are, doubles of the existing backend included.
pub(super) fn plan(present: &[Present], wanted: &BTreeSet<i32>) -> Plan {
    let of = |place: i32| present.iter().filter(move |row| row.place == place);
    let is_stale = |row: &&Present| row.live && !wanted.contains(&row.place);
    let mut plan = Plan {
        end: present.iter().filter(is_stale).map(|row| row.key).collect(),
        ..Plan::default()
    };
    for place in wanted.iter().copied().filter(|place| !of(*place).any(|row| row.live)) {
        plan.gained.push(place);
        match of(place).map(|row| row.key).max() {
            Some(key) => plan.revive.push(key),
            None => plan.insert.push(place),
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn row(key: i32, place: i32, live: bool) -> Present {
        Present { key, place, live }
    }

    /// Rule 51: from {A, B} to {B, C}, and back.
    #[test]
    fn rule_51_links_end_are_revived_and_inserted() {
        let (a, b, c) = (1, 2, 3);
        let there = plan(&[row(10, a, true), row(11, b, true)], &[b, c].into());
        let expected = Plan {
            end: vec![10],
            insert: vec![c],
            gained: vec![c],
            ..Plan::default()
        };
        assert_eq!(there, expected);
        let back = plan(&[row(10, a, false), row(11, b, true), row(12, c, true)], &[a, b].into());
        let expected = Plan {
            end: vec![12],
            revive: vec![10],
            gained: vec![a],
            ..Plan::default()
        };
        assert_eq!(back, expected);
    }

    #[test]
    fn doubles_stay_and_only_the_newest_ended_row_is_revived() {
        assert_eq!(
            plan(&[row(10, 1, true), row(11, 1, true)], &[1].into()),
            Plan::default()
        );
        assert_eq!(plan(&[row(10, 1, false), row(11, 1, false)], &[1].into()).revive, [11]);
    }
}
