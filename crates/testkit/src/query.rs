//! Queries in the words of a test.

use openimis_core::read::{Filter, Found, Include, Lookup, Page, Query};

/// All rows of a resource, as many as a page may have.
#[must_use]
pub fn whole(resource: &str) -> Query {
    let mut query = Query::of(resource);
    query.page = Page::first(100);
    query
}

/// A condition: `filter("parent.code", Lookup::Exact, &["R1"])`.
#[must_use]
pub fn filter(path: &str, lookup: Lookup, values: &[&str]) -> Filter {
    Filter {
        path: path.split('.').map(str::to_owned).collect(),
        lookup,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        parameter: format!("filter[{path}]"),
    }
}

/// The query with a condition more.
#[must_use]
pub fn filtered(mut query: Query, path: &str, lookup: Lookup, values: &[&str]) -> Query {
    query.filters.push(filter(path, lookup, values));
    query
}

/// The query with the rows of a relationship more.
#[must_use]
pub fn including(mut query: Query, path: &str) -> Query {
    query.include.push(Include {
        path: path.split('.').map(str::to_owned).collect(),
        parameter: "include".to_owned(),
    });
    query
}

/// One field of every row found, as text; `-` for no value. `id` is the public id.
#[must_use]
pub fn column(found: &Found<'_>, field: &str) -> Vec<String> {
    let text = |record: openimis_core::read::Record<'_>| {
        let value = if field == "id" {
            Some(record.id())
        } else {
            record.field(field)
        };
        value.and_then(|value| value.text()).unwrap_or_else(|| "-".to_owned())
    };
    found.records().map(text).collect()
}
