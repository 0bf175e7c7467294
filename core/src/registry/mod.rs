//! The registry: what all linked modules declare, assembled once at start, sorted and checked.
//!
//! It is a value that is passed along, never a global: tests assemble registries of their own.

mod assemble;
mod linkage;
mod order;
mod problem;
mod routes;

pub use linkage::LinkageChange;
pub use problem::RegistryProblem;
pub use routes::{Method, Route};

use crate::access::Actor;
use crate::declare::{
    Criterion, ExtensionDescription, Field, InputField, Job, ListenerDescription, Module, OperationDescription,
    Relationship, ResourceDescription, Right, RowScope,
};
use crate::error::Error;
use std::collections::BTreeMap;

/// Everything that a distribution declares.
#[derive(Debug)]
pub struct Registry {
    modules: Vec<&'static Module>,
    resources: BTreeMap<&'static str, RegisteredResource>,
    operations: Vec<RegisteredOperation>,
}

/// A resource with what other modules add to it.
#[derive(Debug)]
pub struct RegisteredResource {
    /// The module that declares it.
    pub module: &'static str,
    /// What it declares.
    pub description: &'static ResourceDescription,
    /// Its own relationships, then those that other modules add.
    pub relationships: Vec<&'static Relationship>,
    /// Its own fields, then those that other modules add.
    pub fields: Vec<&'static Field>,
    /// Its own criteria, then those that other modules add.
    pub criteria: Vec<&'static Criterion>,
    /// The rule for its rows, then those that other modules add; a row must be within all of them.
    pub rules: Vec<&'static dyn RowScope>,
}

/// An operation with those who take part in it.
#[derive(Debug)]
pub struct RegisteredOperation {
    /// The module that declares it.
    pub module: &'static str,
    /// What it declares.
    pub description: &'static OperationDescription,
    /// Listeners, in dependency order of their modules.
    pub listeners: Vec<&'static ListenerDescription>,
    /// Extensions, in dependency order of their modules.
    pub extensions: Vec<&'static ExtensionDescription>,
}

impl Registry {
    /// Assembles everything that is linked into this program.
    ///
    /// # Errors
    /// All problems of all modules together.
    pub fn linked() -> Result<Self, Vec<RegistryProblem>> {
        Self::assemble(inventory::iter::<Module>)
    }

    /// Assembles these modules.
    ///
    /// # Errors
    /// All problems of all modules together.
    pub fn assemble(modules: impl IntoIterator<Item = &'static Module>) -> Result<Self, Vec<RegistryProblem>> {
        assemble::assemble(modules.into_iter().collect())
    }

    /// The modules in dependency order, then by name.
    #[must_use]
    pub fn modules(&self) -> &[&'static Module] {
        &self.modules
    }

    /// The resources by name.
    pub fn resources(&self) -> impl Iterator<Item = &RegisteredResource> {
        self.resources.values()
    }

    /// The resource with this name.
    #[must_use]
    pub fn resource(&self, name: &str) -> Option<&RegisteredResource> {
        self.resources.get(name)
    }

    /// The operations, in order of their modules and their declaration.
    #[must_use]
    pub fn operations(&self) -> &[RegisteredOperation] {
        &self.operations
    }

    /// The operation with this name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&RegisteredOperation> {
        self.operations
            .iter()
            .find(|operation| operation.description.declared.name == name)
    }

    /// The jobs of all modules, in order of modules and declaration.
    pub fn jobs(&self) -> impl Iterator<Item = &'static Job> + '_ {
        self.modules.iter().flat_map(|module| module.jobs)
    }

    /// The job with this name.
    #[must_use]
    pub fn job(&self, name: &str) -> Option<&'static Job> {
        self.jobs().find(|job| job.name == name)
    }

    /// The rights of all modules, in order of modules and declaration.
    pub fn rights(&self) -> impl Iterator<Item = Right> + '_ {
        self.modules.iter().flat_map(|module| module.rights.iter().copied())
    }

    /// Every relationship that can be changed on its own.
    #[must_use]
    pub fn linkage_changes(&self) -> Vec<LinkageChange> {
        linkage::all(self.resources.values(), &self.operations)
    }

    /// Every route that the declarations make, below `/api/v1`.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        routes::all(self.resources.values(), &self.operations)
    }
}

impl RegisteredResource {
    /// The field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().copied().find(|field| field.name == name)
    }

    /// The criterion with this name.
    #[must_use]
    pub fn criterion(&self, name: &str) -> Option<&'static Criterion> {
        self.criteria.iter().copied().find(|criterion| criterion.name == name)
    }

    /// The relationship with this name.
    #[must_use]
    pub fn relationship(&self, name: &str) -> Option<&'static Relationship> {
        self.relationships
            .iter()
            .copied()
            .find(|relationship| relationship.name == name)
    }
}

impl RegisteredOperation {
    /// Whether the actor may ask for it at all.
    ///
    /// # Errors
    /// The right that he lacks.
    pub fn admit(&self, actor: &Actor) -> Result<(), Error> {
        let access = self.description.declared.access;
        // the registry refuses an operation that does not say
        let access = access.ok_or_else(|| Error::internal("operation without access"))?;
        Ok(actor.check(access)?)
    }

    /// All input fields: the operation's own, then those that other modules add.
    pub fn input(&self) -> impl Iterator<Item = &'static InputField> + '_ {
        self.description
            .input
            .iter()
            .chain(self.extensions.iter().flat_map(|extension| extension.input))
    }
}
