//! From linked modules to a registry, or to everything that is wrong with them.

use super::{RegisteredOperation, RegisteredResource, Registry, RegistryProblem, order, routes};
use crate::declare::{Module, RowScope, Schedule, Scope};
use crate::language::{self, Vocabulary};
use crate::read::KEY;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) fn assemble(linked: Vec<&'static Module>) -> Result<Registry, Vec<RegistryProblem>> {
    let mut problems = Vec::new();
    let by_name = unique_modules(linked, &mut problems);
    check_requirements(&by_name, &mut problems);
    let modules = order::sort(&by_name, &mut problems);
    check_rights(&modules, &mut problems);
    check_migrations(&modules, &mut problems);
    let resources = collect_resources(&modules, &mut problems);
    check_resources(&resources, &mut problems);
    let operations = collect_operations(&modules, &mut problems);
    check_operations(&operations, &resources, &mut problems);
    check_routes(&resources, &operations, &mut problems);
    check_jobs(&modules, &mut problems);
    check_words(&modules, &mut problems);
    if problems.is_empty() {
        Ok(Registry {
            modules,
            resources,
            operations,
        })
    } else {
        Err(problems)
    }
}

fn unique_modules(
    linked: Vec<&'static Module>,
    problems: &mut Vec<RegistryProblem>,
) -> BTreeMap<&'static str, &'static Module> {
    let mut by_name = BTreeMap::new();
    for module in linked {
        if by_name.insert(module.name, module).is_some() {
            problems.push(RegistryProblem::DuplicateModule(module.name));
        }
    }
    by_name
}

fn check_requirements(modules: &BTreeMap<&'static str, &'static Module>, problems: &mut Vec<RegistryProblem>) {
    for module in modules.values() {
        for required in module.requires {
            if !modules.contains_key(required) {
                problems.push(RegistryProblem::UnmetRequirement {
                    module: module.name,
                    required,
                });
            }
        }
    }
}

fn check_rights(modules: &[&'static Module], problems: &mut Vec<RegistryProblem>) {
    let mut owners = HashMap::new();
    for module in modules {
        for right in module.rights {
            if let Some(first) = owners.insert(right.number, module.name) {
                problems.push(RegistryProblem::RightOwnedTwice {
                    number: right.number,
                    first,
                    second: module.name,
                });
            }
        }
    }
}

fn check_jobs(modules: &[&'static Module], problems: &mut Vec<RegistryProblem>) {
    let mut names = BTreeSet::new();
    for module in modules {
        for job in module.jobs {
            if !names.insert(job.name) {
                problems.push(RegistryProblem::DuplicateJob(job.name));
            }
            // names are keys of settings and of the table of runs: a prefix keeps modules apart
            let own = job.name.strip_prefix(module.name);
            if !own.is_some_and(|rest| rest.starts_with('.')) {
                problems.push(RegistryProblem::JobOfNobody {
                    module: module.name,
                    job: job.name,
                });
            }
            if job.schedule == Schedule::Never {
                problems.push(RegistryProblem::JobNeverDue(job.name));
            }
        }
    }
}

fn check_words(modules: &[&'static Module], problems: &mut Vec<RegistryProblem>) {
    for module in modules {
        let found = language::check(&Vocabulary::of(module));
        problems.extend(found.into_iter().map(RegistryProblem::Words));
    }
}

fn check_migrations(modules: &[&'static Module], problems: &mut Vec<RegistryProblem>) {
    for module in modules {
        let mut versions = BTreeSet::new();
        for migration in module.migrations {
            if !versions.insert(migration.version) {
                problems.push(RegistryProblem::EqualMigrationVersions {
                    module: module.name,
                    version: migration.version,
                });
            }
        }
    }
}

fn collect_resources(
    modules: &[&'static Module],
    problems: &mut Vec<RegistryProblem>,
) -> BTreeMap<&'static str, RegisteredResource> {
    let mut resources: BTreeMap<&'static str, RegisteredResource> = BTreeMap::new();
    for module in modules {
        for description in module.resources {
            if let Some(first) = resources.get(description.name) {
                problems.push(RegistryProblem::DuplicateResource {
                    name: description.name,
                    first: first.module,
                    second: module.name,
                });
                continue;
            }
            let registered = RegisteredResource {
                module: module.name,
                description,
                relationships: description.relationships.iter().collect(),
                fields: description.fields.iter().collect(),
                criteria: description.criteria.iter().collect(),
                rules: description.scope.and_then(rule).into_iter().collect(),
            };
            resources.insert(description.name, registered);
        }
    }
    add_to_resources(modules, &mut resources, problems);
    resources
}

fn add_to_resources(
    modules: &[&'static Module],
    resources: &mut BTreeMap<&'static str, RegisteredResource>,
    problems: &mut Vec<RegistryProblem>,
) {
    for module in modules {
        for addition in module.additions {
            if let Some(resource) = resources.get_mut(addition.resource) {
                resource.fields.extend(addition.fields);
                resource.relationships.extend(addition.relationships);
                resource.criteria.extend(addition.criteria);
                resource.rules.extend(rule(addition.scope));
            } else {
                problems.push(RegistryProblem::DanglingAddition {
                    module: module.name,
                    resource: addition.resource,
                });
            }
        }
    }
}

fn rule(scope: Scope) -> Option<&'static dyn RowScope> {
    match scope {
        Scope::All => None,
        Scope::Rows(rule) => Some(rule),
    }
}

fn check_resources(resources: &BTreeMap<&'static str, RegisteredResource>, problems: &mut Vec<RegistryProblem>) {
    for resource in resources.values() {
        let description = resource.description;
        if description.access.is_none() {
            problems.push(RegistryProblem::ResourceWithoutAccess(description.name));
        }
        if description.scope.is_none() {
            problems.push(RegistryProblem::ResourceWithoutScope(description.name));
        }
        for relationship in &resource.relationships {
            if !resources.contains_key(relationship.target) {
                problems.push(RegistryProblem::DanglingRelationship {
                    resource: description.name,
                    relationship: relationship.name,
                    target: relationship.target,
                });
            }
        }
        // fields and relationships share one name space (JSON:API 1.1, "Fields"); `id` and `type` are taken, and `pk` is the
        // key in filters, where criteria stand beside them
        let mut members = BTreeSet::new();
        let fields = resource.fields.iter().map(|field| field.name);
        let relationships = resource.relationships.iter().map(|relationship| relationship.name);
        let criteria = resource.criteria.iter().map(|criterion| criterion.name);
        for member in fields.chain(relationships).chain(criteria) {
            if !members.insert(member) || matches!(member, "id" | "type" | KEY) {
                problems.push(RegistryProblem::DuplicateMember {
                    resource: description.name,
                    member,
                });
            }
        }
    }
}

fn collect_operations(modules: &[&'static Module], problems: &mut Vec<RegistryProblem>) -> Vec<RegisteredOperation> {
    let mut operations: Vec<RegisteredOperation> = Vec::new();
    for module in modules {
        for description in module.operations {
            let name = description.declared.name;
            if operations.iter().any(|other| other.description.declared.name == name) {
                problems.push(RegistryProblem::DuplicateOperation(name));
                continue;
            }
            operations.push(RegisteredOperation {
                module: module.name,
                description,
                listeners: Vec::new(),
                extensions: Vec::new(),
            });
        }
    }
    for module in modules {
        for listener in module.listeners {
            match operations
                .iter_mut()
                .find(|operation| (operation.description.id)() == (listener.id)())
            {
                Some(operation) => operation.listeners.push(listener),
                None => problems.push(dangling_listener(module, listener.of)),
            }
        }
        for extension in module.extensions {
            match operations
                .iter_mut()
                .find(|operation| (operation.description.id)() == (extension.id)())
            {
                Some(operation) => operation.extensions.push(extension),
                None => problems.push(dangling_listener(module, extension.of)),
            }
        }
    }
    operations
}

const fn dangling_listener(module: &'static Module, operation: &'static str) -> RegistryProblem {
    RegistryProblem::DanglingListener {
        module: module.name,
        operation,
    }
}

fn check_operations(
    operations: &[RegisteredOperation],
    resources: &BTreeMap<&'static str, RegisteredResource>,
    problems: &mut Vec<RegistryProblem>,
) {
    for operation in operations {
        let declared = operation.description.declared;
        if declared.access.is_none() {
            problems.push(RegistryProblem::OperationWithoutAccess(declared.name));
        }
        let target = operation
            .description
            .target
            .map_or(declared.resource, |target| target.name);
        if !resources.contains_key(declared.resource) || target != declared.resource {
            problems.push(RegistryProblem::DanglingOperation {
                operation: declared.name,
                resource: declared.resource,
            });
        }
        let mut names = BTreeSet::new();
        for field in operation.input() {
            if !names.insert(field.name) {
                problems.push(input_field(declared.name, field.name, "is declared twice"));
            }
        }
        for field in operation.extensions.iter().flat_map(|extension| extension.input) {
            if field.required {
                problems.push(input_field(
                    declared.name,
                    field.name,
                    "is added by another module and therefore must be optional",
                ));
            }
        }
    }
}

const fn input_field(operation: &'static str, field: &'static str, fault: &'static str) -> RegistryProblem {
    RegistryProblem::InputField {
        operation,
        field,
        fault,
    }
}

fn check_routes(
    resources: &BTreeMap<&'static str, RegisteredResource>,
    operations: &[RegisteredOperation],
    problems: &mut Vec<RegistryProblem>,
) {
    let mut makers: HashMap<String, &'static str> = HashMap::new();
    for route in routes::all(resources.values(), operations) {
        let address = format!("{} {}", route.method, route.path);
        if let Some(first) = makers.insert(address.clone(), route.maker) {
            problems.push(RegistryProblem::EqualRoutes {
                route: address,
                first: first.to_owned(),
                second: route.maker.to_owned(),
            });
        }
    }
}
