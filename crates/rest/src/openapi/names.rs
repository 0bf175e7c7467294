//! Names that generated code gets: of operations and of schemas.

use openimis_core::declare::Verb;
use openimis_core::registry::RegisteredOperation;

/// Words that a question's name may begin with; one that begins otherwise gets a verb.
const ASKING: &[&str] = &["check", "count", "find", "list"];

/// Of several rows: `health-facilities` is `HealthFacilities`.
pub(super) fn plural(resource: &str) -> String {
    pascal(resource)
}

/// Of one row: `health-facilities` is `HealthFacility`.
pub(super) fn singular(resource: &str) -> String {
    let plural = pascal(resource);
    let hissing = ["ses", "xes", "ches", "shes"];
    if let Some(stem) = plural.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let letters = if hissing.iter().any(|ending| plural.ends_with(ending)) {
        2
    } else {
        1
    };
    match plural.strip_suffix('s') {
        Some(stem) if letters == 1 => stem.to_owned(),
        Some(stem) => stem.strip_suffix('e').unwrap_or(stem).to_owned(),
        None => plural,
    }
}

/// The id of an operation: `location.move` is `moveLocation`, `location.check_code` is `checkLocationCode`. The row that
/// it is about is named once, whether the operation's name has it or not.
pub(super) fn operation(operation: &RegisteredOperation) -> String {
    let declared = operation.description.declared;
    let words = declared.name.split_once('.').map_or(declared.name, |(_, words)| words);
    let (verb, rest) = words.split_once('_').unwrap_or((words, ""));
    let one = singular(declared.resource);
    if matches!(declared.verb, Verb::Ask(_)) && !ASKING.contains(&verb) {
        return format!("get{one}{}", pascal(words));
    }
    let rest = pascal(rest);
    let further = rest
        .strip_prefix(&one)
        .filter(|further| !further.starts_with(char::is_lowercase));
    format!("{verb}{one}{}", further.unwrap_or(&rest))
}

/// The schema of the document that an operation takes.
pub(super) fn input(operation: &RegisteredOperation) -> String {
    pascal(&self::operation(operation))
}

/// Capitals where words begin.
pub(super) fn pascal(text: &str) -> String {
    let words = text.split(['-', '_', '.']).filter(|word| !word.is_empty());
    words.map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{plural, singular};

    #[test]
    fn one_of_many() {
        let cases = [
            ("health-facilities", "HealthFacility"),
            ("locations", "Location"),
            ("officer-villages", "OfficerVillage"),
            ("batches", "Batch"),
            ("staff", "Staff"),
        ];
        for (resource, expected) in cases {
            assert_eq!(singular(resource), expected);
        }
        assert_eq!(plural("health-facilities"), "HealthFacilities");
    }
}
