//! Queries as a door writes them, and answers in a form that tests compare.

use diesel_async::AsyncPgConnection;
use openimis_core::access::Actor;
use openimis_core::error::{Error, Problem, ProblemSource};
use openimis_core::read::{
    Cursor, Fieldset, Filter, Found, Include, Lookup, Page, Position, Query, Reader, Record, Related, Rows, Sort,
};
use openimis_core::registry::Registry;

fn path(text: &str) -> Vec<String> {
    text.split('.').map(str::to_owned).collect()
}

pub fn filter(field: &str, lookup: Lookup, values: &[&str]) -> Filter {
    Filter {
        path: path(field),
        lookup,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        parameter: format!("filter[{field}.{}]", lookup.name()),
    }
}

pub fn filtered(resource: &str, filters: &[Filter]) -> Query {
    let mut query = Query::of(resource);
    query.filters = filters.to_vec();
    query
}

pub fn sorted(resource: &str, order: &str) -> Query {
    let mut query = Query::of(resource);
    let steps = order.split(',').filter(|step| !step.is_empty());
    query.sort = steps
        .map(|step| Sort {
            path: path(step.trim_start_matches('-')),
            descending: step.starts_with('-'),
            parameter: "sort".to_owned(),
        })
        .collect();
    query
}

pub fn including(mut query: Query, paths: &str) -> Query {
    let includes = paths.split(',').map(|include| Include {
        path: path(include),
        parameter: "include".to_owned(),
    });
    query.include = includes.collect();
    query
}

pub fn fields(mut query: Query, resource: &str, members: &[&str]) -> Query {
    query.fields.push(Fieldset {
        of: resource.to_owned(),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
        parameter: format!("fields[{resource}]"),
    });
    query
}

pub fn paged(mut query: Query, size: u32, from: Position) -> Query {
    query.page = Page {
        size,
        from,
        parameter: "page[size]".to_owned(),
    };
    query
}

pub fn cursor(text: impl Into<String>) -> Cursor {
    Cursor {
        text: text.into(),
        parameter: "page[after]".to_owned(),
    }
}

/// The rows related to a place.
pub fn related(id: &str, relationship: &str, resource: &str) -> Query {
    Query::of(resource).rows(Rows::Related(Related {
        resource: "places".to_owned(),
        id: id.to_owned(),
        relationship: relationship.to_owned(),
    }))
}

/// The public id of the place whose last two digits these are.
pub fn place(digits: &str) -> String {
    format!("00000000-0000-0000-0000-0000000000{digits}")
}

/// One field of every row found.
pub async fn column(
    connection: &AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    query: &Query,
    field: &str,
) -> Result<Vec<String>, Error> {
    let found = Reader::new(registry, actor).read(connection, query).await?;
    Ok(found.records().map(|record| text(&record, field)).collect())
}

pub fn text(record: &Record<'_>, field: &str) -> String {
    let value = if field == "id" {
        Some(record.id())
    } else {
        record.field(field)
    };
    value.and_then(|value| value.text()).unwrap_or_else(|| "-".to_owned())
}

pub fn names(found: &Found<'_>, field: &str) -> Vec<String> {
    found.records().map(|record| text(&record, field)).collect()
}

/// The only problem of a refused query: code, parameter, text.
pub fn problem<T>(answer: Result<T, Error>) -> (&'static str, String, String) {
    match answer {
        Err(Error::Refused(problems)) => match problems.as_slice() {
            [problem] => (problem.kind.code, parameter(problem), problem.text().into_owned()),
            several => panic!("one problem expected: {several:?}"),
        },
        Err(error) => panic!("a refusal expected: {error}"),
        Ok(_) => panic!("a refusal expected"),
    }
}

fn parameter(problem: &Problem) -> String {
    match &problem.source {
        Some(ProblemSource::Parameter(name)) => name.clone(),
        None => String::new(),
        other => panic!("a parameter expected: {other:?}"),
    }
}
