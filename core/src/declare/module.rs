//! The module: one value that holds everything a crate adds to a distribution.

use super::{
    ActorFactDescription, DemoData, Enumeration, ExtensionDescription, Importer, Job, ListenerDescription, Migration,
    OperationDescription, ResourceAddition, ResourceDescription, Right, RootField, Routes, Settings,
    SettingsDescription,
};
use crate::error::{ConstraintMeaning, ErrorKind};
use crate::language::Message;

/// What a crate adds to a distribution. Build it in `inventory::submit!` and nothing else is needed:
///
/// ```
/// use openimis_core::declare::{Module, Right};
///
/// const GREET: Right = Right::new("greeting.greet", 999_001, "Greet people");
///
/// openimis_core::inventory::submit! {
///     Module::new("greeting", env!("CARGO_PKG_VERSION"))
///         .title("Greetings")
///         .rights(&[GREET])
/// }
/// # fn main() {}
/// ```
///
/// The registry collects all linked modules, sorts them by dependency and checks them together.
#[derive(Debug, Clone, Copy)]
pub struct Module {
    /// openIMIS's logical name, in snake case (`claim_batch`): settings table, migration owner, error prefix.
    pub name: &'static str,
    /// The crate's version.
    pub version: &'static str,
    /// What the office calls it.
    pub title: &'static str,
    /// Modules that must be linked too.
    pub requires: &'static [&'static str],
    /// Rights owned by the module.
    pub rights: &'static [Right],
    /// Typed settings.
    pub settings: Option<SettingsDescription>,
    /// Its part of the database.
    pub migrations: &'static [Migration],
    /// What can be read.
    pub resources: &'static [&'static ResourceDescription],
    /// Fields and relationships that it adds to other modules' resources.
    pub additions: &'static [ResourceAddition],
    /// Fields of openIMIS's GraphQL `Query` that read resources.
    pub queries: &'static [RootField],
    /// Enumerations of openIMIS's GraphQL whose values are not called as they are stored.
    pub enumerations: &'static [Enumeration],
    /// What can be done and asked.
    pub operations: &'static [OperationDescription],
    /// How it takes part in other modules' operations.
    pub listeners: &'static [ListenerDescription],
    /// Fields it adds to other modules' operations.
    pub extensions: &'static [ExtensionDescription],
    /// What the clock asks of it.
    pub jobs: &'static [Job],
    /// Files that it can read into its tables.
    pub importers: &'static [Importer],
    /// What it knows about every user.
    pub actor_facts: &'static [ActorFactDescription],
    /// What violations of its database constraints mean.
    pub constraints: &'static [ConstraintMeaning],
    /// The errors it answers with, each with a page in the documentation.
    pub errors: &'static [&'static ErrorKind],
    /// Errors that belong to no module's page: core's own, which every answer may hold.
    pub general_errors: &'static [&'static ErrorKind],
    /// The sentences it tells people.
    pub messages: &'static [Message],
    /// Its languages beside English: tag and file.
    pub locales: &'static [(&'static str, &'static str)],
    /// Its part of the demonstration country.
    pub demo: Option<DemoData>,
    /// Plain routes for what is neither resource nor operation (photo bytes); below `/api/v1`.
    pub routes: Option<Routes>,
}

inventory::collect!(Module);

impl Module {
    /// A module that adds nothing yet.
    #[must_use]
    pub const fn new(name: &'static str, version: &'static str) -> Self {
        Self {
            name,
            version,
            title: name,
            requires: &[],
            rights: &[],
            settings: None,
            migrations: &[],
            resources: &[],
            additions: &[],
            queries: &[],
            enumerations: &[],
            operations: &[],
            listeners: &[],
            extensions: &[],
            jobs: &[],
            importers: &[],
            actor_facts: &[],
            constraints: &[],
            errors: &[],
            general_errors: &[],
            messages: &[],
            locales: &[],
            demo: None,
            routes: None,
        }
    }

    /// What the office calls it.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    /// Modules that must be linked too; everything of theirs comes before everything of this one.
    #[must_use]
    pub const fn requires(mut self, modules: &'static [&'static str]) -> Self {
        self.requires = modules;
        self
    }

    /// Rights owned by the module.
    #[must_use]
    pub const fn rights(mut self, rights: &'static [Right]) -> Self {
        self.rights = rights;
        self
    }

    /// Typed settings; operations read them with `context.settings::<S>()`.
    #[must_use]
    pub const fn settings<S: Settings>(mut self) -> Self {
        self.settings = Some(SettingsDescription::of::<S>());
        self
    }

    /// Its part of the database.
    #[must_use]
    pub const fn migrations(mut self, migrations: &'static [Migration]) -> Self {
        self.migrations = migrations;
        self
    }

    /// What can be read.
    #[must_use]
    pub const fn resources(mut self, resources: &'static [&'static ResourceDescription]) -> Self {
        self.resources = resources;
        self
    }

    /// Fields and relationships that it adds to other modules' resources.
    #[must_use]
    pub const fn additions(mut self, additions: &'static [ResourceAddition]) -> Self {
        self.additions = additions;
        self
    }

    /// Fields of openIMIS's GraphQL `Query` that read resources.
    #[must_use]
    pub const fn queries(mut self, queries: &'static [RootField]) -> Self {
        self.queries = queries;
        self
    }

    /// Enumerations of openIMIS's GraphQL whose values are not called as they are stored.
    #[must_use]
    pub const fn enumerations(mut self, enumerations: &'static [Enumeration]) -> Self {
        self.enumerations = enumerations;
        self
    }

    /// What can be done and asked.
    #[must_use]
    pub const fn operations(mut self, operations: &'static [OperationDescription]) -> Self {
        self.operations = operations;
        self
    }

    /// How it takes part in other modules' operations.
    #[must_use]
    pub const fn listeners(mut self, listeners: &'static [ListenerDescription]) -> Self {
        self.listeners = listeners;
        self
    }

    /// Fields it adds to other modules' operations.
    #[must_use]
    pub const fn extensions(mut self, extensions: &'static [ExtensionDescription]) -> Self {
        self.extensions = extensions;
        self
    }

    /// What the clock asks of it.
    #[must_use]
    pub const fn jobs(mut self, jobs: &'static [Job]) -> Self {
        self.jobs = jobs;
        self
    }

    /// Files that it can read into its tables; `openimis import NAME FILE` has it read one.
    #[must_use]
    pub const fn importers(mut self, importers: &'static [Importer]) -> Self {
        self.importers = importers;
        self
    }

    /// What it knows about every user.
    #[must_use]
    pub const fn actor_facts(mut self, facts: &'static [ActorFactDescription]) -> Self {
        self.actor_facts = facts;
        self
    }

    /// What violations of its database constraints mean to a caller.
    #[must_use]
    pub const fn constraints(mut self, constraints: &'static [ConstraintMeaning]) -> Self {
        self.constraints = constraints;
        self
    }

    /// The errors it answers with.
    #[must_use]
    pub const fn errors(mut self, errors: &'static [&'static ErrorKind]) -> Self {
        self.errors = errors;
        self
    }

    /// Errors that every answer may hold, whatever the module.
    #[must_use]
    pub const fn general_errors(mut self, errors: &'static [&'static ErrorKind]) -> Self {
        self.general_errors = errors;
        self
    }

    /// The sentences it tells people: the list that [`messages!`](crate::messages) makes.
    #[must_use]
    pub const fn messages(mut self, messages: &'static [Message]) -> Self {
        self.messages = messages;
        self
    }

    /// Its languages beside English: `("fr", include_str!("../locales/fr.ftl"))`.
    #[must_use]
    pub const fn locales(mut self, locales: &'static [(&'static str, &'static str)]) -> Self {
        self.locales = locales;
        self
    }

    /// Its part of the demonstration country.
    #[must_use]
    pub const fn demo(mut self, demo: DemoData) -> Self {
        self.demo = Some(demo);
        self
    }

    /// Plain routes below `/api/v1`.
    #[must_use]
    pub const fn routes(mut self, routes: Routes) -> Self {
        self.routes = Some(routes);
        self
    }
}
