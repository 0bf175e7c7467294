//! The way to the database: its address, connections and a pool of them for each worker.
//!
//! A database that is away is [`Error::Unavailable`](crate::error::Error::Unavailable) everywhere; doors answer 503 with
//! `Retry-After`. Nothing has to be restarted when it is back.

mod address;
mod connect;
mod connections;
pub(crate) mod outage;
mod pool;
mod settings;
mod tls;

pub use address::{Address, AddressError, Protection};
pub use connect::Database;
pub use connections::{Cancel, Connections, Lease};
pub use pool::{Pool, PoolFigures};
pub use settings::DatabaseSettings;
