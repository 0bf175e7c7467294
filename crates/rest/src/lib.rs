#![doc = include_str!("../README.md")]

//! ## The walk of a request
//!
//! A request passes [`edge`] (request id, rate limit, headers, log), then `dispatch`, which asks [`routes`] what the
//! address means and [`auth`] who asks. `read` answers from the read engine, `write` runs operations; both read
//! [`parameters`] and answer with [`document`]s, each in the [`format`](crate::format) that was asked for. What goes wrong becomes an answer in [`errors`] and nowhere else.
//! [`openapi`] describes all of it.
//!
//! No module is known here: everything follows from the registry.

pub mod auth;
mod body;
mod callers;
mod dispatch;
mod docs;
pub mod document;
mod door;
pub mod edge;
pub mod errors;
mod etag;
pub mod format;
mod health;
pub mod identity;
pub mod language;
mod message;
pub mod negotiate;
pub mod openapi;
pub mod parameters;
mod read;
pub mod routes;
mod write;

pub use door::{Door, Fact, Gauge, Options, Readiness};
#[doc(hidden)] // for fuzz targets, which look at parsers without a server
pub use write::rehearse_operations;

/// Where the API is; a change that breaks clients gets another one.
pub const BASE: &str = "/api/v1";
