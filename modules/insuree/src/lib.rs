#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("insuree", env!("CARGO_PKG_VERSION"))
        .title("Insurees and families")
        .requires(&["location"])
}
