#![doc = include_str!("../README.md")]

//! ## The walk of a request
//!
//! [`http`] reads the request and finds out who asks; async-graphql parses and validates it against the [`schema`], which
//! was made from the registry once, by way of the [`model`]. Root fields [`read`] with core's read engine, a whole subtree
//! at once, which becomes the [`answer`]; what goes wrong becomes an [`error`].
//!
//! No module is known here: everything follows from the registry.

mod answer;
mod door;
mod error;
mod http;
mod model;
mod operate;
mod read;
mod request;
mod schema;
mod session;

pub use door::{Door, Options, sdl};

/// Where the door is.
pub const PATH: &str = "/api/graphql";
