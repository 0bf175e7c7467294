//! The demonstration database of openIMIS, adopted, and our demonstration country.

use diesel_async::AsyncConnection;
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
use openimis_core::read::{Page, Position, Query};
use openimis_testkit::{TestDatabase, TestPlatform};

#[tokio::test]
async fn every_row_can_be_read() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (resource, table) in [
        ("items-pricelists", "tblPLItems"),
        ("items-pricelist-details", "tblPLItemsDetail"),
        ("services-pricelists", "tblPLServices"),
        ("services-pricelist-details", "tblPLServicesDetail"),
    ] {
        let count = format!(r#"SELECT count(*) FROM "{table}" WHERE "ValidityTo" IS NULL"#);
        let expected: usize = test.database.value(&count).await.parse().unwrap();
        assert_ne!(expected, 0, "{resource}");
        let mut query = Query::of(resource);
        query.page = Page::first(100);
        let mut read = 0;
        loop {
            let found = test.read(&admin, &query).await.unwrap();
            read += found.records().len();
            if !found.has_next {
                break;
            }
            query.page.from = Position::Offset(u64::try_from(read).unwrap());
        }
        assert_eq!(read, expected, "{resource}");
    }
}

#[tokio::test]
async fn facilities_of_the_demonstration_country_charge_by_lists_with_everything_on_them() {
    let test = TestPlatform::linked(TestDatabase::empty_migrated());
    let mut connection = test.connect().await;
    let modules = test.platform.registry.modules();
    let plan = DemoPlan {
        seed: 7,
        villages: 450,
        facilities: 9,
        families: 0,
    };
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
    for made in [
        ("diagnoses", 62),
        ("medical items", 60),
        ("medical services", 44),
        ("facilities with price lists", 9),
    ] {
        assert!(story.made.contains(&made), "{made:?}: {:?}", story.made);
    }
    let codes = r#"SELECT count(*) || ' ' || count(DISTINCT "ItemCode") FROM "tblItems""#;
    assert_eq!(test.database.value(codes).await, "60 60");
    let parts = r#"SELECT (SELECT count(*) FROM "tblServiceContainedPackage") || ' ' || (SELECT count(*) FROM "tblProductContainedPackage")"#;
    assert_eq!(test.database.value(parts).await, "4 4");
    // everything is on the list of every facility
    let charged = r#"SELECT DISTINCT (SELECT count(*) FROM "tblPLItemsDetail" d WHERE d."PLItemID" = "tblHF"."PLItemID") || ' '
        || (SELECT count(*) FROM "tblPLServicesDetail" d WHERE d."PLServiceID" = "tblHF"."PLServiceID") FROM "tblHF""#;
    assert_eq!(test.database.values(charged).await, ["60 44"]);
}
