//! Which logged changes of contributions an actor may see: those of contributions that he may see.

use crate::schema::{premium_mutations, premiums};
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_policy::OfPolicy;

/// Contributions to policies that the actor may see (BUG-29, rule 104).
pub(crate) static PREMIUMS: OfPolicy = OfPolicy::through(premiums::policy_id::NAME);

/// The rule for what links contributions to logged changes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfPremium;

impl RowScope for OfPremium {
    fn describe(&self) -> &'static str {
        "rows of contributions that the actor may see"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        let Limit::Rows(may_be_seen) = PREMIUMS.limit(actor) else {
            return PREMIUMS.limit(actor);
        };
        Limit::rows(move |sql, row| {
            let premium = sql.row();
            sql.column(row, premium_mutations::premium_id::NAME)
                .text(" IN (SELECT ");
            sql.column(premium, premiums::id::NAME).text(" FROM ");
            sql.name(table_name::<premiums::table>())
                .text(" ")
                .alias(premium)
                .text(" WHERE ");
            may_be_seen(sql, premium);
            sql.text(")");
        })
    }
}
