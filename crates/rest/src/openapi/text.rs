//! The document as text for people: what fits stands on one line.

use serde_json::Value;

/// Characters of the longest line that is not broken.
const WIDTH: usize = 120;

/// The value as indented JSON.
#[must_use]
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, 0, &mut out);
    out.push('\n');
    out
}

/// Writes a value behind so many characters of its line.
fn write(value: &Value, indent: usize, before: usize, out: &mut String) {
    let line = one_line(value);
    if before + line.len() <= WIDTH {
        out.push_str(&line);
        return;
    }
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (format!("{}: ", Value::from(name.as_str())), value));
            block(members, ('{', '}'), indent, out);
        }
        Value::Array(values) => block(
            values.iter().map(|value| (String::new(), value)),
            ('[', ']'),
            indent,
            out,
        ),
        _ => out.push_str(&line),
    }
}

fn block<'v>(
    entries: impl Iterator<Item = (String, &'v Value)>,
    (open, close): (char, char),
    indent: usize,
    out: &mut String,
) {
    out.push(open);
    for (index, (name, value)) in entries.enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(indent + 1));
        out.push_str(&name);
        write(value, indent + 1, indent + 2 + name.len(), out);
    }
    out.push('\n');
    out.push_str(&" ".repeat(indent));
    out.push(close);
}

fn one_line(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), one_line(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, text};
    use serde_json::{Value, json};

    #[test]
    fn what_fits_stands_on_one_line() {
        assert_eq!(
            text(&json!({ "a": [1, { "b": null }] })),
            "{\"a\": [1, {\"b\": null}]}\n"
        );
        let long = json!({ "a": "x".repeat(WIDTH / 2), "b": ["y".repeat(WIDTH / 2), "z"] });
        let text = text(&long);
        assert!(
            text.lines().count() == 4 && text.starts_with("{\n \"a\": \"xxx"),
            "{text}"
        );
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), long);
    }
}
