//! The mutation log, `"core_Mutation_Log"` (spec 1.4 and 5.6).

use crate::access::Actor;
use crate::error::Error;
use crate::operate::context::OutboxEvent;
use crate::operate::{Progress, queue};
use crate::read::sql::{Bind, Sql};
use crate::registry::RegisteredOperation;
use chrono::{DateTime, Utc};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// What a door knows about a request beside its input; it goes into the log row.
#[derive(Debug, Clone, Default)]
pub struct LogEntry {
    /// The id of the log row, if the door tells it before (openIMIS's `internalId`).
    pub id: Option<Uuid>,
    /// openIMIS's `clientMutationId`.
    pub client_mutation_id: Option<String>,
    /// openIMIS's `clientMutationLabel`.
    pub label: Option<String>,
    /// openIMIS's `clientMutationDetails`.
    pub details: Option<Vec<String>>,
    /// Where the operation tells how far it is, if somebody listens.
    pub progress: Option<Arc<Progress>>,
}

/// What stands in the log instead of a secret.
const HIDDEN: &str = "***";

/// A log row about to be written: one per request, with its final status (0 received, 1 error, 2 success).
pub(super) struct Row<'a> {
    pub(super) id: Uuid,
    pub(super) operation: &'a RegisteredOperation,
    pub(super) actor: &'a Actor,
    pub(super) entry: &'a LogEntry,
    pub(super) received: DateTime<Utc>,
    pub(super) targets: &'a [&'a str],
    pub(super) input: &'a Map<String, Value>,
}

impl Row<'_> {
    /// Writes the row with status 2 and the outbox events, in one statement.
    pub(super) async fn succeeded(
        &self,
        connection: &mut AsyncPgConnection,
        events: &[OutboxEvent],
    ) -> Result<(), Error> {
        let mut sql = Sql::new();
        if !events.is_empty() {
            self.outbox(&mut sql, events);
        }
        self.insert(&mut sql, 2, None, None);
        sql.execute(connection).await?;
        Ok(())
    }

    /// What writes the row with status 1 and openIMIS's list of errors, once everything else is rolled back.
    pub(super) fn refused(&self, error: &Error) -> Sql {
        let mut sql = Sql::new();
        self.insert(&mut sql, 1, Some(self.error_list(error)), None);
        sql
    }

    /// What writes the row with status 0, before the operation begins.
    pub(super) fn received(&self, progress: Value) -> Sql {
        let mut sql = Sql::new();
        self.insert(&mut sql, 0, None, Some(progress));
        sql
    }

    /// A row that is there since the request was received gets its final status.
    fn insert(&self, sql: &mut Sql, status: i64, error: Option<String>, extension: Option<Value>) {
        sql.text(
            "INSERT INTO \"core_Mutation_Log\" (id, json_content, request_date_time, client_mutation_id, \
             client_mutation_label, client_mutation_details, status, error, user_id, ",
        );
        sql.name(queue::EXTENSION).text(") VALUES (");
        sql.bind(Bind::Uuid(self.id))
            .text(", ")
            .bind(Bind::Text(self.content()))
            .text(", ")
            .bind(Bind::Instant(self.received));
        let details = self.entry.details.as_ref().map(|details| json!(details).to_string());
        for text in [self.entry.client_mutation_id.clone(), self.entry.label.clone(), details] {
            optional(sql.text(", "), text.map(Bind::Text));
        }
        sql.text(", ").bind(Bind::Number(status));
        optional(sql.text(", "), error.map(Bind::Text));
        optional(
            sql.text(", "),
            self.actor.user().map(|user| Bind::Uuid(user.account.id)),
        );
        optional(sql.text(", "), extension.map(Bind::Json));
        sql.text(") ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error");
    }

    fn outbox(&self, sql: &mut Sql, events: &[OutboxEvent]) {
        sql.text(
            "WITH published AS (INSERT INTO openimis_outbox (event, module, payload, occurred_at, mutation_id) VALUES ",
        );
        for (index, event) in events.iter().enumerate() {
            sql.text(if index == 0 { "(" } else { ", (" });
            sql.bind(Bind::Text(event.name.to_owned()))
                .text(", ")
                .bind(Bind::Text(self.operation.module.to_owned()));
            sql.text(", ")
                .bind(Bind::Json(event.payload.clone()))
                .text(", ")
                .bind(Bind::Instant(self.received));
            sql.text(", ").bind(Bind::Uuid(self.id)).text(")");
        }
        sql.text(") ");
    }

    /// The input with `snake_case` keys, as openIMIS writes it, without secrets (W-13).
    fn content(&self) -> String {
        let mut content = Map::new();
        content.insert(
            "operation".to_owned(),
            Value::from(self.operation.description.declared.name),
        );
        match self.targets {
            [] => {}
            [target] => drop(content.insert("uuid".to_owned(), Value::from(*target))),
            targets => drop(content.insert("uuids".to_owned(), json!(targets))),
        }
        for (name, value) in self.input {
            let field = self.operation.input().find(|field| field.name == name);
            // a field that the operation does not know may hold anything, so its value is not kept either
            let hidden = field.is_none_or(|field| field.secret);
            let value = if hidden { Value::from(HIDDEN) } else { value.clone() };
            content.insert(snake_case(field.and_then(|field| field.graphql).unwrap_or(name)), value);
        }
        Value::Object(content).to_string()
    }

    fn error_list(&self, error: &Error) -> String {
        let message = self
            .operation
            .description
            .declared
            .failure
            .unwrap_or(self.operation.description.declared.name);
        let entries = match error {
            Error::Refused(problems) => problems
                .iter()
                .map(|problem| {
                    let detail = problem.kind.legacy.map_or_else(|| problem.text(), Into::into);
                    json!({"message": message, "code": problem.kind.code, "detail": detail})
                })
                .collect(),
            // causes stay in the server's own log
            _ => vec![json!({"message": message, "code": crate::error::kinds::INTERNAL.code})],
        };
        Value::Array(entries).to_string()
    }
}

fn optional(sql: &mut Sql, value: Option<Bind>) {
    match value {
        Some(value) => sql.bind(value),
        None => sql.text("NULL"),
    };
}

fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_written_as_openimis_writes_them() {
        assert_eq!(super::snake_case("newParentUuid"), "new_parent_uuid");
        assert_eq!(super::snake_case("code"), "code");
    }
}
