//! The routes that declarations make.

use super::linkage::{self, LinkageChange};
use super::{RegisteredOperation, RegisteredResource};
use crate::declare::{Access, History, Verb};

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes, or does.
    Post,
    /// Changes.
    Patch,
    /// Ends.
    Delete,
}

impl std::fmt::Display for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        })
    }
}

/// One route below `/api/v1`, and what makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{id}` for a public id.
    pub path: String,
    /// What makes it: a resource's or an operation's name.
    pub maker: &'static str,
    /// Who may use it.
    pub access: Option<Access>,
}

pub(super) fn all<'a>(
    resources: impl Iterator<Item = &'a RegisteredResource>,
    operations: &[RegisteredOperation],
) -> Vec<Route> {
    let resources: Vec<_> = resources.collect();
    let mut routes: Vec<_> = resources.iter().copied().flat_map(of_resource).collect();
    routes.extend(operations.iter().map(of_operation));
    let changes = linkage::all(resources.into_iter(), operations);
    routes.extend(changes.iter().flat_map(|change| of_change(change, operations)));
    routes
}

fn of_change(change: &LinkageChange, operations: &[RegisteredOperation]) -> Vec<Route> {
    let Some(operation) = operations.get(change.operation) else {
        return Vec::new();
    };
    let declared = operation.description.declared;
    let methods = change.methods().iter();
    let routes = methods.map(|method| Route {
        method: *method,
        path: format!("/{}/{{id}}/relationships/{}", change.resource, change.relationship),
        maker: declared.name,
        access: declared.access,
    });
    routes.collect()
}

fn of_resource(resource: &RegisteredResource) -> Vec<Route> {
    let description = resource.description;
    let read = |path: String| Route {
        method: Method::Get,
        path,
        maker: description.name,
        access: description.access,
    };
    let name = description.name;
    let mut routes = vec![read(format!("/{name}")), read(format!("/{name}/{{id}}"))];
    if description.history != History::None {
        routes.push(Route {
            access: description.access_to_history(),
            ..read(format!("/{name}/{{id}}/history"))
        });
    }
    for relationship in &resource.relationships {
        routes.push(read(format!("/{name}/{{id}}/{}", relationship.name)));
        routes.push(read(format!("/{name}/{{id}}/relationships/{}", relationship.name)));
    }
    routes
}

fn of_operation(operation: &RegisteredOperation) -> Route {
    let declared = operation.description.declared;
    let name = declared.resource;
    let (method, path) = match declared.verb {
        Verb::Create => (Method::Post, format!("/{name}")),
        Verb::Update => (Method::Patch, format!("/{name}/{{id}}")),
        Verb::Delete => (Method::Delete, format!("/{name}/{{id}}")),
        Verb::Act(word) => (Method::Post, format!("/{name}/{{id}}/{word}")),
        Verb::ActOnAll(word) => (Method::Post, format!("/{name}/{word}")),
        Verb::Ask(word) => (Method::Get, format!("/{name}/{word}")),
    };
    Route {
        method,
        path,
        maker: declared.name,
        access: declared.access,
    }
}
