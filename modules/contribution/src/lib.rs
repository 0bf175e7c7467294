#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("contribution", env!("CARGO_PKG_VERSION"))
        .title("Contributions")
        .requires(&["policy", "payer"])
}
