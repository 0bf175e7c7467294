//! Payers.

use super::office::Office;
use openimis_core::read::{Era, Lookup};
use openimis_payer::rights;
use openimis_testkit::{TestDatabase, TestPlatform, filtered, whole};
use serde_json::json;

#[tokio::test]
async fn bug_41_types_are_those_of_openimis() {
    let office = Office::new().await;
    let mut donor = office.donor("Other", "R1").await;
    donor["payerType"] = "X".into();
    assert_eq!(office.refused("payer.create", None, donor).await, "core.invalid_value");
    let payer = office.payer("Donor").await;
    for (change, expected) in [
        (json!({ "payerType": "X" }), "core.invalid_value"),
        (json!({ "name": "x".repeat(101) }), "core.too_long"),
        (json!({ "email": "x".repeat(51) }), "core.too_long"),
        (json!({ "location": "nowhere" }), "core.no_such_reference"),
    ] {
        let refused = office.refused("payer.change", Some(&payer), change.clone()).await;
        assert_eq!(refused, expected, "{change}");
    }
}

#[tokio::test]
async fn a_change_keeps_what_is_not_sent_and_writes_one_copy() {
    let office = Office::new().await;
    let payer = office.payer("Donor").await;
    let change = json!({ "name": "Giver", "location": null });
    office.done("payer.change", Some(&payer), change).await;
    assert_eq!(office.payer("Giver").await, payer);
    let row = r#"SELECT "PayerType" || ' ' || "Phone" || ' ' || ("LocationId" IS NULL) FROM "tblPayer"
        WHERE "ValidityTo" IS NULL"#;
    assert_eq!(office.sql(row).await, "D 123 true");
    let copies = r#"SELECT count(*) FROM "tblPayer" copy JOIN "tblPayer" live ON copy."LegacyID" = live."PayerID""#;
    assert_eq!(office.sql(copies).await, "1");
    let links = r#"SELECT count(*) FROM "payer_PayerMutation" JOIN "core_Mutation_Log" log ON log.id = mutation_id"#;
    assert_eq!(office.sql(links).await, "2");
}

#[tokio::test]
async fn bug_39_what_is_not_there_is_not_deleted() {
    let office = Office::new().await;
    let unknown = "00000000-0000-4000-8000-000000000000";
    assert_eq!(
        office.refused("payer.delete", Some(unknown), json!({})).await,
        "core.not_found"
    );
    let payer = office.payer("Donor").await;
    office.done("payer.delete", Some(&payer), json!({})).await;
    let ended = r#"SELECT ("ValidityFrom" = "ValidityTo")::text FROM "tblPayer" WHERE "LegacyID" IS NULL"#;
    assert_eq!(office.sql(ended).await, "true");
    let refused = office
        .refused("payer.change", Some(&payer), json!({ "name": "New" }))
        .await;
    assert_eq!(refused, "payer.historical");
}

#[tokio::test]
async fn rules_102_and_103_and_bug_32_rights() {
    let office = Office::new().await;
    let works = json!({ "districts": [office.place("D1").await] });
    let payer = office.payer("Donor").await;
    let change = json!({ "name": "Giver" });
    for (login, held, expected) in [
        ("backend", openimis_medical::rights::EDIT_ITEMS, None),
        ("frontend", rights::EDIT_PAYERS, None),
        ("reader", rights::FIND_PAYERS, Some("core.forbidden")),
    ] {
        let rights = [rights::FIND_PAYERS, held];
        let actor = office.test.user(&office.admin, login, &rights, works.clone()).await;
        match expected {
            None => drop(
                office
                    .test
                    .saved(&actor, "payer.change", Some(&payer), change.clone())
                    .await,
            ),
            Some(expected) => {
                let refused = office
                    .test
                    .refusal(&actor, "payer.change", Some(&payer), change.clone())
                    .await;
                assert_eq!(refused, expected, "{login}");
            }
        }
    }
}

#[tokio::test]
async fn an_actor_sees_the_payers_of_where_he_works() {
    let office = Office::new().await;
    let near = office.donor("Near", "D1").await;
    office.done("payer.create", None, near).await;
    let far = office.donor("Far", "D2").await;
    office.done("payer.create", None, far).await;
    office
        .done("payer.create", None, json!({ "name": "National", "payerType": "G" }))
        .await;
    let works = json!({ "districts": [office.place("D1").await] });
    let actor = office
        .test
        .user(&office.admin, "scheme", &[rights::FIND_PAYERS], works)
        .await;
    let seen = office.test.column(&actor, &whole("payers"), "name").await;
    assert_eq!(seen, ["Donor", "National", "Near"]);
    let key =
        office.sql(r#"SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = 'R1' AND "ValidityTo" IS NULL"#);
    let key = key.await;
    let within = filtered(whole("payers"), "within", Lookup::Exact, &[&key]);
    assert_eq!(
        office.test.column(&office.admin, &within, "name").await,
        ["Donor", "Near"]
    );
    let search = filtered(whole("payers"), "search", Lookup::Exact, &["EAR"]);
    assert_eq!(office.test.column(&office.admin, &search, "name").await, ["Near"]);
}

#[tokio::test]
async fn every_row_of_the_demonstration_can_be_read() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    let mut query = whole("payers");
    query.era = Era::Ever;
    let stored = test
        .database
        .values(r#"SELECT "PayerName" FROM "tblPayer" ORDER BY 1"#)
        .await;
    assert_eq!(test.column(&admin, &query, "name").await, stored);
    assert!(test.column(&admin, &whole("fundings"), "receipt").await.is_empty());
}
