//! What an actor may touch: less than what he may see.

use super::Area;
use crate::{error, rights};
use diesel::sql_types::{Array, BigInt, Integer};
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Refuses, in this field, to act on places outside the actor's area (W-64). The places above his area, which he sees
/// so that the tree can be shown, lie outside.
///
/// # Errors
/// `location.outside_area`, or when the database fails.
pub async fn check_reach(context: &mut Context<'_>, places: &[i32], field: Option<&str>) -> Result<(), Error> {
    if places.is_empty() || reaches(context, places).await? {
        return Ok(());
    }
    Err(match field {
        Some(field) => error::OUTSIDE_AREA.at(field),
        None => error::OUTSIDE_AREA.problem(),
    }
    .into())
}

/// The same for the tree itself, which holders of 121906 keep in the whole country (spec 3.6).
pub(crate) async fn check_tree_reach(
    context: &mut Context<'_>,
    places: &[i32],
    field: Option<&str>,
) -> Result<(), Error> {
    if context.actor().holds(rights::ADD_REGIONS) {
        return Ok(());
    }
    check_reach(context, places, field).await
}

async fn reaches(context: &mut Context<'_>, places: &[i32]) -> Result<bool, Error> {
    #[derive(diesel::QueryableByName)]
    struct Answer {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        outside: bool,
    }
    if context.actor().is_superuser() {
        return Ok(true);
    }
    let roots = match context.actor().fact::<Area>() {
        Some(area) if area.everywhere => return Ok(true),
        Some(area) => area.roots.clone(),
        None => Vec::new(),
    };
    let answer: Answer = diesel::sql_query(
        "SELECT EXISTS (SELECT unnest($1) EXCEPT SELECT location_id FROM openimis_location_closure \
         WHERE ancestor_id = ANY($2)) AS outside",
    )
    .bind::<Array<Integer>, _>(places)
    .bind::<Array<BigInt>, _>(roots)
    .get_result(context.connection())
    .await?;
    Ok(!answer.outside)
}
