//! From parameters to a query of the read engine.

use super::page::Paging;
use super::{PageLinks, PageRules, Parameter, Parameters, list, refused, unknown};
use crate::message;
use openimis_core::error::Problem;
use openimis_core::read::{Arity, Fieldset, Filter, Include, KEY, Lookup, Query, Rows, Sort};
use openimis_core::registry::{RegisteredResource, Registry};

/// Which of the standard's parameters an address knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five independent families, each there or not"
)]
pub struct Families {
    /// `filter[…]`
    pub filter: bool,
    /// `sort`
    pub sort: bool,
    /// `include`
    pub include: bool,
    /// `fields[…]`
    pub fields: bool,
    /// `page[…]`
    pub page: bool,
}

impl Families {
    /// Of a collection.
    pub const COLLECTION: Self = Self {
        filter: true,
        sort: true,
        include: true,
        fields: true,
        page: true,
    };
    /// Of one resource.
    pub const ITEM: Self = Self {
        filter: false,
        sort: false,
        page: false,
        ..Self::COLLECTION
    };
    /// Of the earlier versions of one resource, which come in their own order.
    pub const HISTORY: Self = Self {
        fields: true,
        page: true,
        ..Self::NONE
    };
    /// Of resource identifiers.
    pub const LINKAGE: Self = Self {
        filter: true,
        sort: true,
        page: true,
        ..Self::NONE
    };
    /// Of an address that knows none.
    pub const NONE: Self = Self {
        filter: false,
        sort: false,
        include: false,
        fields: false,
        page: false,
    };
}

/// What is to be read, and how the pages around it are named.
#[derive(Debug)]
pub struct Read {
    /// For the engine.
    pub query: Query,
    /// For the links.
    pub links: PageLinks,
}

/// Reads the parameters of an address.
///
/// # Errors
/// Every parameter that is unknown here or malformed. Names of fields and relationships are the engine's to check.
pub fn read(
    parameters: &Parameters,
    families: Families,
    registry: &Registry,
    resource: &str,
    rows: Rows,
    rules: PageRules,
) -> Result<Read, Vec<Problem>> {
    let mut query = Query::of(resource).rows(rows);
    let mut paging = Paging::default();
    let mut problems = Vec::new();
    for parameter in parameters.iter() {
        let member = parameter.member.as_deref();
        let taken = match (parameter.family.as_str(), member) {
            ("filter", Some(path)) if families.filter => {
                filter(parameter, path, registry, resource).map(|filter| query.filters.push(filter))
            }
            ("sort", None) if families.sort => sort(parameter).map(|steps| query.sort = steps),
            ("include", None) if families.include => include(parameter).map(|paths| query.include = paths),
            ("fields", Some(of)) if families.fields => fieldset(parameter, of).map(|set| query.fields.push(set)),
            ("page", Some(member)) if families.page => paging.take(member, parameter, rules),
            _ => Err(unknown(&parameter.name)),
        };
        problems.extend(taken.err());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    query.total = paging.total;
    let (page, links) = paging.finish(rules);
    query.page = page;
    Ok(Read { query, links })
}

fn filter(parameter: &Parameter, member: &str, registry: &Registry, resource: &str) -> Result<Filter, Problem> {
    let mut path = path(member, &parameter.name)?;
    let mut lookup = Lookup::Exact;
    if let Some((last, before)) = path.split_last()
        && !before.is_empty()
        && let Some(named) = Lookup::named(last)
        && !is_member(registry, resource, before, last)
    {
        lookup = named;
        path.pop();
    }
    let values = match lookup.arity() {
        Arity::One if takes_list(registry, resource, &path) => {
            list::split(&parameter.value).map_err(|detail| refused(&parameter.name, detail))?
        }
        Arity::One => vec![parameter.value.clone()],
        Arity::Two | Arity::Many => list::split(&parameter.value).map_err(|detail| refused(&parameter.name, detail))?,
    };
    if lookup.arity() == Arity::Two && values.len() != 2 {
        return Err(refused(&parameter.name, message::two_values()));
    }
    Ok(Filter {
        path,
        lookup,
        values,
        parameter: parameter.name.clone(),
    })
}

/// Whether the path ends at a criterion that is given several values.
fn takes_list(registry: &Registry, resource: &str, path: &[String]) -> bool {
    let Some((name, way)) = path.split_last() else {
        return false;
    };
    let criterion = at(registry, resource, way).and_then(|resource| resource.criterion(name));
    criterion.is_some_and(|criterion| criterion.is_list)
}

/// The resource at the end of a way.
fn at<'r>(registry: &'r Registry, resource: &str, way: &[String]) -> Option<&'r RegisteredResource> {
    way.iter().try_fold(registry.resource(resource)?, |resource, step| {
        registry.resource(resource.relationship(step)?.target)
    })
}

/// Whether a field or relationship of this name stands at the end of the path: it goes before a lookup of its name.
fn is_member(registry: &Registry, resource: &str, path: &[String], name: &str) -> bool {
    let at = at(registry, resource, path);
    at.is_some_and(|resource| resource.field(name).is_some() || resource.relationship(name).is_some())
}

fn sort(parameter: &Parameter) -> Result<Vec<Sort>, Problem> {
    let names = list::names(&parameter.value).map_err(|detail| refused(&parameter.name, detail))?;
    if names.is_empty() {
        return Err(refused(&parameter.name, message::names_and_commas()));
    }
    let steps = names.iter().map(|name| {
        let ascending = name.strip_prefix('-');
        Ok(Sort {
            path: path(ascending.unwrap_or(name), &parameter.name)?,
            descending: ascending.is_some(),
            parameter: parameter.name.clone(),
        })
    });
    steps.collect()
}

fn include(parameter: &Parameter) -> Result<Vec<Include>, Problem> {
    let names = list::names(&parameter.value).map_err(|detail| refused(&parameter.name, detail))?;
    let paths = names.iter().map(|name| {
        Ok(Include {
            path: path(name, &parameter.name)?,
            parameter: parameter.name.clone(),
        })
    });
    paths.collect()
}

fn fieldset(parameter: &Parameter, of: &str) -> Result<Fieldset, Problem> {
    Ok(Fieldset {
        of: of.to_owned(),
        members: list::names(&parameter.value).map_err(|detail| refused(&parameter.name, detail))?,
        parameter: parameter.name.clone(),
    })
}

fn path(text: &str, parameter: &str) -> Result<Vec<String>, Problem> {
    let path: Vec<_> = text.split('.').map(str::to_owned).collect();
    if path.iter().any(String::is_empty) {
        return Err(refused(parameter, message::names_and_dots()));
    }
    // keys are not shown here, so nothing is looked for by them
    if path.iter().any(|name| name == KEY) {
        return Err(refused(parameter, message::rows_by_id()));
    }
    Ok(path)
}
