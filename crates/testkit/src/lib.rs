//! Servers, databases and actors for tests.

pub mod program;
