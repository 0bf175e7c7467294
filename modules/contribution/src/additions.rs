//! What can be read of policies besides, with this module.

use crate::mutation_link;
use crate::schema::{SUM_PREMIUMS, premiums};
use diesel::Column;
use openimis_core::declare::{Criterion, Field, Kind, Link, Relationship, ResourceAddition, Scope, Source, Visibility};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_policy::schema::policies;

/// Contributions of policies, and of logged changes.
pub(crate) const ALL: &[ResourceAddition] = &[OF_POLICIES, mutation_link::ADDITION];

const OF_POLICIES: ResourceAddition = ResourceAddition {
    resource: "policies",
    scope: Scope::All,
    fields: &[Field {
        name: "sumPremiums",
        graphql: None,
        graphql_type: Some("Float"),
        doc: "What its valid contributions come to, photo fees aside; 0 without any.",
        source: Source::Expression(SUM_PREMIUMS),
        kind: Kind::Decimal,
        nullable: true,
        filter: false,
        sort: true,
        label: false,
        asked: false,
        one_of: &[],
    }],
    relationships: &[Relationship {
        name: "premiums",
        graphql: None,
        doc: "What was paid for it.",
        target: "premiums",
        link: Link::Many {
            column: premiums::policy_id::NAME,
        },
        visibility: Visibility::Check,
    }],
    criteria: &[
        Criterion::new(
            "balanceGte",
            Kind::Decimal,
            "Policies for which at least so much is left to pay.",
            |sql, row, amount| balance(sql, row, " >= ", amount),
        )
        .graphql_type("Float"),
        Criterion::new(
            "balanceLte",
            Kind::Decimal,
            "Policies for which at most so much is left to pay.",
            |sql, row, amount| balance(sql, row, " <= ", amount),
        )
        .graphql_type("Float"),
    ],
};

/// The value less what is paid: all of it while nothing is.
fn balance(sql: &mut Sql, row: Row, compared: &str, amount: &Bind) {
    sql.column(row, policies::value::NAME)
        .text(" - ")
        .expression(row, SUM_PREMIUMS)
        .text(compared)
        .bind(amount.clone());
}
