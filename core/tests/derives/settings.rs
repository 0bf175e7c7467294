//! `#[derive(Settings)]`

use openimis_core::declare::{SettingKey, Settings};
use serde::{Deserialize, Serialize};

/// How parcels are sent.
#[derive(Debug, Default, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = weigh)]
pub struct Parcels {
    /// Heaviest parcel,
    /// in kilograms.
    pub max_weight: u32,
    /// Key of the carrier's interface.
    #[setting(secret)]
    pub carrier_key: String,
    /// What kind of parcel.
    pub r#type: String,
}

/// Settings that any value suits.
#[derive(Debug, Default, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
pub struct Unchecked {
    /// A number.
    pub number: i32,
}

fn weigh(parcels: &Parcels) -> Result<(), (&'static str, String)> {
    if parcels.max_weight > 40 {
        return Err(("max_weight", "must be 40 at most".to_owned()));
    }
    Ok(())
}

#[test]
fn keys_are_the_fields_with_their_documentation() {
    let key = |name, doc, secret| SettingKey { name, doc, secret };
    let expected = [
        key("max_weight", "Heaviest parcel, in kilograms.", false),
        key("carrier_key", "Key of the carrier's interface.", true),
        key("type", "What kind of parcel.", false),
    ];
    assert_eq!(Parcels::KEYS, expected);
}

#[test]
fn keys_are_what_serde_reads_and_writes() {
    let written = serde_json::to_value(Parcels::default()).unwrap();
    let mut names: Vec<_> = written.as_object().unwrap().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["carrier_key", "max_weight", "type"]);
}

#[test]
fn the_check_is_the_named_function() {
    let heavy = Parcels {
        max_weight: 41,
        ..Parcels::default()
    };
    assert_eq!(heavy.check(), Err(("max_weight", "must be 40 at most".to_owned())));
    assert_eq!(Parcels::default().check(), Ok(()));
    assert_eq!(Unchecked { number: -1 }.check(), Ok(()));
}
