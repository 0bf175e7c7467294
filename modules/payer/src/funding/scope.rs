//! Fundings of the payers that an actor sees.

use crate::payer::IN_REACH;
use crate::schema::{fundings, payers};
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};

/// Fundings of the payers that the actor sees.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfPayer;

impl RowScope for OfPayer {
    fn describe(&self) -> &'static str {
        "fundings of the payers that the actor sees"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        match IN_REACH.limit(actor) {
            Limit::All => Limit::All,
            Limit::Nothing => Limit::Nothing,
            Limit::Rows(visible) => Limit::rows(move |sql, row| {
                let payer = sql.row();
                sql.column(row, fundings::payer_id::NAME).text(" IN (SELECT ");
                sql.column(payer, payers::id::NAME).text(" FROM ");
                sql.name(table_name::<payers::table>()).text(" ").alias(payer);
                sql.text(" WHERE ");
                visible(sql, payer);
                sql.text(")");
            }),
        }
    }
}
