//! Names every dependency of this distribution, because the linker drops crates that nothing names and a module that
//! is dropped registers nothing.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=Cargo.toml");
    let manifest = fs::read_to_string("Cargo.toml").expect("cargo runs build scripts in the package's folder");
    let crates: String = manifest
        .lines()
        .skip_while(|line| line.trim() != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .map(|name| format!("extern crate {} as _;\n", name.replace('-', "_")))
        .collect();
    let folder = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("modules.rs"), crates).expect("OUT_DIR is writable");
}
