//! Where the rows of a table come from: one statement, read portion by portion while somebody takes them.

use super::pump::{Out, Stop};
use crate::door::Door;
use diesel_async::pooled_connection::PoolableConnection as _;
use openimis_core::access::Actor;
use openimis_core::database::{Cancel, Lease};
use openimis_core::read::{Found, Limits, Listing, Query, Reader};

/// Rows of the first portion, and the most of a later one.
const FIRST: u32 = 200;
const MOST: u32 = 2_000;
/// Bytes that a portion should make of itself: enough that the way to the database does not count, few enough to be
/// held several times.
const PORTION: usize = 128 * 1024;

/// A collection, and what it takes to read it.
pub(super) struct Source {
    pub(super) door: Door,
    pub(super) actor: Actor,
    pub(super) query: Query,
    pub(super) lease: Lease,
    /// Ends what the connection is doing.
    pub(super) cancel: Cancel,
}

impl Source {
    /// What this actor may ask for.
    pub(super) fn reader<'r>(door: &'r Door, actor: &'r Actor) -> Reader<'r> {
        let limits: Limits = door.options().limits;
        Reader::new(&door.platform().registry, actor).limits(limits)
    }

    /// Hands over all rows, until the last one was taken or nobody takes them any more; then the connection is free.
    /// `write` tells how many bytes it made of a portion. The first portion is there even without rows.
    pub(super) async fn read(
        self,
        out: &Out,
        write: impl AsyncFnMut(&Found<'_>) -> Result<usize, Stop>,
    ) -> Result<(), Stop> {
        let Self {
            door,
            actor,
            query,
            mut lease,
            cancel,
        } = self;
        let reader = Self::reader(&door, &actor);
        let read = tokio::select! {
            biased;
            read = all(&reader, &query, &mut lease, write) => read,
            () = out.closed() => {
                cancel.await;
                Err(Stop::Gone)
            }
        };
        // whoever stopped in the middle left a transaction behind
        if lease.is_broken() {
            drop(Lease::take(lease));
        }
        read
    }
}

async fn all(
    reader: &Reader<'_>,
    query: &Query,
    lease: &mut Lease,
    write: impl AsyncFnMut(&Found<'_>) -> Result<usize, Stop>,
) -> Result<(), Stop> {
    let mut listing = reader.open(lease, query).await?;
    let written = portions(&mut listing, lease, write).await;
    let closed = listing.close(lease).await;
    written?;
    Ok(closed?)
}

async fn portions(
    listing: &mut Listing<'_>,
    lease: &Lease,
    mut write: impl AsyncFnMut(&Found<'_>) -> Result<usize, Stop>,
) -> Result<(), Stop> {
    let mut size = FIRST;
    while let Some(found) = listing.next(lease, size).await? {
        let (rows, bytes) = (found.records().len(), write(found).await?);
        size = next_size(rows, bytes);
    }
    Ok(())
}

/// As many rows as make a portion, if they are as the last ones were.
fn next_size(rows: usize, bytes: usize) -> u32 {
    let rows = rows.saturating_mul(PORTION) / bytes.max(1);
    u32::try_from(rows).unwrap_or(MOST).clamp(1, MOST)
}

#[cfg(test)]
mod tests {
    use super::next_size;

    #[test]
    fn large_rows_come_in_small_portions() {
        for (rows, bytes, expected) in [
            (200, 25_600, 1_024),
            (200, 4_000, 2_000),
            (200, 0, 2_000),
            (2_000, 2_000 * 1024 * 1024, 1),
            (1, 128 * 1024, 1),
            (0, 0, 1),
        ] {
            assert_eq!(next_size(rows, bytes), expected, "{rows} rows of {bytes} bytes");
        }
    }
}
