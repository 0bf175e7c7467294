//! Sources outside the database: the file and the environment.

use super::origin::{Given, Layer, Origin};
use super::problem::SettingProblem;
use config::{FileFormat, Source};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// How a variable that sets something begins.
const PREFIX: &str = "OPENIMIS__";
/// The variable that every hosting platform knows; it is the key `url` of the section `database`.
const DATABASE_URL: &str = "DATABASE_URL";

/// Where settings are read from at start.
#[derive(Debug, Clone, Default)]
pub struct SettingSources {
    /// `openimis.toml`, if there is one.
    pub file: Option<PathBuf>,
    /// The environment: names and values. Others than `OPENIMIS__…` and `DATABASE_URL` are left alone.
    pub variables: Vec<(String, String)>,
}

impl SettingSources {
    /// This file, and the environment of this process.
    ///
    /// Variables that are not UTF-8 are left out: none of ours can be.
    #[must_use]
    pub fn of_process(file: Option<PathBuf>) -> Self {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self { file, variables }
    }

    /// The layers that these sources make, weakest first.
    pub(super) fn layers(&self, problems: &mut Vec<SettingProblem>) -> Vec<Layer> {
        let file = self.file.as_deref().map(|path| read_file(path, problems));
        file.into_iter()
            .chain([self.variables_layer(problems), self.database_url_layer()])
            .collect()
    }

    /// `OPENIMIS__MODULE__KEY`, in any case.
    fn variables_layer(&self, problems: &mut Vec<SettingProblem>) -> Layer {
        let mut layer = Layer::new();
        for (name, text) in &self.variables {
            let Some(rest) = name.strip_prefix(PREFIX) else {
                continue;
            };
            let rest = rest.to_lowercase();
            let origin = Origin::Variable(name.clone());
            match rest.split_once("__") {
                Some((section, key)) => put(&mut layer, section, key, text, origin),
                None => problems.push(SettingProblem::UnknownSection { section: rest, origin }),
            }
        }
        layer
    }

    fn database_url_layer(&self) -> Layer {
        let mut layer = Layer::new();
        let found = self.variables.iter().rfind(|(name, _)| name == DATABASE_URL);
        if let Some((name, text)) = found.filter(|(_, text)| !text.is_empty()) {
            put(&mut layer, "database", "url", text, Origin::Variable(name.clone()));
        }
        layer
    }
}

fn put(layer: &mut Layer, section: &str, key: &str, text: &str, origin: Origin) {
    let given = Given {
        value: Value::String(text.to_owned()),
        origin,
        typed: false,
    };
    layer
        .entry(section.to_owned())
        .or_default()
        .insert(key.to_owned(), given);
}

fn read_file(path: &Path, problems: &mut Vec<SettingProblem>) -> Layer {
    let mut layer = Layer::new();
    let origin = Origin::File(path.display().to_string());
    let tables = match config::File::from(path).format(FileFormat::Toml).collect() {
        Ok(tables) => tables,
        Err(error) => {
            let detail = error.to_string();
            problems.push(SettingProblem::Unreadable { origin, detail });
            return layer;
        }
    };
    for (section, table) in tables {
        let Ok(keys) = table.into_table() else {
            let detail = format!("`{section}` stands outside a table: settings stand in the table of their module");
            let origin = origin.clone();
            problems.push(SettingProblem::Unreadable { origin, detail });
            continue;
        };
        let given = keys.into_iter().map(|(key, value)| {
            let value = value.try_deserialize().unwrap_or(Value::Null);
            let origin = origin.clone();
            let typed = true;
            (key, Given { value, origin, typed })
        });
        layer.insert(section, given.collect());
    }
    layer
}
