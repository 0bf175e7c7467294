//! What a migration would do.

use std::fmt;

use super::differences::Differences;
use super::rights::Grant;
use super::unique::Offender;

/// What a migration would do to a database, in order. Steps that are done already are not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps that are not done.
    pub steps: Vec<PlannedStep>,
    /// Rights that system roles would be granted, on a database that we made.
    pub grants: Vec<Grant>,
    /// Why the database would be refused; [`migrate`](super::migrate) then does nothing.
    pub differences: Differences,
    /// What an adopted database lacks without harm: views and constraints.
    pub notes: Vec<String>,
}

/// A step and what would be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// Its module.
    pub module: String,
    /// Its version within the module.
    pub version: u32,
    /// Its name.
    pub name: String,
    /// What would be done.
    pub action: Action,
}

/// What is done with a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Its statements are run.
    Execute,
    /// It is recorded as there already.
    Adopt,
    /// Its invalid indexes are built again.
    Repair,
    /// Nothing: it waits for these modules or this extension.
    Wait(Vec<String>),
    /// Nothing: rows stand against the rule, to be mended by hand.
    Skip(Vec<Offender>),
}

impl Plan {
    /// Whether a migration would change nothing.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.differences.is_empty()
            && self.grants.is_empty()
            && self.steps.iter().all(|step| !step.action.does_something())
    }
}

impl Action {
    /// Whether it writes anything.
    #[must_use]
    pub fn does_something(&self) -> bool {
        matches!(self, Self::Execute | Self::Adopt | Self::Repair)
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.differences.is_empty() {
            writeln!(f, "refused, the database does not fit:\n{}", self.differences)?;
        }
        for step in &self.steps {
            writeln!(f, "{step}")?;
        }
        if !self.grants.is_empty() {
            writeln!(f, "grant    {} rights to the system roles", self.grants.len())?;
        }
        for note in &self.notes {
            writeln!(f, "note     {note}")?;
        }
        if self.is_done() {
            writeln!(f, "nothing to do")?;
        }
        Ok(())
    }
}

impl fmt::Display for PlannedStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<8} {}.{:04} {}",
            self.action.verb(),
            self.module,
            self.version,
            self.name
        )?;
        match &self.action {
            Action::Wait(needed) => write!(f, ": needs {}", needed.join(", ")),
            Action::Skip(offenders) => {
                f.write_str(": not unique")?;
                offenders
                    .iter()
                    .try_for_each(|offender| write!(f, "\n           {offender}"))
            }
            Action::Execute | Action::Adopt | Action::Repair => Ok(()),
        }
    }
}

impl Action {
    const fn verb(&self) -> &'static str {
        match self {
            Self::Execute => "execute",
            Self::Adopt => "adopt",
            Self::Repair => "repair",
            Self::Wait(_) => "wait",
            Self::Skip(_) => "skip",
        }
    }
}
