//! Which renewals an actor may see.

use crate::schema::policy_renewals;
use crate::sight::OfPolicy;
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope};
use openimis_core::read::sql::{Bind, Row, Sql};

/// Renewals of policies in sight; an enrolment officer sees his own (spec 2.16).
#[derive(Debug, Clone, Copy)]
pub(super) struct RenewalsInSight;

const POLICY: OfPolicy = OfPolicy::through(policy_renewals::policy_id::NAME);

impl RowScope for RenewalsInSight {
    fn describe(&self) -> &'static str {
        "renewals of policies in sight; of an enrolment officer, his own"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        let officer = actor.user().and_then(|user| user.account.officer_id);
        let Some(officer) = officer else {
            return POLICY.limit(actor);
        };
        let own = move |sql: &mut Sql, row: Row| {
            sql.column(row, policy_renewals::new_officer_id::NAME)
                .text(" = ")
                .bind(Bind::Number(officer.into()));
        };
        match POLICY.limit(actor) {
            Limit::Nothing => Limit::Nothing,
            Limit::All => Limit::rows(own),
            Limit::Rows(in_sight) => Limit::rows(move |sql, row| {
                own(sql, row);
                in_sight(sql.text(" AND ("), row);
                sql.text(")");
            }),
        }
    }
}
