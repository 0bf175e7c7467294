#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("product", env!("CARGO_PKG_VERSION"))
        .title("Products")
        .requires(&["location", "medical"])
}
