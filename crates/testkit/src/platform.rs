//! A platform on a database of its own.

use crate::database::TestDatabase;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use openimis_core::access::{AccountKind, Actor};
use openimis_core::declare::{Answer, Call, Key, Module, Settings};
use openimis_core::error::{Error, kinds};
use openimis_core::identity::Account;
use openimis_core::inventory;
use openimis_core::operate::{LogEntry, perform};
use openimis_core::platform::{Clock, Platform};
use openimis_core::read::{Found, Query, Reader};
use openimis_core::registry::Registry;
use openimis_core::settings::SettingsStore;
use serde_json::Value;

/// A platform of linked modules, with default settings and the machine's clock unless a test says otherwise.
#[derive(Debug)]
pub struct TestPlatform {
    /// What requests share.
    pub platform: Platform,
    /// Where the rows are.
    pub database: TestDatabase,
}

impl TestPlatform {
    /// The modules that are linked into the test program.
    #[must_use]
    pub fn linked(database: TestDatabase) -> Self {
        Self::with(database, &[])
    }

    /// Those, and modules that the test makes up; they bring no tables.
    ///
    /// # Panics
    /// When the modules do not fit together.
    #[must_use]
    pub fn with(database: TestDatabase, modules: &[&'static Module]) -> Self {
        let linked = inventory::iter::<Module>.into_iter();
        let registry = Registry::assemble(linked.chain(modules.iter().copied()));
        let registry = registry.expect("the modules fit together");
        Self {
            platform: Platform::new(registry, SettingsStore::default(), Clock::System),
            database,
        }
    }

    /// At this instant, for ever.
    #[must_use]
    pub fn at(mut self, instant: DateTime<Utc>) -> Self {
        self.platform.clock = Clock::Fixed(instant);
        self
    }

    /// Changes a module's settings; users who are active already are loaded anew.
    pub fn set<S: Settings>(&self, settings: S) {
        self.platform.settings.set(settings);
        self.platform.actors.forget_all();
    }

    /// Another connection.
    pub async fn connect(&self) -> AsyncPgConnection {
        self.database.connect().await
    }

    /// The user with this name, as a request of his would find him.
    ///
    /// # Panics
    /// When there is none who may act.
    pub async fn actor(&self, username: &str) -> Actor {
        let mut connection = self.connect().await;
        let account = Account::find_by_username(&mut connection, username).await;
        let account = account
            .expect("accounts can be read")
            .unwrap_or_else(|| panic!("no user {username}"));
        let platform = &self.platform;
        let (registry, settings, now) = (&platform.registry, &platform.settings, platform.clock.now());
        let user = platform
            .actors
            .get(&mut connection, registry, settings, account.id, now)
            .await;
        let user = user.expect("users can be loaded");
        Actor::User(user.unwrap_or_else(|| panic!("{username} may not act")))
    }

    /// Runs an operation as a door would, with a connection of its own.
    ///
    /// # Errors
    /// What the operation answers; an operation that is not there is not found.
    ///
    /// # Panics
    /// When the input is no object.
    pub async fn perform(
        &self,
        actor: &Actor,
        operation: &str,
        target: Option<&str>,
        input: Value,
    ) -> Result<Answer, Error> {
        let Value::Object(input) = input else {
            panic!("an object expected: {input}")
        };
        let Some(operation) = self.platform.registry.operation(operation) else {
            return Err(kinds::NOT_FOUND.problem().into());
        };
        let mut connection = self.connect().await;
        let call = Call { target, input: &input };
        perform(
            &self.platform,
            &mut connection,
            actor,
            operation,
            call,
            &LogEntry::default(),
        )
        .await
    }

    /// The key of the row that an operation saved.
    ///
    /// # Panics
    /// When it was refused, or saved no row.
    pub async fn saved(&self, actor: &Actor, operation: &str, target: Option<&str>, input: Value) -> Key {
        match self.perform(actor, operation, target, input).await {
            Ok(Answer::Row(_, key)) => key,
            Ok(other) => panic!("{operation}: a row expected: {other:?}"),
            Err(error) => panic!("{operation}: {error}"),
        }
    }

    /// The code of the first problem for which an operation is refused.
    ///
    /// # Panics
    /// When it is not refused.
    pub async fn refusal(&self, actor: &Actor, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        match self.perform(actor, operation, target, input).await {
            Err(Error::Refused(problems)) => problems.first().expect("a refusal has a reason").kind.code,
            Err(error) => panic!("{operation}: {error}"),
            Ok(answer) => panic!("{operation} is not refused: {answer:?}"),
        }
    }

    /// Reads as a door would. [`Found::statements`] says how many statements it took.
    ///
    /// # Errors
    /// What the engine answers.
    pub async fn read<'r>(&'r self, actor: &'r Actor, query: &Query) -> Result<Found<'r>, Error> {
        let connection = self.connect().await;
        Reader::new(&self.platform.registry, actor)
            .read(&connection, query)
            .await
    }

    /// One field of every row that a query finds, in order.
    ///
    /// # Panics
    /// When the query is refused.
    pub async fn column(&self, actor: &Actor, query: &Query, field: &str) -> Vec<String> {
        let found = self.read(actor, query).await;
        crate::column(&found.unwrap_or_else(|error| panic!("{error}")), field)
    }

    /// The key of `"tblUsers"` of an interactive user.
    ///
    /// # Panics
    /// When the actor is none.
    #[must_use]
    pub fn person(actor: &Actor) -> i64 {
        match actor.user().map(|user| &user.account.kind) {
            Some(AccountKind::Interactive(person)) => person.id,
            other => panic!("no person: {other:?}"),
        }
    }
}
