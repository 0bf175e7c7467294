//! Names of declarations as people read them.

/// A name of a declaration as people read it: `healthFacilities` and `health-facilities` become `Health facilities`.
#[must_use]
pub fn title(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        match character {
            '-' | '_' | '.' => text.push(' '),
            upper if upper.is_uppercase() && !text.is_empty() => {
                text.push(' ');
                text.extend(upper.to_lowercase());
            }
            other if text.is_empty() => text.extend(other.to_uppercase()),
            other => text.push(other),
        }
    }
    text
}

/// A sentence without the stop that documentation ends with.
#[must_use]
pub fn phrase(doc: &str) -> String {
    let doc = sentence(doc);
    doc.trim().strip_suffix('.').unwrap_or(doc.trim()).to_owned()
}

/// Documentation without the marks of code.
#[must_use]
pub fn sentence(doc: &str) -> String {
    doc.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_become_words() {
        let cases = [
            ("healthFacility", "Health facility"),
            ("health-facilities", "Health facilities"),
            ("code", "Code"),
            ("parent.code", "Parent code"),
        ];
        for (name, expected) in cases {
            assert_eq!(title(name), expected);
        }
    }
}
