#![doc = include_str!("../README.md")]

use openimis_core::declare::Module;

openimis_core::inventory::submit! {
    Module::new("medical", env!("CARGO_PKG_VERSION"))
        .title("Medical registers")
        .requires(&["core"])
}
