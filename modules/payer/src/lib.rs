#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("payer", env!("CARGO_PKG_VERSION"))
        .title("Payers")
        .requires(&["location", "product"])
}
