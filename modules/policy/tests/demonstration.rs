//! The demonstration country has people with policies of every status, whose values follow from its products.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use diesel_async::AsyncConnection;
use openimis_core::declare::{DemoPlan, DemoStory};
use openimis_core::error::Error;
// linked for its part
use openimis_policy as _;
use openimis_testkit::{TestDatabase, TestPlatform};

async fn country(families: u32) -> (TestPlatform, DemoStory) {
    let test = TestPlatform::linked(TestDatabase::empty_migrated());
    let mut connection = test.connect().await;
    let plan = DemoPlan {
        seed: 7,
        villages: 30,
        facilities: 3,
        families,
    };
    let makers: Vec<_> = test
        .platform
        .registry
        .modules()
        .iter()
        .filter_map(|module| module.demo)
        .collect();
    let story = connection
        .transaction(async |connection| {
            let mut story = DemoStory::default();
            for demo in makers {
                demo(connection, &plan, &mut story).await?;
            }
            Ok::<_, Error>(story)
        })
        .await
        .unwrap();
    (test, story)
}

#[tokio::test]
async fn families_have_five_people_and_policies_of_every_status() {
    let (test, story) = country(400).await;
    assert!(story.made.contains(&("families", 400)), "{:?}", story.made);
    let value = async |query: &str| test.database.value(query).await;
    assert_eq!(value(r#"SELECT count(*) FROM "tblInsuree""#).await, "2000");
    assert_eq!(
        value(r#"SELECT count(DISTINCT "CHFID") FROM "tblInsuree""#).await,
        "2000"
    );
    // every family has one head, who is the one that the family names
    let heads = r#"SELECT count(*) FROM "tblFamilies" family JOIN "tblInsuree" head
        ON head."InsureeID" = family."InsureeID" AND head."FamilyID" = family."FamilyID" AND head."IsHead""#;
    assert_eq!(value(heads).await, "400");
    let statuses = r#"SELECT string_agg(DISTINCT "PolicyStatus"::text, ' ') FROM "tblPolicy""#;
    assert_eq!(value(statuses).await, "1 16 2 4 8");
    let untrue = r#"SELECT count(*) FROM "tblPolicy" WHERE ("PolicyStatus" = 2) <> ("ExpiryDate" >= current_date)
        AND "PolicyStatus" IN (2, 8)"#;
    assert_eq!(value(untrue).await, "0");
}

#[tokio::test]
async fn a_household_pays_what_its_product_says() {
    let (test, _) = country(400).await;
    // HOUSE: 10,000 for five, then 2,500 an adult and 1,000 a child; 500 to register
    let wrong = r#"SELECT count(*) FROM (
        SELECT policy."PolicyValue" AS value, policy."PolicyStage" AS stage, count(*) AS members
        FROM "tblPolicy" policy
        JOIN "tblProduct" product ON product."ProdID" = policy."ProdID" AND product."ProductCode" = 'HOUSE'
        JOIN "tblInsureePolicy" cover ON cover."PolicyId" = policy."PolicyID"
        JOIN "tblInsuree" person ON person."InsureeID" = cover."InsureeID"
        GROUP BY policy."PolicyID"
        HAVING count(*) <= 5 AND bool_and(person."Relationship" IS DISTINCT FROM 7)
    ) AS policies
    WHERE value <> 10000 + CASE WHEN stage = 'N' THEN 500 ELSE 0 END"#;
    assert_eq!(test.database.value(wrong).await, "0");
    let covers = r#"SELECT count(*) FROM "tblInsureePolicy" cover JOIN "tblPolicy" policy ON policy."PolicyID" = cover."PolicyId"
        WHERE cover."ExpiryDate" <> policy."ExpiryDate" OR cover."EffectiveDate" IS DISTINCT FROM policy."EffectiveDate""#;
    assert_eq!(test.database.value(covers).await, "0");
}
