//! A server of this distribution in a process of its own, on a database of its own, for tests that stand outside.

#![allow(dead_code, unused_imports, reason = "each test program uses its part")]

mod api;
mod process;

pub use api::{Answer, Api, to_one};
pub use process::{Distribution, Login};
