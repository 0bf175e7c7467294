//! Telling other server processes that a user, or a role, has changed.

use super::ActorCache;
use crate::database::Database;
use crate::error::Error;
use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::StreamExt as _;
use uuid::Uuid;

/// The channel of `NOTIFY`; another backend that knows it may use it too.
pub const CHANNEL: &str = "openimis_access";

/// Payload of a change that concerns everybody.
const EVERYBODY: &str = "*";

/// Whom a change of users, roles, rights or sessions concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorChange {
    /// One user, by key of `"core_User"`.
    User(Uuid),
    /// All who may hold a role that was changed.
    Everybody,
}

impl ActorChange {
    /// Tells other server processes when the transaction commits, and only then.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn announce(self, connection: &mut AsyncPgConnection) -> diesel::QueryResult<()> {
        let payload = match self {
            Self::User(user) => user.to_string(),
            Self::Everybody => EVERYBODY.to_owned(),
        };
        diesel::sql_query("SELECT pg_notify($1, $2)")
            .bind::<Text, _>(CHANNEL)
            .bind::<Text, _>(payload)
            .execute(connection)
            .await?;
        Ok(())
    }

    /// What a payload means; one that cannot be read concerns everybody, to be safe.
    fn from_payload(payload: &str) -> Self {
        payload.parse().map_or(Self::Everybody, Self::User)
    }
}

/// Applies what other server processes announce, until the connection breaks; answers why it did.
///
/// A task of the process calls it again and again, with a pause: whatever is missed meanwhile is noticed by the age of
/// the snapshots.
pub async fn listen(database: &Database, actors: &ActorCache) -> Error {
    match listening(database, actors).await {
        Ok(()) => Error::Unavailable("the connection that listens for changes of access has ended".to_owned()),
        Err(error) => error,
    }
}

async fn listening(database: &Database, actors: &ActorCache) -> Result<(), Error> {
    let mut connection = database.connect().await?;
    diesel::sql_query(format!("LISTEN {CHANNEL}"))
        .execute(&mut connection)
        .await?;
    // announcements from before are lost
    actors.forget_all();
    let mut notifications = std::pin::pin!(connection.notifications_stream());
    while let Some(notification) = notifications.next().await {
        actors.apply(ActorChange::from_payload(&notification?.payload));
    }
    Ok(())
}
