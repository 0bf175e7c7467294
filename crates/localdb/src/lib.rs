#![doc = include_str!("../README.md")]

mod account;
mod address;
mod cluster;
mod database;
mod error;
mod folder;
mod init;
mod keeper;
mod layouts;
mod lock;
mod options;
mod postmaster;
mod process;
mod programs;
mod psql;
mod server;
mod settings;
mod site;
mod socket;

pub use cluster::Cluster;
pub use error::{Error, Result};
pub use layouts::Search;
pub use options::{Options, Profile};
pub use programs::{OLDEST_MAJOR, Programs};
