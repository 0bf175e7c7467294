//! Modules in dependency order.

use super::RegistryProblem;
use crate::declare::Module;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts modules so that each comes after those it requires; among equals by name, so that the order never depends on
/// the linker. Modules of a cycle are left out of the result and reported.
pub(super) fn sort(
    modules: &BTreeMap<&'static str, &'static Module>,
    problems: &mut Vec<RegistryProblem>,
) -> Vec<&'static Module> {
    let mut sorted = Vec::with_capacity(modules.len());
    let mut done = BTreeSet::new();
    loop {
        let ready = modules.values().find(|module| {
            !done.contains(module.name)
                && module
                    .requires
                    .iter()
                    .all(|required| done.contains(required) || !modules.contains_key(required))
        });
        let Some(module) = ready else { break };
        done.insert(module.name);
        sorted.push(*module);
    }
    let mut left: BTreeSet<_> = modules.keys().copied().filter(|name| !done.contains(name)).collect();
    while let Some(start) = left.first().copied() {
        let cycle = cycle_from(start, modules, &done);
        left.retain(|name| !cycle.contains(name) && !leads_into(name, &cycle, modules));
        problems.push(RegistryProblem::Cycle(cycle));
    }
    sorted
}

/// Follows requirements from an unsortable module until one repeats: that is the cycle.
fn cycle_from(
    start: &'static str,
    modules: &BTreeMap<&'static str, &'static Module>,
    done: &BTreeSet<&'static str>,
) -> Vec<&'static str> {
    let mut path = vec![start];
    loop {
        let next = path.last().and_then(|name| modules.get(name)).and_then(|module| {
            module
                .requires
                .iter()
                .find(|required| modules.contains_key(*required) && !done.contains(*required))
        });
        let Some(next) = next else { return path };
        if let Some(first) = path.iter().position(|name| name == next) {
            let mut cycle = path.split_off(first);
            cycle.push(next);
            return cycle;
        }
        path.push(next);
    }
}

/// Whether a module is unsortable only because it needs a module of the cycle.
fn leads_into(name: &str, cycle: &[&'static str], modules: &BTreeMap<&'static str, &'static Module>) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        if cycle.contains(&name) {
            return true;
        }
        if seen.insert(name)
            && let Some(module) = modules.get(name)
        {
            open.extend(module.requires);
        }
    }
    false
}
