//! Names every dependency of this distribution, because the linker drops crates that nothing names and a module that
//! is dropped registers nothing.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=Cargo.toml");
    let manifest = fs::read_to_string("Cargo.toml")?;
    let crates = manifest
        .lines()
        .skip_while(|line| line.trim() != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'));
    let named: Vec<_> = crates
        .map(|name| format!("extern crate {} as _;\n", name.replace('-', "_")))
        .collect();
    fs::write(Path::new(&env::var("OUT_DIR")?).join("modules.rs"), named.concat())?;
    Ok(())
}
