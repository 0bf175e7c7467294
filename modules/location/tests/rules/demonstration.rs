//! The demonstration country.

use diesel_async::AsyncConnection;
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use openimis_core::read::Query;
use openimis_testkit::{TestDatabase, TestPlatform};

async fn country(plan: DemoPlan) -> (TestPlatform, DemoStory) {
    let test = TestPlatform::linked(TestDatabase::empty_migrated());
    let mut connection = test.connect().await;
    let modules = test.platform.registry.modules();
    let story = connection
        .transaction(async |connection| {
            let mut story = DemoStory::default();
            for demo in modules.iter().filter_map(|module| module.demo) {
                demo(connection, &plan, &mut story).await?;
            }
            Ok::<_, Error>(story)
        })
        .await
        .unwrap();
    (test, story)
}

const PLAN: DemoPlan = DemoPlan {
    families: 0,
    seed: 7,
    villages: 450,
    facilities: 9,
};

#[tokio::test]
async fn the_tree_is_whole_every_village_is_served_and_users_have_places() {
    let (test, story) = country(PLAN).await;
    for made in [
        ("regions", 1),
        ("districts", 3),
        ("municipalities", 23),
        ("villages", 450),
        ("catchments", 450),
    ] {
        assert!(story.made.contains(&made), "{made:?}: {:?}", story.made);
    }
    let closure = "SELECT count(*) FROM openimis_location_closure";
    assert_eq!(
        test.database.value(closure).await,
        (1 + 3 * 2 + 23 * 3 + 450 * 4).to_string()
    );
    let orphans = r#"SELECT count(*) FROM "tblLocations" WHERE "ParentLocationId" IS NULL AND "LocationType" <> 'R'"#;
    assert_eq!(test.database.value(orphans).await, "0");

    let officer = test.actor("officer").await;
    // 20 villages of a municipality, and the three places above
    assert_eq!(
        test.column(&officer, &openimis_testkit::whole("locations"), "code")
            .await
            .len(),
        23
    );
    let claims = test.actor("claims").await;
    let seen = test.column(&claims, &Query::of("health-facilities"), "code").await;
    assert_eq!(seen, ["HF000001", "HF000004", "HF000007"]);
    let manager = test.actor("manager").await;
    assert_eq!(
        test.column(&manager, &Query::of("health-facilities"), "code")
            .await
            .len(),
        9
    );
}

#[tokio::test]
async fn the_same_seed_makes_the_same_country_and_another_another() {
    const PLACES: &str = r#"SELECT md5(string_agg("LocationUUID" || "LocationCode" || "LocationName" ||
        coalesce("Families", 0), ',' ORDER BY "LocationId")) FROM "tblLocations""#;
    let (first, _) = country(PLAN).await;
    let (second, _) = country(PLAN).await;
    let (third, _) = country(DemoPlan { seed: 8, ..PLAN }).await;
    let first = first.database.value(PLACES).await;
    assert_eq!(second.database.value(PLACES).await, first);
    assert_ne!(third.database.value(PLACES).await, first);
}
