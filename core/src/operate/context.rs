//! What an operation can use while it runs.

use crate::access::{Actor, ActorChange};
use crate::declare::{Key, Named, Ref, Resource, Settings};
use crate::error::{Error, ErrorKind, Problem, kinds};
use crate::message;
use crate::operate::Report;
use crate::platform::Platform;
use crate::read::{self, Lock, Selector, Selectors};
use crate::registry::{RegisteredOperation, Registry};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel_async::AsyncPgConnection;
use serde_json::Value;
use std::any::TypeId;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// The surroundings of one running operation: its transaction, its actor, its instant.
pub struct Context<'c> {
    connection: &'c mut AsyncPgConnection,
    platform: &'c Platform,
    actor: &'c Actor,
    now: DateTime<Utc>,
    mutation: Uuid,
    events: Vec<OutboxEvent>,
    actor_changes: Vec<ActorChange>,
    report: Report,
}

/// Something that happened, told to the outside after commit.
#[derive(Debug, Clone, PartialEq)]
pub struct OutboxEvent {
    /// `module.what_happened`.
    pub name: &'static str,
    /// Who and what, without secrets.
    pub payload: Value,
}

impl<'c> Context<'c> {
    pub(super) fn new(
        connection: &'c mut AsyncPgConnection,
        platform: &'c Platform,
        actor: &'c Actor,
        mutation: Uuid,
    ) -> Self {
        Self {
            connection,
            platform,
            actor,
            now: platform.clock.now(),
            mutation,
            events: Vec::new(),
            actor_changes: Vec::new(),
            report: Report::default(),
        }
    }

    /// The connection that holds the transaction. There is only this one: a request never takes a second connection.
    pub const fn connection(&mut self) -> &mut AsyncPgConnection {
        self.connection
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &'c Actor {
        self.actor
    }

    /// The instant of the operation: the same for every row that it writes.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The day of that instant where the scheme is (`server.time_zone`).
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.platform.time_zone()).date_naive()
    }

    /// Where the scheme is (`server.time_zone`).
    #[must_use]
    pub fn time_zone(&self) -> Tz {
        self.platform.time_zone()
    }

    /// Key of the operation's row in `"core_Mutation_Log"`, for link rows (deferred foreign key: the row comes last).
    #[must_use]
    pub const fn mutation(&self) -> Uuid {
        self.mutation
    }

    /// What is linked.
    #[must_use]
    pub const fn registry(&self) -> &'c Registry {
        &self.platform.registry
    }

    /// A module's settings as they hold now.
    #[must_use]
    pub fn settings<S: Settings>(&self) -> Arc<S> {
        self.platform.settings.get()
    }

    /// The live row with this public id, within the actor's scope.
    ///
    /// # Errors
    /// [`kinds::NOT_FOUND`], also when the row exists outside the actor's scope.
    pub async fn load<R: Resource>(&mut self, id: &str) -> Result<R, Error> {
        self.find(Selector::PublicId(id), Lock::None)
            .await?
            .ok_or_else(|| not_found::<R>())
    }

    /// The same, locked until the transaction ends.
    ///
    /// # Errors
    /// [`kinds::NOT_FOUND`], also when the row exists outside the actor's scope.
    pub async fn load_for_update<R: Resource>(&mut self, id: &str) -> Result<R, Error> {
        self.find(Selector::PublicId(id), Lock::ForUpdate)
            .await?
            .ok_or_else(|| not_found::<R>())
    }

    /// The same for an operation's target: `ended`, if given, is answered for a row of the actor's scope that ended.
    ///
    /// # Errors
    /// `ended`, or [`kinds::NOT_FOUND`].
    pub(crate) async fn target<R: Resource>(
        &mut self,
        id: &str,
        ended: Option<&'static ErrorKind>,
    ) -> Result<R, Error> {
        let named = Selector::PublicId(id);
        if let Some(found) = self.find(named, Lock::ForUpdate).await? {
            return Ok(found);
        }
        let (registry, actor) = (&self.platform.registry, self.actor);
        match ended {
            Some(kind) if read::ended::<R>(self.connection, registry, actor, named).await? => {
                Err(kind.problem().into())
            }
            _ => Err(not_found::<R>()),
        }
    }

    /// The live row with this key, within the actor's scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_key<R: Resource>(&mut self, key: &Key) -> Result<Option<R>, Error> {
        self.find(Selector::Key(key), Lock::None).await
    }

    /// The row that an input field names, within the actor's scope.
    ///
    /// # Errors
    /// [`kinds::NO_SUCH_REFERENCE`] at the field.
    pub async fn resolve<R: Resource>(&mut self, reference: &Ref<R>, field: &str) -> Result<R, Error> {
        let selector = match &reference.named {
            Named::PublicId(id) => Selector::PublicId(id),
            Named::Key(key) => Selector::Key(key),
        };
        let found = self.find(selector, Lock::None).await?;
        found.ok_or_else(|| kinds::NO_SUCH_REFERENCE.at(field).into())
    }

    /// The rows that a list names, in its order, within the actor's scope: two statements at most, however long it is.
    /// `public_id` reads a row's own; `place` puts the problem of the entry at this position where the input has it.
    ///
    /// # Errors
    /// [`kinds::NO_SUCH_REFERENCE`] for every entry that names no row.
    pub async fn resolve_many<R: Resource + Clone>(
        &mut self,
        references: &[Ref<R>],
        public_id: impl Fn(&R) -> String,
        place: impl Fn(usize, Problem) -> Problem,
    ) -> Result<Vec<R>, Error> {
        let (mut ids, mut keys) = (Vec::new(), Vec::new());
        for reference in references {
            match &reference.named {
                Named::PublicId(id) => ids.push(id.clone()),
                Named::Key(key) => keys.push(key.clone()),
            }
        }
        let mut found: HashMap<Named, R> = HashMap::with_capacity(references.len());
        for row in self.find_many::<R>(Selectors::PublicIds(&ids)).await? {
            found.insert(Named::PublicId(public_id(&row)), row);
        }
        for row in self.find_many::<R>(Selectors::Keys(&keys)).await? {
            found.insert(Named::Key(row.key()), row);
        }
        let mut rows = Vec::with_capacity(references.len());
        let mut problems = Vec::new();
        for (index, reference) in references.iter().enumerate() {
            // a UUID is the same in capital letters
            let lower = || match &reference.named {
                Named::PublicId(id) => found.get(&Named::PublicId(id.to_ascii_lowercase())),
                Named::Key(_) => None,
            };
            match found.get(&reference.named).or_else(lower) {
                Some(row) => rows.push(row.clone()),
                None => problems.push(place(index, kinds::NO_SUCH_REFERENCE.problem())),
            }
        }
        if problems.is_empty() {
            Ok(rows)
        } else {
            Err(Error::Refused(problems))
        }
    }

    /// The live rows with these public ids, within the actor's scope, locked until the transaction ends: in order of their
    /// keys, so that two writers wait for each other instead of failing. What is not there is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_many<R: Resource>(&mut self, ids: &[String]) -> Result<Vec<R>, Error> {
        self.look_up_many(Selectors::PublicIds(ids), Lock::ForUpdate).await
    }

    async fn find_many<R: Resource>(&mut self, named: Selectors<'_>) -> Result<Vec<R>, Error> {
        self.look_up_many(named, Lock::None).await
    }

    async fn look_up_many<R: Resource>(&mut self, named: Selectors<'_>, lock: Lock) -> Result<Vec<R>, Error> {
        if matches!(named, Selectors::PublicIds([]) | Selectors::Keys([])) {
            return Ok(Vec::new());
        }
        read::find_many(self.connection, &self.platform.registry, self.actor, named, lock).await
    }

    /// Tells the outside, in the same transaction: a row of the outbox.
    pub fn emit(&mut self, name: &'static str, payload: Value) {
        self.events.push(OutboxEvent { name, payload });
    }

    /// Says whose rights, places or sessions the operation changes: once it is committed, the next request of every
    /// worker acts on the change, and other server processes are told.
    pub fn actors_changed(&mut self, change: ActorChange) {
        self.actor_changes.push(change);
    }

    /// What the log is told beside the success of the operation.
    pub const fn report(&mut self) -> &mut Report {
        &mut self.report
    }

    pub(super) fn take_report(&mut self) -> Report {
        std::mem::take(&mut self.report)
    }

    pub(super) fn take_actor_changes(&mut self) -> Vec<ActorChange> {
        std::mem::take(&mut self.actor_changes)
    }

    pub(super) fn take_events(&mut self) -> Vec<OutboxEvent> {
        std::mem::take(&mut self.events)
    }

    pub(super) fn registered(&self, id: TypeId) -> Result<&'c RegisteredOperation, Error> {
        let mut operations = self.registry().operations().iter();
        operations
            .find(|operation| (operation.description.id)() == id)
            .ok_or_else(|| Error::internal("operation is not registered"))
    }

    async fn find<R: Resource>(&mut self, selector: Selector<'_>, lock: Lock) -> Result<Option<R>, Error> {
        read::find::<R>(self.connection, &self.platform.registry, self.actor, selector, lock).await
    }
}

fn not_found<R: Resource>() -> Error {
    kinds::NOT_FOUND
        .problem()
        .detail(message::no_such_row(R::DESCRIPTION.name))
        .into()
}
