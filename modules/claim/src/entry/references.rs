//! The rows that a claim names, found in one statement.

use crate::sight::OfFacility;
use diesel::Column;
use diesel::sql_types::{Array, BigInt, Nullable};
use diesel_async::RunQueryDsl;
use openimis_core::administration::ClaimAdministrator;
use openimis_core::declare::{Key, Limit, Named, Ref, Resource, ResourceDescription, RowScope};
use openimis_core::error::{Error, kinds};
use openimis_core::operate::Context;
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_insuree::Insuree;
use openimis_location::HealthFacility;
use openimis_location::schema::health_facilities;
use openimis_medical::Diagnosis;

/// A row that a claim names. Whether it is still valid is for the rules to say when the claim is submitted (spec 4.1); only
/// the facility that bills must be one for whom the actor may bill (AR-16).
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference<'i> {
    field: &'static str,
    named: &'i Named,
    resource: &'static ResourceDescription,
    billing: bool,
}

impl<'i> Reference<'i> {
    pub(super) fn insuree(named: &'i Ref<Insuree>) -> Self {
        Self::new("insuree", named)
    }

    pub(super) fn administrator(named: &'i Ref<ClaimAdministrator>) -> Self {
        Self::new("admin", named)
    }

    pub(super) fn diagnosis(field: &'static str, named: &'i Ref<Diagnosis>) -> Self {
        Self::new(field, named)
    }

    pub(super) fn facility(field: &'static str, named: &'i Ref<HealthFacility>) -> Self {
        Self::new(field, named)
    }

    /// The facility that bills.
    pub(super) fn billing(named: &'i Ref<HealthFacility>) -> Self {
        Self {
            billing: true,
            ..Self::new("healthFacility", named)
        }
    }

    fn new<R: Resource>(field: &'static str, reference: &'i Ref<R>) -> Self {
        Self {
            field,
            named: &reference.named,
            resource: R::DESCRIPTION,
            billing: false,
        }
    }

    fn write(&self, sql: &mut Sql, row: Row) {
        let (key, public_id) = (self.resource.key.column, self.resource.public_id.column);
        match self.named {
            Named::Key(Key::Number(number)) => {
                sql.column(row, key).text(" = ").bind(Bind::Number(*number));
            }
            Named::PublicId(id) if key == public_id => match id.parse() {
                Ok(number) => {
                    sql.column(row, key).text(" = ").bind(Bind::Number(number));
                }
                Err(_) => {
                    sql.text("FALSE");
                }
            },
            Named::PublicId(id) => {
                sql.column(row, public_id).text(" IN (").bind(Bind::Text(id.clone()));
                // a UUID is the same in capital letters
                sql.text(", ").bind(Bind::Text(id.to_ascii_lowercase())).text(")");
            }
            Named::Key(_) => {
                sql.text("FALSE");
            }
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Array<Nullable<BigInt>>)]
    keys: Vec<Option<i64>>,
}

/// The keys of the rows, in the order in which they are asked for.
///
/// # Errors
/// [`kinds::NO_SUCH_REFERENCE`] at every field that names no row.
pub(super) async fn keys(context: &mut Context<'_>, wanted: &[Reference<'_>]) -> Result<Vec<i32>, Error> {
    const BILLING: OfFacility = OfFacility::through(health_facilities::id::NAME);
    let mut sql = Sql::new();
    sql.text("SELECT ARRAY[");
    for (index, reference) in wanted.iter().enumerate() {
        let row = sql.row();
        sql.text(if index == 0 { "(SELECT " } else { ", (SELECT " });
        sql.column(row, reference.resource.key.column)
            .text("::bigint FROM ")
            .name(reference.resource.table)
            .text(" ")
            .alias(row)
            .text(" WHERE ");
        reference.write(&mut sql, row);
        if reference.billing {
            match BILLING.limit(context.actor()) {
                Limit::All => {}
                Limit::Nothing => {
                    sql.text(" AND FALSE");
                }
                Limit::Rows(condition) => {
                    condition(sql.text(" AND ("), row);
                    sql.text(")");
                }
            }
        }
        sql.text(" LIMIT 1)");
    }
    sql.text("]::bigint[] AS keys");
    let found: Vec<Found> = sql.load(context.connection()).await?;
    let found = found.into_iter().next().map(|found| found.keys).unwrap_or_default();
    let mut keys = Vec::with_capacity(wanted.len());
    let mut problems = Vec::new();
    for (reference, key) in wanted.iter().zip(found) {
        match key.and_then(|key| i32::try_from(key).ok()) {
            Some(key) => keys.push(key),
            None => problems.push(kinds::NO_SUCH_REFERENCE.at(reference.field)),
        }
    }
    if problems.is_empty() {
        Ok(keys)
    } else {
        Err(problems.into())
    }
}
