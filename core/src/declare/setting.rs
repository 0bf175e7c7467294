//! Settings: typed, with defaults in code.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A module's settings: a struct whose `Default` is what holds when nobody says otherwise.
///
/// Derive `Serialize`, `Deserialize` (with `#[serde(default, deny_unknown_fields)]`) and `Settings`, which makes the
/// documentation from the doc comments. Overridden key by key, weakest first: `openimis.toml` (table `[module]`),
/// environment (`OPENIMIS__MODULE__KEY`), and rows of `"core_ModuleConfiguration"` (layer `be`), which are read again
/// while the server runs.
pub trait Settings: Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Every key with its documentation, in order.
    const KEYS: &'static [SettingKey];

    /// What the types cannot say (`1 ≤ size`); called for every source.
    ///
    /// # Errors
    /// The key and what is wrong with its value.
    fn check(&self) -> Result<(), (&'static str, String)> {
        Ok(())
    }
}

/// One key of a [`Settings`] struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettingKey {
    /// Its name in file, environment and table.
    pub name: &'static str,
    /// What it does, with its unit.
    pub doc: &'static str,
    /// Never printed.
    pub secret: bool,
}

/// A [`Settings`] type without its type, as the registry holds it.
#[derive(Clone, Copy)]
pub struct SettingsDescription {
    /// Every key with its documentation.
    pub keys: &'static [SettingKey],
    /// The defaults, as a JSON object.
    pub defaults: fn() -> serde_json::Value,
    /// Which type it is.
    pub id: fn() -> std::any::TypeId,
    /// Reads a JSON object of all keys; the error names the key.
    pub(crate) read: fn(serde_json::Value) -> Result<Box<dyn std::any::Any + Send + Sync>, SettingError>,
}

/// A value that a setting cannot take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingError {
    /// The key, if it is known.
    pub key: Option<String>,
    /// What is wrong.
    pub detail: String,
}

impl SettingsDescription {
    /// Describes the type.
    #[must_use]
    pub const fn of<S: Settings>() -> Self {
        Self {
            keys: S::KEYS,
            defaults: || serde_json::to_value(S::default()).unwrap_or_default(),
            id: std::any::TypeId::of::<S>,
            read: |value| {
                let settings: S = serde_json::from_value(value).map_err(|error| SettingError {
                    key: None,
                    detail: error.to_string(),
                })?;
                settings.check().map_err(|(key, detail)| SettingError {
                    key: Some(key.to_owned()),
                    detail,
                })?;
                Ok(Box::new(settings))
            },
        }
    }
}

impl std::fmt::Debug for SettingsDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SettingsDescription")
            .field("keys", &self.keys)
            .finish_non_exhaustive()
    }
}
