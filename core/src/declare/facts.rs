//! Facts about an actor that a module knows: his districts, his facility.

use crate::access::Account;
use crate::settings::SettingsStore;
use diesel_async::AsyncPgConnection;
use futures_util::future::BoxFuture;
use std::any::{Any, TypeId};
use std::future::Future;

/// Something that a module knows about every logged-in user and its row scopes need: loaded once with the user's
/// rights, kept with them, dropped with them.
///
/// Keep it small (district keys, not villages): it lives in memory for every active user.
pub trait ActorFact: Send + Sync + Sized + 'static {
    /// Loads it in a bounded number of statements.
    fn load(
        connection: &mut AsyncPgConnection,
        account: &Account,
        settings: &SettingsStore,
    ) -> impl Future<Output = diesel::QueryResult<Self>> + Send;
}

type Load = for<'a> fn(
    &'a mut AsyncPgConnection,
    &'a Account,
    &'a SettingsStore,
) -> BoxFuture<'a, diesel::QueryResult<Box<dyn Any + Send + Sync>>>;

/// An [`ActorFact`] without its type, as the registry holds it.
#[derive(Clone, Copy)]
pub struct ActorFactDescription {
    pub(crate) id: fn() -> TypeId,
    pub(crate) load: Load,
}

/// The fact, for [`Module::actor_facts`](super::Module::actor_facts).
#[must_use]
pub const fn actor_fact<F: ActorFact>() -> ActorFactDescription {
    ActorFactDescription {
        id: TypeId::of::<F>,
        load: |connection, account, settings| {
            Box::pin(async move {
                let fact: Box<dyn Any + Send + Sync> = Box::new(F::load(connection, account, settings).await?);
                Ok(fact)
            })
        },
    }
}

impl std::fmt::Debug for ActorFactDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ActorFactDescription").finish_non_exhaustive()
    }
}
