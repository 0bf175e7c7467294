//! The GraphQL door, asked as openIMIS's clients ask it: a server in a process of its own, with cookies, headers and bodies
//! as they are on the wire. "Trap 3" is the third of frontend-api, chapter 8; "spec" is core-location.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says by panicking what is wrong"
)]

#[path = "../support/mod.rs"]
mod support;

mod browser;
mod compared;
mod enrolment;
mod front_end;
mod household;
mod journey;
mod office;
mod officers;
mod operations;
mod pages;
mod paging;
mod photos;
mod reference;
mod registers;
mod replay;
mod requests;
mod rights;
mod samples;
mod scheme;
mod statements;
mod switches;
mod totals;
mod touched;
mod traps;
