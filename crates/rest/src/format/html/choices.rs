//! What a reference in a form may be, where there are few rows to choose from.

use super::{View, operations, values};
use diesel_async::AsyncPgConnection;
use openimis_core::declare::{InputField, InputKind, Verb};
use openimis_core::read::{Fieldset, Limits, Page, Query, Reader};
use openimis_core::registry::RegisteredOperation;
use std::collections::BTreeMap;

/// More rows than that are looked up in their list.
const MOST: u32 = 50;

/// Rows to choose from, as id and name, by resource.
#[derive(Debug, Default)]
pub(crate) struct Choices(BTreeMap<&'static str, Vec<(String, String)>>);

impl Choices {
    /// Those of the forms that a page of this resource shows: one statement for each resource that they refer to, and
    /// none for whoever is shown no form.
    pub(crate) async fn of_page(
        view: &View<'_>,
        connection: &AsyncPgConnection,
        resource: &str,
        wanted: fn(Verb) -> bool,
    ) -> Self {
        let offered = operations::offered(view, resource, wanted);
        Self::read(view, connection, &offered).await
    }

    /// Those of the forms of these operations.
    pub(crate) async fn read(
        view: &View<'_>,
        connection: &AsyncPgConnection,
        operations: &[&RegisteredOperation],
    ) -> Self {
        let mut choices = Self::default();
        for operation in operations {
            for target in operation.input().flat_map(targets) {
                if !choices.0.contains_key(target) {
                    let rows = rows(view, connection, target).await;
                    choices.0.insert(target, rows.unwrap_or_default());
                }
            }
        }
        choices
    }

    /// The rows of a resource, if there are any and not too many.
    pub(super) fn of(&self, resource: &str) -> Option<&[(String, String)]> {
        let rows = self.0.get(resource)?;
        (!rows.is_empty()).then_some(rows)
    }
}

/// The resources that an input refers to one row of.
fn targets(field: &'static InputField) -> Vec<&'static str> {
    match &field.kind {
        InputKind::Reference(target) => vec![*target],
        InputKind::Object(fields) => fields.iter().flat_map(targets).collect(),
        _ => Vec::new(),
    }
}

/// All rows that the reader may see, if they are few; a form does without those that cannot be read.
async fn rows(view: &View<'_>, connection: &AsyncPgConnection, target: &str) -> Option<Vec<(String, String)>> {
    let registry = &view.exchange.door.platform().registry;
    let resource = registry.resource(target)?;
    let labels = resource.fields.iter().filter(|field| field.label);
    let members: Vec<_> = labels.map(|field| field.name.to_owned()).collect();
    let mut query = Query::of(target);
    query.page = Page::first(MOST);
    if !members.is_empty() {
        query.fields = vec![Fieldset {
            of: target.to_owned(),
            members,
            parameter: String::new(),
        }];
    }
    let limits = Limits {
        page_size: MOST,
        ..view.exchange.door.options().limits
    };
    let found = Reader::new(registry, view.actor)
        .limits(limits)
        .read(connection, &query)
        .await
        .ok()?;
    let named = found
        .records()
        .map(|record| Some((record.id().text()?, values::name(record))));
    (!found.has_next).then(|| named.flatten().collect())
}
