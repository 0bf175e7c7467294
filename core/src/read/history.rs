//! Earlier versions of a row: copies in the same table (spec 1.2) or a shadow table (spec 1.3).

use super::condition::Column;
use super::order::{self, Step};
use super::shape::VersionShape;
use super::statement::Statement;
use crate::declare::{History, Kind, Live, Source};
use crate::error::{Problem, kinds};
use crate::message;

/// The columns that every shadow table adds to those of its base table (spec 1.3).
mod shadow {
    pub(super) const KEY: &str = "history_id";
    pub(super) const DATE: &str = "history_date";
    pub(super) const USER: &str = "history_user_id";
    pub(super) const CHANGE: &str = "history_type";
}

/// The field that says who wrote a row of family A.
const AUDIT_FIELD: &str = "auditUserId";

/// Turns a statement over live rows into one over versions. Returns the column that holds the live row's key in copies,
/// if they are in the same table.
pub(super) fn source(statement: &mut Statement<'_>) -> Result<Option<&'static str>, Problem> {
    let resource = statement.table.resource.description;
    statement.live = Live::Always;
    match resource.history {
        History::None => Err(kinds::NOT_FOUND.problem().detail(message::no_versions(resource.name))),
        History::SameTable { legacy_id, .. } => Ok(Some(legacy_id)),
        History::Shadow { table } => {
            statement.source = table;
            Ok(None)
        }
    }
}

/// The order of versions, newest first: the live row has no end.
pub(super) fn order(statement: &Statement<'_>) -> Vec<Step> {
    let row = statement.row();
    let newest_first = |column, kind| Step {
        column: Column::of(row, column),
        kind,
        descending: true,
        nullable: false,
    };
    match statement.table.resource.description.history {
        History::None => vec![order::key(statement.table)],
        History::SameTable { to, .. } => {
            // NULLS LAST would put the live row last
            let live_first = Step {
                column: Column {
                    row,
                    what: super::condition::What::Ended(Live::WhileNull(to)),
                },
                kind: Kind::Boolean,
                descending: false,
                nullable: false,
            };
            let ended = Step {
                nullable: true,
                ..newest_first(to, Kind::Instant)
            };
            let key = Step {
                descending: true,
                ..order::key(statement.table)
            };
            vec![live_first, ended, key]
        }
        History::Shadow { .. } => vec![
            newest_first(shadow::DATE, Kind::Instant),
            newest_first(shadow::KEY, Kind::BigInteger),
        ],
    }
}

/// The columns that say from when to when a version held, and who made it.
pub(super) fn columns(statement: &mut Statement<'_>) -> Option<VersionShape> {
    let (row, resource) = (statement.row(), statement.table.resource);
    let columns = &mut statement.columns;
    let mut position = |column| columns.position(Column::of(row, column));
    match resource.description.history {
        History::None => None,
        History::SameTable { from, to, .. } => Some(VersionShape {
            from: position(from),
            to: Some(position(to)),
            by: resource.field(AUDIT_FIELD).and_then(|field| match field.source {
                Source::Column(column) => Some((position(column), field.kind)),
                Source::Expression(_) => None,
            }),
            change: None,
        }),
        History::Shadow { .. } => Some(VersionShape {
            from: position(shadow::DATE),
            to: None,
            by: Some((position(shadow::USER), Kind::Uuid)),
            change: Some(position(shadow::CHANGE)),
        }),
    }
}
