//! The module's part of the demonstration country: the tree, facilities with catchments, and where core's
//! demonstration users work. Set-based statements, which stand in `demo/` beside the migrations.

use crate::settings::LocationSettings;
use diesel::sql_types::{BigInt, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use std::pin::Pin;

const LEVEL: &str = include_str!("../demo/level.sql");
const FACILITIES: &str = include_str!("../demo/facilities.sql");
const CATCHMENTS: &str = include_str!("../demo/catchments.sql");
const PEOPLE: &str = include_str!("../demo/people.sql");

/// How many places lie below one of the level above: districts of a region, municipalities, villages.
const BELOW: [u32; 3] = [8, 10, 20];
/// What the places of each level are called in the story.
const TITLES: [&str; 4] = ["regions", "districts", "municipalities", "villages"];

/// Fills the tables of a private demonstration database.
pub(crate) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>> {
    Box::pin(async move {
        let seed = plan.seed.to_string();
        let mut above = String::new();
        let types = LocationSettings::default().location_types;
        for (level, (location_type, count)) in types.iter().zip(counts(plan.villages)).enumerate() {
            let below = level.checked_sub(1).and_then(|above| BELOW.get(above)).copied();
            let made = diesel::sql_query(LEVEL)
                .bind::<Text, _>(&seed)
                .bind::<Text, _>(location_type)
                .bind::<Text, _>(&above)
                .bind::<BigInt, _>(i64::from(count))
                .bind::<BigInt, _>(i64::from(below.unwrap_or(count).max(1)))
                .execute(connection)
                .await?;
            story.add(TITLES.get(level).copied().unwrap_or("places"), made);
            above.clone_from(location_type);
        }
        let facilities = diesel::sql_query(FACILITIES)
            .bind::<Text, _>(&seed)
            .bind::<BigInt, _>(i64::from(plan.facilities))
            .execute(connection)
            .await?;
        story.add("health facilities", facilities);
        let catchments = diesel::sql_query(CATCHMENTS).execute(connection).await?;
        story.add("catchments", catchments);
        connection.batch_execute(PEOPLE).await?;
        Ok(())
    })
}

/// How many regions, districts, municipalities and villages the villages ask for.
fn counts(villages: u32) -> [u32; 4] {
    let [districts_of, municipalities_of, villages_of] = BELOW;
    let municipalities = villages.div_ceil(villages_of);
    let districts = municipalities.div_ceil(municipalities_of);
    [districts.div_ceil(districts_of), districts, municipalities, villages]
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_village_has_a_way_up() {
        assert_eq!(super::counts(0), [0, 0, 0, 0]);
        assert_eq!(super::counts(1), [1, 1, 1, 1]);
        assert_eq!(super::counts(201), [1, 2, 11, 201]);
        assert_eq!(super::counts(100_000), [63, 500, 5_000, 100_000]);
    }
}
