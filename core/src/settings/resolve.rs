//! From defaults and layers to the values of one section.

use super::origin::{Given, Layer, Origin};
use super::problem::SettingProblem;
use super::section::Section;
use super::value;
use crate::declare::SettingError;
use serde_json::{Map, Value};
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values of one section, with where each that is no default comes from.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub section: Section,
    pub values: Map<String, Value>,
    pub origins: BTreeMap<&'static str, Origin>,
}

impl Resolved {
    /// The section's defaults.
    pub(super) fn defaults(section: Section) -> Self {
        Self {
            section,
            values: value::defaults(&section.settings),
            origins: BTreeMap::new(),
        }
    }

    /// Lays what one source sets over the values, key by key; what does not fit is left out and reported.
    pub(super) fn overlay(&mut self, given: &BTreeMap<String, Given>, problems: &mut Vec<SettingProblem>) {
        for (name, given) in given {
            let keys = self.section.settings.keys;
            let Some(key) = keys.iter().find(|key| key.name == name) else {
                problems.push(SettingProblem::UnknownKey {
                    section: self.section.name.to_owned(),
                    key: name.clone(),
                    origin: given.origin.clone(),
                    known: keys.iter().map(|key| key.name).collect(),
                });
                continue;
            };
            match value::fit(&self.section.settings, key, given) {
                Ok(value) => {
                    self.values.insert(name.clone(), value);
                    self.origins.insert(key.name, given.origin.clone());
                }
                Err(detail) => problems.push(SettingProblem::WrongValue {
                    section: self.section.name.to_owned(),
                    key: name.clone(),
                    origin: Some(given.origin.clone()),
                    detail,
                }),
            }
        }
    }

    /// The typed settings.
    pub(super) fn read(&self) -> Result<Arc<dyn Any + Send + Sync>, SettingProblem> {
        let read = (self.section.settings.read)(Value::Object(self.values.clone()));
        read.map(Arc::from).map_err(|SettingError { key, detail }| {
            let key = key.unwrap_or_default();
            SettingProblem::WrongValue {
                section: self.section.name.to_owned(),
                origin: self.origins.get(key.as_str()).cloned(),
                key,
                detail,
            }
        })
    }
}

/// Every section with what the layers set; names that nothing has are reported.
pub(super) fn resolve(sections: &[Section], layers: &[Layer], problems: &mut Vec<SettingProblem>) -> Vec<Resolved> {
    let mut resolved: Vec<_> = sections.iter().copied().map(Resolved::defaults).collect();
    for (name, keys) in layers.iter().flatten() {
        match resolved.iter_mut().find(|resolved| resolved.section.name == name) {
            Some(resolved) => resolved.overlay(keys, problems),
            None => problems.extend(keys.values().next().map(|given| SettingProblem::UnknownSection {
                section: name.clone(),
                origin: given.origin.clone(),
            })),
        }
    }
    resolved
}
