//! Settings while the server runs.

use crate::declare::Settings;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The settings of all modules as they hold now.
#[derive(Default)]
pub struct SettingsStore {
    values: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl SettingsStore {
    /// The settings of this type; their defaults if no linked module declares them.
    #[must_use]
    pub fn get<S: Settings>(&self) -> Arc<S> {
        let values = self.values.read().unwrap_or_else(PoisonError::into_inner);
        let found = values.get(&TypeId::of::<S>()).cloned();
        found.and_then(|value| value.downcast::<S>().ok()).unwrap_or_default()
    }

    /// Replaces the settings of this type.
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
