//! `cargo xtask graphql-diff`: our GraphQL schema against the one of a running openIMIS.
//!
//! Only types that we have are compared, and `Query` and `Mutation` as far as their fields are named in the list of
//! accepted differences or are ours: what modules declare that are not linked is nobody's difference. What we have in
//! addition disturbs no client and is not listed.

mod accepted;
mod schema;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use schema::{Schema, Type};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What to compare.
#[derive(Debug, Args)]
pub(crate) struct GraphqlDiff {
    /// The schema of the reference.
    #[arg(long, default_value = "../shared/reference/schema.graphql")]
    reference: PathBuf,
    /// Our schema.
    #[arg(long, default_value = "contracts/schema.graphql")]
    ours: PathBuf,
    /// Differences that are accepted, each with its reason.
    #[arg(long, default_value = "contracts/graphql-differences.md")]
    accepted: PathBuf,
}

impl GraphqlDiff {
    /// Prints every difference, and fails if one of them is not accepted or an accepted one is gone.
    pub(crate) fn run(&self) -> Result<()> {
        let read = |path: &PathBuf| {
            std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
        };
        let reference = Schema::parse(&read(&self.reference)?).context("the reference")?;
        let ours = Schema::parse(&read(&self.ours)?).context("our schema")?;
        let accepted = accepted::read(&read(&self.accepted)?)?;
        let found = differences(&reference, &ours);
        let open: Vec<_> = found.iter().filter(|found| !accepted.covers(found)).collect();
        for difference in &open {
            println!("{difference}");
        }
        let gone: Vec<_> = accepted.unused(&found);
        for rule in &gone {
            println!("no longer different: {rule}");
        }
        println!(
            "{} differences, {} of them accepted",
            found.len(),
            found.len() - open.len()
        );
        ensure!(
            open.is_empty() && gone.is_empty(),
            "the list of accepted differences is not what it should be"
        );
        Ok(())
    }
}

/// What the reference has and we have not, or have otherwise, one line each.
fn differences(reference: &Schema, ours: &Schema) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, theirs) in &reference.types {
        if let Some(our) = ours.types.get(name) {
            compare(ours, (name, theirs, our), &mut found);
        }
    }
    // a field that only we require refuses requests that the reference takes
    for (name, our) in ours.types.iter().filter(|(_, our)| our.is_input) {
        let Some(theirs) = reference.types.get(name) else {
            continue;
        };
        for (field, member) in &our.members {
            if member.kind.ends_with('!') && !theirs.members.contains_key(field) {
                found.insert(format!("required {name}.{field}: {}", member.kind));
            }
        }
    }
    found
}

fn compare(schema: &Schema, (name, theirs, ours): (&str, &Type, &Type), found: &mut BTreeSet<String>) {
    // roots of modules that are not linked
    let is_root = matches!(name, "Query" | "Mutation");
    for (field, their) in &theirs.members {
        let Some(our) = ours.members.get(field) else {
            if !is_root {
                found.insert(missing(schema, &their.kind, &format!("{name}.{field}: {}", their.kind)));
            }
            continue;
        };
        let fits = if theirs.is_input {
            is_as_strict(&their.kind, &our.kind)
        } else {
            is_as_strict(&our.kind, &their.kind)
        };
        if !fits {
            found.insert(format!("differs {name}.{field}: {} is {}", their.kind, our.kind));
        }
        for (argument, kind) in &their.arguments {
            match our.arguments.get(argument) {
                None => drop(found.insert(format!("missing {name}.{field}({argument}: {kind})"))),
                Some(ours) if is_as_strict(kind, ours) => {}
                Some(ours) => drop(found.insert(format!("differs {name}.{field}({argument}): {kind} is {ours}"))),
            }
        }
    }
}

/// A member that is not there; one that leads to a type that is not there either is told by that type alone.
fn missing(schema: &Schema, kind: &str, member: &str) -> String {
    let base = kind.trim_matches(['[', ']', '!']);
    let base = base.strip_suffix("Connection").unwrap_or(base);
    // a value of an enumeration leads nowhere
    let is_built_in = matches!(base, "ID" | "String" | "Int" | "Float" | "Boolean" | "value");
    if is_built_in || schema.types.contains_key(base) {
        format!("missing {member}")
    } else {
        format!("type {base}")
    }
}

/// Whether one type promises at least what the other does: the same, with `!` wherever the other has it. Clients of the
/// reference may be promised more, and asked for less.
fn is_as_strict(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars().peekable(), other.chars().peekable());
    loop {
        let bang = other.next_if_eq(&'!').is_some();
        if one.next_if_eq(&'!').is_none() && bang {
            return false;
        }
        match (one.next(), other.next()) {
            (None, None) => return true,
            (here, there) if here == there => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{accepted, differences, schema::Schema};

    const REFERENCE: &str = "type Query { places(code: String, name_Icontains: String): [Place] other: Int }
        type Place { id: ID! code: String! name: String far: [Far]! lax: Int } enum Kind { A B } input New { code: String! }";

    #[test]
    fn what_is_missing_or_differs_is_told_and_what_is_added_is_not() {
        let ours = "type Query { places(code: Int): [Place] ours: Int }
            type Place { id: ID! code: String extra: Int lax: Int! } enum Kind { A } input New { code: String! more: Int! }";
        let found = differences(&Schema::parse(REFERENCE).unwrap(), &Schema::parse(ours).unwrap());
        let found: Vec<_> = found.iter().map(String::as_str).collect();
        let expected = [
            "differs Place.code: String! is String",
            "differs Query.places(code): String is Int",
            "missing Kind.B: value",
            "missing Place.name: String",
            "missing Query.places(name_Icontains: String)",
            "required New.more: Int!",
            "type Far",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_accepted_needs_a_reason_and_goes_when_it_is_gone() {
        let accepted = accepted::read("# List\n\n- `missing Place.name` — W-1: nobody has it.\n").unwrap();
        assert!(accepted.covers("missing Place.name: String"));
        assert!(!accepted.covers("missing Place.names: String"));
        let none = std::collections::BTreeSet::new();
        assert_eq!(accepted.unused(&none), ["missing Place.name"]);
        assert!(accepted::read("- `missing Place.name`\n").is_err());
    }
}
