//! A whole list, however long: one statement, read once, portion by portion.
//!
//! A cursor of PostgreSQL holds the place in a read-only transaction, so that all portions are of one snapshot, an order
//! without index is sorted once, and whoever reads slowly keeps no statement under way. The statement timeout holds for
//! each portion.

use super::choice::not_found;
use super::load::load;
use super::plan::Plan;
use super::sql::Sql;
use super::{Found, Query, Reader};
use crate::declare::ResourceDescription;
use crate::error::Error;
use diesel_async::{
    AnsiTransactionManager, AsyncConnectionCore, AsyncPgConnection, SimpleAsyncConnection, TransactionManager,
};

/// One transaction has one of them.
const NAME: &str = "openimis_listing";

/// A whole list that is being read on a connection, whose transaction it is.
///
/// Left before [`Listing::close`], the transaction stays open: the connection is then good for nothing else.
pub struct Listing<'r> {
    found: Found<'r>,
    /// What decides whether a list without rows is empty or not there.
    exists: Option<(&'static ResourceDescription, Sql)>,
    is_first: bool,
    ended: bool,
}

impl<'r> Listing<'r> {
    /// Begins a transaction on this connection, which must not be in one, and opens the list.
    pub(super) async fn open(connection: &mut AsyncPgConnection, plan: Plan<'r>) -> Result<Self, Error> {
        if !plan.batches.is_empty() {
            return Err(Error::internal("rows of a whole list bring no others along"));
        }
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        AnsiTransactionManager::begin_transaction_sql(connection, begin).await?;
        // all rows are wanted, not the first ones soon
        connection.batch_execute("SET LOCAL cursor_tuple_fraction = 1").await?;
        let declared = AsyncConnectionCore::execute_returning_count(connection, plan.cursor(NAME));
        declared.await?;
        Ok(Self {
            exists: plan.choice.named().map(|named| {
                let mut sql = named.exists();
                sql.never_prepare();
                (named.resource, sql)
            }),
            found: Found {
                shape: plan.shape,
                rows: Vec::new(),
                batches: Vec::new(),
                has_next: true,
                has_previous: false,
                total: None,
                total_is_estimate: false,
                statements: 0,
            },
            is_first: true,
            ended: false,
        })
    }

    /// The next rows, at most so many; nothing after the last ones. The first portion is there even without rows.
    ///
    /// # Errors
    /// [`kinds::NOT_FOUND`](crate::error::kinds::NOT_FOUND) for related rows of a row that the actor may not see,
    /// [`kinds::TOOK_TOO_LONG`](crate::error::kinds::TOOK_TOO_LONG), or the database's failure.
    pub async fn next(&mut self, connection: &AsyncPgConnection, rows: u32) -> Result<Option<&Found<'r>>, Error> {
        if self.ended {
            return Ok(None);
        }
        let mut fetch = Sql::new();
        // the columns of a cursor of this name are others every time
        fetch.text(&format!("FETCH FORWARD {rows} FROM {NAME}")).never_prepare();
        self.found.rows.clear();
        self.found.rows = load(connection, fetch).await?;
        self.found.statements += 1;
        self.ended = self.found.rows.len() < usize::try_from(rows).unwrap_or(usize::MAX);
        self.found.has_next = !self.ended;
        self.found.has_previous = !self.is_first;
        self.is_first = false;
        if let (Some((resource, exists)), true) = (self.exists.take(), self.found.rows.is_empty()) {
            self.found.statements += 1;
            if load(connection, exists).await?.is_empty() {
                return Err(not_found(resource).into());
            }
        }
        Ok(Some(&self.found))
    }

    /// Ends the transaction: the connection is free again.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn close(self, connection: &mut AsyncPgConnection) -> Result<(), Error> {
        Ok(AnsiTransactionManager::commit_transaction(connection).await?)
    }
}

impl Plan<'_> {
    /// The statement that opens a cursor of this name over all rows, in their order.
    fn cursor(&self, name: &str) -> Sql {
        let mut sql = self.statement.aliases.statement();
        sql.text(&format!("DECLARE {name} NO SCROLL CURSOR FOR "));
        self.write_all(&mut sql);
        sql.never_prepare();
        sql
    }
}

impl<'r> Reader<'r> {
    /// Checks a query and opens the whole list that it is of: its page and its total are not looked at. The connection
    /// must not be in a transaction; it is in one until the list is closed.
    ///
    /// # Errors
    /// As [`Reader::read`]; included to-many paths are a defect of the caller.
    pub async fn open(&self, connection: &mut AsyncPgConnection, query: &Query) -> Result<Listing<'r>, Error> {
        Listing::open(connection, self.plan(query)?).await
    }
}
