//! The districts that the actor works in (spec 5.8 `userDistricts`), with their regions.

use crate::area::Area;
use crate::dialect;
use crate::schema::locations;
use crate::settings::LocationSettings;
use crate::user_district;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool};
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Access, Declared, Operation, OperationDialect, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::{Value, json};

/// Lists the districts that the actor works in.
#[derive(Debug)]
pub struct ListOwnDistricts;

type Row = (i32, String, Option<String>, Option<String>, Option<i32>);

impl Operation for ListOwnDistricts {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "location.own_districts",
        "locations",
        Verb::Ask("own-districts"),
        "Lists the districts that the actor works in, with their regions; an administrator works in all.",
    )
    .access(Access::Authenticated)
    .graphql("userDistricts", "")
    .dialect(OperationDialect::answering(&dialect::OWN_DISTRICTS));

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        let Some(area) = context.actor().fact::<Area>().cloned() else {
            return Ok(json!([]));
        };
        let types = context.settings::<LocationSettings>().location_types.clone();
        let Some(district) = types.get(user_district::LEVEL) else {
            return Ok(json!([]));
        };
        let everywhere = area.everywhere || context.actor().is_superuser();
        // below what he works in, or above it: an officer's villages have a district
        let here = sql::<Bool>(
            "(\"LocationId\" IN (SELECT location_id FROM openimis_location_closure WHERE ancestor_id = ANY(",
        )
        .bind::<Array<BigInt>, _>(area.roots.clone())
        .sql(") UNION SELECT ancestor_id FROM openimis_location_closure WHERE location_id = ANY(")
        .bind::<Array<BigInt>, _>(area.roots)
        .sql(")))");
        let rows = valid()
            .filter(locations::location_type.eq(district))
            .filter(here.or(everywhere.into_sql::<Bool>()))
            .order((locations::code, locations::id))
            .load::<Row>(context.connection())
            .await?;
        let regions: Vec<i32> = rows.iter().filter_map(|row| row.4).collect();
        let regions = valid()
            .filter(locations::id.eq_any(regions))
            .load::<Row>(context.connection())
            .await?;
        let district = |row: &Row| {
            let mut shown = shown(row);
            let region = regions.iter().find(|region| Some(region.0) == row.4);
            if let Value::Object(members) = &mut shown {
                members.insert("parent".to_owned(), region.map(self::shown).unwrap_or_default());
            }
            shown
        };
        Ok(rows.iter().map(district).collect())
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn valid() -> _ {
    let columns = (
        locations::id,
        locations::uuid,
        locations::code,
        locations::name,
        locations::parent_id,
    );
    locations::table.filter(locations::valid_to.is_null()).select(columns)
}

/// The id is Relay's, as openIMIS has it here.
fn shown((id, uuid, code, name, _): &Row) -> Value {
    let id = STANDARD.encode(format!("{}:{id}", dialect::LOCATION.name));
    json!({ "id": id, "uuid": uuid, "code": code, "name": name })
}
