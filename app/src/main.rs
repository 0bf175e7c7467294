//! The openIMIS server. What it consists of stands in `Cargo.toml`: one dependency a module.

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

fn main() -> std::process::ExitCode {
    openimis_server::run(env!("CARGO_PKG_VERSION"))
}
