//! What can be wrong with a set of modules.

use crate::language::LocaleProblem;
use thiserror::Error;

/// One reason why a distribution cannot start. All of them are reported together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RegistryProblem {
    /// Two crates call themselves the same.
    #[error("module {0} is linked twice")]
    DuplicateModule(&'static str),
    /// A required module is not linked.
    #[error("module {required}, needed by {module}, is not linked")]
    UnmetRequirement {
        /// Who needs it.
        module: &'static str,
        /// What is needed.
        required: &'static str,
    },
    /// Modules need each other in a circle.
    #[error("modules need each other: {}", .0.join(" → "))]
    Cycle(Vec<&'static str>),
    /// A right number has two owners.
    #[error("right {number} is owned by {first} and by {second}")]
    RightOwnedTwice {
        /// The number.
        number: i32,
        /// The first owner.
        first: &'static str,
        /// The second one.
        second: &'static str,
    },
    /// Two migrations of a module have the same version.
    #[error("module {module} has two migrations of version {version}")]
    EqualMigrationVersions {
        /// The module.
        module: &'static str,
        /// The version.
        version: u32,
    },
    /// Two resources have the same name.
    #[error("resource {name} is declared by {first} and by {second}")]
    DuplicateResource {
        /// The name.
        name: &'static str,
        /// The first declarer.
        first: &'static str,
        /// The second one.
        second: &'static str,
    },
    /// A relationship leads nowhere.
    #[error("relationship {resource}.{relationship} leads to {target}, which no linked module declares")]
    DanglingRelationship {
        /// Where it starts.
        resource: &'static str,
        /// Its name.
        relationship: &'static str,
        /// Where it should lead.
        target: &'static str,
    },
    /// A module adds to a resource that does not exist.
    #[error("module {module} adds to resource {resource}, which no linked module declares")]
    DanglingAddition {
        /// Who adds.
        module: &'static str,
        /// To what.
        resource: &'static str,
    },
    /// Two members of a resource have the same name, or one is called `id` or `type`.
    #[error("resource {resource} cannot have a member called {member}: the name is taken")]
    DuplicateMember {
        /// The resource.
        resource: &'static str,
        /// The field or relationship.
        member: &'static str,
    },
    /// A resource does not say who may use it.
    #[error("resource {0} declares no access")]
    ResourceWithoutAccess(&'static str),
    /// A resource does not say which rows may be seen.
    #[error("resource {0} declares no scope")]
    ResourceWithoutScope(&'static str),
    /// An operation does not say who may do it.
    #[error("operation {0} declares no access")]
    OperationWithoutAccess(&'static str),
    /// Two operations have the same name.
    #[error("operation {0} is declared twice")]
    DuplicateOperation(&'static str),
    /// An operation belongs to a resource that does not exist, or acts on a row of another one.
    #[error("operation {operation} belongs to resource {resource}, which no linked module declares")]
    DanglingOperation {
        /// The operation.
        operation: &'static str,
        /// The resource.
        resource: &'static str,
    },
    /// A module listens to, or extends, an operation that does not exist.
    #[error("module {module} takes part in operation {operation}, which no linked module declares")]
    DanglingListener {
        /// Who takes part.
        module: &'static str,
        /// In what.
        operation: &'static str,
    },
    /// Two fields of an operation's input have the same name, or an added one is required.
    #[error("operation {operation}: input field {field} {fault}")]
    InputField {
        /// The operation.
        operation: &'static str,
        /// The field.
        field: &'static str,
        /// What is wrong.
        fault: &'static str,
    },
    /// Two jobs have the same name.
    #[error("job {0} is declared twice")]
    DuplicateJob(&'static str),
    /// A job's name does not begin with its module's.
    #[error("job {job} of module {module} must be called {module}.…")]
    JobOfNobody {
        /// Who declares it.
        module: &'static str,
        /// The job.
        job: &'static str,
    },
    /// A job's schedule comes at no time: there is no such time of day, or it is every 0 minutes.
    #[error("job {0} is never due")]
    JobNeverDue(&'static str),
    /// A module's words are wrong.
    #[error("{0}")]
    Words(LocaleProblem),
    /// Two declarations make the same route.
    #[error("route {route} is made by {first} and by {second}")]
    EqualRoutes {
        /// Method and path.
        route: String,
        /// The first maker.
        first: String,
        /// The second one.
        second: String,
    },
}
