//! The row scope of what hangs on policies.

use crate::schema::{policies, policy_renewals};
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::read::sql::{Row, Sql};
use openimis_insuree::InSight;
use openimis_location::Area;

/// Rows whose column holds the key of a policy that the actor may see: contributions, renewals, links of mutations.
#[derive(Debug, Clone, Copy)]
pub struct OfPolicy {
    column: &'static str,
    renewal: bool,
}

const OF_FAMILY: InSight = InSight::of_family(policies::family_id::NAME);

impl OfPolicy {
    /// The column holds the key of the policy.
    #[must_use]
    pub const fn through(column: &'static str) -> Self {
        Self { column, renewal: false }
    }

    /// The column holds the key of a renewal of the policy.
    pub(crate) const fn through_renewal(column: &'static str) -> Self {
        Self { column, renewal: true }
    }

    fn write(self, area: &Area, sql: &mut Sql, row: Row) {
        sql.column(row, self.column).text(" IN (");
        let policy = sql.row();
        if self.renewal {
            let renewal = sql.row();
            select(
                sql,
                (renewal, policy_renewals::id::NAME),
                table_name::<policy_renewals::table>(),
            );
            sql.text(" JOIN ")
                .name(table_name::<policies::table>())
                .text(" ")
                .alias(policy);
            sql.text(" ON ").column(policy, policies::id::NAME).text(" = ");
            sql.column(renewal, policy_renewals::policy_id::NAME);
        } else {
            select(sql, (policy, policies::id::NAME), table_name::<policies::table>());
        }
        OF_FAMILY.write(area, sql.text(" WHERE "), policy);
        sql.text(")");
    }
}

fn select(sql: &mut Sql, (row, key): (Row, &str), table: &str) {
    sql.text("SELECT ")
        .column(row, key)
        .text(" FROM ")
        .name(table)
        .text(" ")
        .alias(row);
}

impl RowScope for OfPolicy {
    fn describe(&self) -> &'static str {
        "rows of policies of families who live in the actor's area"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        match actor.fact::<Area>() {
            Some(area) if area.everywhere => Limit::All,
            Some(area) => {
                let (scope, area) = (*self, area.clone());
                Limit::rows(move |sql, row| scope.write(&area, sql, row))
            }
            None => Limit::Nothing,
        }
    }
}
