//! What strangers and crowds may send to a running server: it answers or refuses, and neither grows nor stops.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says by panicking what is wrong"
)]

#[path = "../support/mod.rs"]
mod support;

mod bodies;
mod crowd;
mod heads;
mod seeds;
mod slow;
mod wire;

use support::{Api, Distribution};

/// A server with these settings, somebody who may do everything, and his token.
async fn office(settings: &[(&str, &str)]) -> (Distribution, Api, String) {
    let server = Distribution::start(settings);
    let api = Api::anonymous(&server.address).log_in(server.login("admin")).await;
    let token = api.token.clone().unwrap();
    (server, api, token)
}
