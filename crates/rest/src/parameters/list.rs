//! Several values in one parameter: separated by commas; `\,` is a comma and `\\` a backslash within a value.

use crate::message;
use openimis_core::language::Said;

/// The values. An empty text is one empty value.
pub(super) fn split(text: &str) -> Result<Vec<String>, Said> {
    let mut values = vec![String::new()];
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let added = match character {
            ',' => {
                values.push(String::new());
                continue;
            }
            '\\' => match characters.next() {
                Some(escaped @ (',' | '\\')) => escaped,
                _ => return Err(message::backslash()),
            },
            other => other,
        };
        if let Some(last) = values.last_mut() {
            last.push(added);
        }
    }
    Ok(values)
}

/// Names separated by commas; an empty text has none.
pub(super) fn names(text: &str) -> Result<Vec<String>, Said> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<_> = text.split(',').map(str::to_owned).collect();
    if names.iter().any(String::is_empty) {
        return Err(message::names_and_commas());
    }
    Ok(names)
}
