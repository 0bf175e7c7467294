//! What this door is told about people: who somebody is, and how he proves it.
//!
//! The application implements [`Identity`] with core's own identity; tests with as little as they need.
//!
//! Its methods are given the worker's connections instead of one: checking a password waits for its turn, and whoever
//! waits must not keep a connection from others.

use futures_util::future::BoxFuture;
use openimis_core::access::{Actor, User};
use openimis_core::database::Connections;
use openimis_core::error::Error;
use openimis_core::language::Text;
use std::net::IpAddr;

/// Where a login comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The client's address, through trusted proxies.
    pub address: Option<IpAddr>,
    /// What it says it is.
    pub agent: Option<String>,
}

/// What a login or a refresh hands out.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Sent with every request.
    pub access: String,
    /// Seconds until it ends.
    pub expires_in: i64,
    /// Spent for the next pair.
    pub refresh: String,
    /// Seconds until the session ends.
    pub refresh_expires_in: i64,
}

/// Why identity refuses.
#[derive(Debug)]
pub enum Refusal {
    /// Something that is needed was not sent: its name.
    Missing(&'static str),
    /// Unknown name, wrong password, inactive account: which one is not told.
    IncorrectCredentials,
    /// A refresh or reset token that is unknown, spent or ended: which one is not told.
    InvalidToken,
    /// Too many failures; seconds until attempts are read again, and the sentence for people.
    Locked(u64, Text),
    /// What the new password lacks, in sentences.
    Policy(Vec<Text>),
    /// The server could not do it.
    Failed(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// What may come back from identity.
pub type Answered<'a, T> = BoxFuture<'a, Result<T, Refusal>>;

/// Who somebody is, and how he proves it.
pub trait Identity: Send + Sync {
    /// Who holds this access token; nobody if it is not ours, expired or revoked. Takes a connection only when the
    /// user's snapshot must be made.
    fn actor<'a>(
        &'a self,
        connections: &'a dyn Connections,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Option<Actor>, Error>>;

    /// Opens a session by name and password.
    fn log_in<'a>(
        &'a self,
        connections: &'a dyn Connections,
        username: &'a str,
        password: &'a str,
        client: &'a Client,
    ) -> Answered<'a, Tokens>;

    /// Spends a refresh token.
    fn refresh<'a>(&'a self, connections: &'a dyn Connections, refresh: &'a str) -> Answered<'a, Tokens>;

    /// Ends all sessions of the token's owner.
    fn log_out<'a>(&'a self, connections: &'a dyn Connections, user: &'a User) -> Answered<'a, ()>;

    /// The owner changes his password.
    fn change_password<'a>(
        &'a self,
        connections: &'a dyn Connections,
        user: &'a User,
        old: Option<&'a str>,
        new: &'a str,
        client: &'a Client,
    ) -> Answered<'a, ()>;

    /// Mails a token to the owner of this name or e-mail; tells nothing about whether there is one.
    fn request_reset<'a>(
        &'a self,
        connections: &'a dyn Connections,
        name: &'a str,
        client: &'a Client,
    ) -> Answered<'a, ()>;

    /// Sets a new password by a mailed token.
    fn confirm_reset<'a>(
        &'a self,
        connections: &'a dyn Connections,
        username: Option<&'a str>,
        token: &'a str,
        new: &'a str,
        client: &'a Client,
    ) -> Answered<'a, ()>;
}
