#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("policy", env!("CARGO_PKG_VERSION"))
        .title("Policies")
        .requires(&["insuree", "product"])
}
