//! A real openIMIS database: every row of the module's tables is read.

use openimis_core::read::{Page, Query, Total};
use openimis_insuree as _;
use openimis_testkit::{TestDatabase, TestPlatform};

const TABLES: &[(&str, &str)] = &[
    ("insurees", r#""tblInsuree" WHERE "ValidityTo" IS NULL"#),
    ("families", r#""tblFamilies" WHERE "ValidityTo" IS NULL"#),
    ("photos", r#""tblPhotos" WHERE "ValidityTo" IS NULL"#),
    ("insuree-policies", r#""tblInsureePolicy" WHERE "ValidityTo" IS NULL"#),
    ("genders", r#""tblGender""#),
    ("educations", r#""tblEducations""#),
    ("professions", r#""tblProfessions""#),
    ("relations", r#""tblRelations""#),
    ("family-types", r#""tblFamilyTypes""#),
    ("confirmation-types", r#""tblConfirmationTypes""#),
    ("identification-types", r#""tblIdentificationTypes""#),
    ("insuree-mutations", r#""insuree_InsureeMutation""#),
    ("family-mutations", r#""insuree_FamilyMutation""#),
];

#[tokio::test]
async fn every_row_is_read() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (resource, table) in TABLES {
        let count: u64 = {
            let counted = test
                .database
                .value(&format!("SELECT count(*)::text FROM {table}"))
                .await;
            counted.parse().unwrap()
        };
        let mut query = Query::of(*resource);
        query.page = Page::first(100);
        query.total = Total::Exact;
        let found = test.read(&admin, &query).await.unwrap();
        assert_eq!(found.total, Some(count), "{resource}");
        assert_eq!(found.records().len() as u64, count.min(100), "{resource}");
    }
}

/// BUG-29: an officer sees the people of his villages' families.
#[tokio::test]
async fn an_officer_sees_the_people_of_his_village() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let officer = test.actor("E00001").await;
    let mut query = Query::of("insurees");
    query.total = Total::Exact;
    let seen = test.read(&officer, &query).await.unwrap().total.unwrap();
    let there = r#"SELECT count(*)::text FROM "tblInsuree" person
        LEFT JOIN "tblFamilies" family USING ("FamilyID")
        LEFT JOIN "tblLocations" village ON village."LocationId" = coalesce(person."CurrentVillage", family."LocationId")
        WHERE person."ValidityTo" IS NULL
            AND (village."LocationCode" = 'R1D2M1V1' OR village."LocationId" IS NULL AND person."FamilyID" IS NULL)"#;
    assert_eq!(seen.to_string(), test.database.values(there).await.concat());
    assert!(seen > 0);
}
