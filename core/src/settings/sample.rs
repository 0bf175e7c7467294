//! A complete `openimis.toml`, with everything in it commented out.

use super::section::{self, Section};
use super::value;
use crate::declare::SettingKey;
use crate::registry::Registry;
use serde_json::Value;

const HEAD: &str = "\
# Settings of openIMIS. Every key is here with its default: take away the `#` before a key to change it. What is told as
# `not set` has no default, and is set by `key = value` as the others are.
#
# Each is also an environment variable, which wins over this file: OPENIMIS__SECTION__KEY. A list there is JSON.
# DATABASE_URL is the address of the database. Rows of core_ModuleConfiguration win over both, for modules.
";

/// Everything that can be set in a distribution, with its documentation and defaults: what `openimis config sample`
/// prints.
#[must_use]
pub fn sample(registry: &Registry, sections: &[Section]) -> String {
    let tables: String = section::all(registry, sections).iter().map(table).collect();
    format!("{HEAD}{tables}")
}

fn table(section: &Section) -> String {
    let defaults = value::defaults(&section.settings);
    let entries: String = section
        .settings
        .keys
        .iter()
        .map(|key| entry(key, defaults.get(key.name).unwrap_or(&Value::Null)))
        .collect();
    format!("\n# {}\n[{}]\n{entries}", section.title, section.name)
}

fn entry(key: &SettingKey, default: &Value) -> String {
    let doc: Vec<_> = key.doc.lines().map(|line| format!("# {}", line.trim())).collect();
    let value = match default {
        _ if key.secret => " = \"\"".to_owned(),
        // TOML has no word for nothing
        Value::Null => ": not set".to_owned(),
        default => format!(" = {}", toml(default)),
    };
    format!("\n{}\n# {}{value}\n", doc.join("\n"), key.name)
}

/// TOML's spelling of a value; a JSON text is a TOML text, its escapes are the same.
fn toml(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(toml).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter();
            let members: Vec<_> = members
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| format!("{} = {}", Value::from(name.as_str()), toml(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        other => other.to_string(),
    }
}
