//! What runs below every request, on real databases: settings, access, connections.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

mod actor_cache;
mod database;
mod pool;
mod recovery;
mod rights;
mod setting_rows;
mod setting_sources;
mod superusers;
mod tls;
mod tls_front;
