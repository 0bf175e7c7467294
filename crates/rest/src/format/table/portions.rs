//! A collection, portion by portion.

use crate::door::Door;
use openimis_core::access::Actor;
use openimis_core::database::Lease;
use openimis_core::error::Error;
use openimis_core::read::{Cursor, Found, Limits, Page, Position, Query, Reader};

/// Rows of a portion: enough that the way to the database does not count, few enough to be written at once.
const SIZE: u32 = 500;

/// The portions of one collection.
pub(super) struct Portions {
    door: Door,
    actor: Actor,
    lease: Lease,
    query: Query,
    ended: bool,
}

impl Portions {
    pub(super) fn new(door: &Door, actor: &Actor, lease: Lease, query: Query) -> Self {
        let page = Page::first(SIZE);
        Self {
            door: door.clone(),
            actor: actor.clone(),
            lease,
            query: Query { page, ..query },
            ended: false,
        }
    }

    /// What the next portion makes of itself; nothing after the last one. The first one is there even without rows.
    pub(super) async fn next<T>(&mut self, write: impl FnOnce(&Found<'_>) -> T) -> Result<Option<T>, Error> {
        if self.ended {
            return Ok(None);
        }
        let limits = Limits {
            page_size: SIZE,
            ..self.door.options().limits
        };
        let reader = Reader::new(&self.door.platform().registry, &self.actor).limits(limits);
        let found = reader.read(&self.lease, &self.query).await?;
        let last = found.records().last().and_then(|record| record.cursor());
        match last.filter(|_| found.has_next) {
            Some(text) => {
                let cursor = Cursor {
                    text,
                    parameter: String::new(),
                };
                self.query.page.from = Position::After(cursor);
            }
            None => self.ended = true,
        }
        Ok(Some(write(&found)))
    }
}
