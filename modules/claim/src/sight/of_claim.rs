//! The row scope of what hangs on claims.

use super::of_facility::{OfFacility, Sight};
use crate::schema::{claim_services, claims};
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::read::sql::{Row, Sql};

/// Rows whose column holds the key of a claim that the actor may see: lines, attachments, feedback, decisions.
#[derive(Debug, Clone, Copy)]
pub struct OfClaim {
    column: &'static str,
    service: bool,
}

const CLAIMS: OfFacility = OfFacility::through(claims::health_facility_id::NAME);

impl OfClaim {
    /// The column holds the key of the claim.
    #[must_use]
    pub const fn through(column: &'static str) -> Self {
        Self { column, service: false }
    }

    /// The column holds the key of a service on the claim.
    #[must_use]
    pub const fn through_service(column: &'static str) -> Self {
        Self { column, service: true }
    }

    fn write(self, sight: &Sight, sql: &mut Sql, row: Row) {
        sql.column(row, self.column).text(" IN (SELECT ");
        let claim = sql.row();
        if self.service {
            let service = sql.row();
            sql.column(service, claim_services::id::NAME)
                .text(" FROM ")
                .name(table_name::<claim_services::table>())
                .text(" ")
                .alias(service);
            sql.text(" JOIN ")
                .name(table_name::<claims::table>())
                .text(" ")
                .alias(claim);
            sql.text(" ON ").column(claim, claims::id::NAME).text(" = ");
            sql.column(service, claim_services::claim_id::NAME);
        } else {
            sql.column(claim, claims::id::NAME)
                .text(" FROM ")
                .name(table_name::<claims::table>())
                .text(" ")
                .alias(claim);
        }
        CLAIMS.write(sight, sql.text(" WHERE "), claim);
        sql.text(")");
    }
}

impl RowScope for OfClaim {
    fn describe(&self) -> &'static str {
        "rows of claims that the actor may see"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        match Sight::of(actor) {
            Sight::Everywhere => Limit::All,
            Sight::Nowhere => Limit::Nothing,
            sight => {
                let scope = *self;
                Limit::rows(move |sql, row| scope.write(&sight, sql, row))
            }
        }
    }
}
