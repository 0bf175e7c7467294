//! Link rows: which mutation touched which row (spec 1.5, rule 106).
//!
//! openIMIS has one table of them per kind of row: `"core_UserMutation"`, `"insuree_FamilyMutation"` and so on. All have
//! the columns `id` and `mutation_id`, and one more for the key of what was touched.

use super::Context;
use crate::declare::table_name;
use crate::error::Error;
use crate::read::sql::{Bind, Sql};
use diesel::Column;
use diesel::internal::table_macro::{Identifier, StaticQueryFragment};
use diesel_async::RunQueryDsl;

impl Context<'_> {
    /// Notes that the running operation touches the rows with these keys. The column of the link table that holds the
    /// keys says which table: `context.touches(family_mutations::family_id, &[family.id])`. One statement for any number
    /// of rows; the change itself is logged at the end of the transaction, the foreign key waits for it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn touches<C, K>(&mut self, _keys_of: C, keys: &[K]) -> Result<(), Error>
    where
        C: Column,
        C::Table: StaticQueryFragment<Component = Identifier<'static>>,
        Bind: for<'k> From<&'k [K]>,
    {
        if keys.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new();
        sql.text("INSERT INTO ").name(table_name::<C::Table>());
        sql.text(" (id, mutation_id, ").name(C::NAME);
        sql.text(") SELECT gen_random_uuid(), ")
            .bind(Bind::Uuid(self.mutation()));
        sql.text(", unnest(").bind(Bind::from(keys)).text(")");
        sql.execute(self.connection()).await?;
        Ok(())
    }
}
