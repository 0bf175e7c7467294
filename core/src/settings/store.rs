//! The settings as they hold now.

use super::origin::Layer;
use super::problem::{SettingProblem, SettingProblems};
use super::resolve::{Resolved, resolve};
use super::section::{self, Section};
use super::source::SettingSources;
use super::table;
use crate::declare::Settings;
use crate::error::Error;
use crate::registry::Registry;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// The settings of the server and of all modules as they hold now.
#[derive(Default)]
pub struct SettingsStore {
    values: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    /// What defaults, file and environment say for each module; rows of the table are laid over it.
    modules: Vec<Resolved>,
    /// What was complained about in the table, so that it is said once.
    warned: Mutex<BTreeSet<String>>,
}

impl SettingsStore {
    /// Reads file and environment over the defaults of the linked modules and of these sections.
    ///
    /// Rows of the table are not read: call [`SettingsStore::reload`] once the database can be reached.
    ///
    /// # Errors
    /// All that is wrong, together.
    pub fn load(registry: &Registry, sections: &[Section], sources: &SettingSources) -> Result<Self, SettingProblems> {
        let mut problems = Vec::new();
        let layers = sources.layers(&mut problems);
        let all = resolve(&section::all(registry, sections), &layers, &mut problems);
        let mut store = Self::default();
        for resolved in &all {
            match resolved.read() {
                Ok(value) => store.set_any((resolved.section.settings.id)(), value),
                Err(problem) => problems.push(problem),
            }
        }
        let is_module = |resolved: &Resolved| section::of_modules(registry).any(|m| m.name == resolved.section.name);
        store.modules = all.into_iter().filter(is_module).collect();
        if problems.is_empty() {
            Ok(store)
        } else {
            Err(SettingProblems(problems))
        }
    }

    /// Reads the rows of `"core_ModuleConfiguration"` that hold now and lays them over file and environment.
    ///
    /// A row never stops the server: what is wrong with it is logged once and ignored. Rows of modules that are not
    /// linked belong to the other backend and are passed over in silence.
    ///
    /// # Errors
    /// When the table cannot be read; all settings stay as they are.
    pub async fn reload(&self, connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<(), Error> {
        let mut problems = Vec::new();
        let layer = table::read(connection, now, &mut problems).await?;
        self.apply(&layer, &mut problems);
        self.warn(&problems);
        Ok(())
    }

    fn apply(&self, layer: &Layer, problems: &mut Vec<SettingProblem>) {
        for base in &self.modules {
            let mut resolved = base.clone();
            if let Some(keys) = layer.get(base.section.name) {
                resolved.overlay(keys, problems);
            }
            // values that fit one by one may not fit together: then the rows of this module do not count
            let value = resolved.read().map_err(|problem| problems.push(problem));
            if let Ok(value) = value.or_else(|()| base.read()) {
                self.set_any((base.section.settings.id)(), value);
            }
        }
    }

    fn warn(&self, problems: &[SettingProblem]) {
        let mut warned = self.warned.lock().unwrap_or_else(PoisonError::into_inner);
        for problem in problems {
            let text = problem.to_string();
            if !warned.contains(&text) {
                log::log!(table::level(problem), "ignored: {text}");
                warned.insert(text);
            }
        }
    }

    /// The settings of this type; their defaults if nothing that is linked declares them.
    #[must_use]
    pub fn get<S: Settings>(&self) -> Arc<S> {
        let values = self.values.read().unwrap_or_else(PoisonError::into_inner);
        let found = values.get(&TypeId::of::<S>()).cloned();
        found.and_then(|value| value.downcast::<S>().ok()).unwrap_or_default()
    }

    /// Replaces the settings of this type, until the next [`SettingsStore::reload`]: for tests and the command line.
    pub fn set<S: Settings>(&self, settings: S) {
        self.set_any(TypeId::of::<S>(), Arc::new(settings));
    }

    pub(crate) fn set_any(&self, id: TypeId, value: Arc<dyn Any + Send + Sync>) {
        self.values
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, value);
    }
}

impl std::fmt::Debug for SettingsStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SettingsStore").finish_non_exhaustive()
    }
}
