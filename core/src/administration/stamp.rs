//! Who writes a row, and when.

use crate::operate::Context;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What every row that is written says about its writer: an operation's actor, or the server itself (the command that
/// makes the first administrator, demonstration data).
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    /// The instant.
    pub(super) now: DateTime<Utc>,
    /// The acting user's key of `"core_User"`.
    pub(super) by: Option<Uuid>,
    /// The number that audit columns store.
    pub(super) audit_user_id: i32,
}

impl Stamp {
    /// The stamp of a running operation.
    pub(super) fn of(context: &Context<'_>) -> Self {
        Self {
            now: context.now(),
            by: context.actor().user().map(|user| user.account.id),
            audit_user_id: context.actor().audit_user_id(),
        }
    }

    /// The stamp of what the server does by itself.
    pub(super) const fn server(now: DateTime<Utc>) -> Self {
        Self {
            now,
            by: None,
            audit_user_id: -1,
        }
    }
}
