#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("medical_pricelist", env!("CARGO_PKG_VERSION"))
        .title("Price lists")
        .requires(&["location", "medical"])
}
