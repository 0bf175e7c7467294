//! The door, tested from outside with a tiny country of places and clinics.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets the unexpected ends there"
)]

mod account;
mod atomic;
mod auth;
mod broken_tables;
mod careful;
mod compound;
mod conformance;
mod conformance_table;
mod documents;
mod edge;
mod fixture;
mod formats;
mod languages;
mod links;
mod openapi;
mod own_routes;
mod pages;
mod parameters;
mod reading;
mod routes;
mod tables;
mod without_database;
mod writing;
mod xml;
