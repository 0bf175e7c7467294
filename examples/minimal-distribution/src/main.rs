//! A distribution without any module but core. Copy it, and add a line a module to `Cargo.toml`.

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

fn main() -> std::process::ExitCode {
    openimis_server::run(env!("CARGO_PKG_VERSION"))
}
