//! People: spec 7.2.

use super::office::{C1, H1, Office, person};
use openimis_insuree::InsureeSettings;
use serde_json::json;

#[tokio::test]
async fn rule_12_a_new_person_is_valid_and_active() {
    let office = Office::new().await;
    let mut input = person("1", "Joe", "M", "1990-01-31");
    input["family"] = json!(office.f1);
    office.saved("insuree.create", None, input).await;
    let found = r#"concat_ws(' ', status, "ValidityFrom" AT TIME ZONE 'UTC', length("InsureeUUID"), "IsHead", "AuditUserID" > 0)"#;
    assert_eq!(office.of("1", found).await, "AC 2026-11-23 08:00:00 36 f t");
    assert_eq!(
        office.of("1", r#""FamilyID""#).await,
        office.of_family(&office.f1, r#""FamilyID""#).await
    );
}

#[tokio::test]
async fn rule_13_a_change_keeps_key_and_uuid_and_exactly_one_copy() {
    let office = Office::new().await;
    let uuid = office.uuid(C1).await;
    let key = office.of(C1, r#""InsureeID""#).await;
    office
        .done("insuree.change", &uuid, json!({ "otherNames": "Kiddo" }))
        .await;
    assert_eq!(office.uuid(C1).await, uuid);
    assert_eq!(office.of(C1, r#""InsureeID""#).await, key);
    assert_eq!(office.of(C1, r#""OtherNames""#).await, "Kiddo");
    let old = format!(r#"SELECT string_agg("OtherNames", ',') FROM "tblInsuree" WHERE "LegacyID" = {key}"#);
    assert_eq!(office.sql(&old).await, "Child");
}

/// REST keeps what is not sent; null empties it (rule 14 for a client that says so).
#[tokio::test]
async fn rule_14_what_is_not_sent_stays_and_null_empties() {
    let office = Office::new().await;
    let uuid = office.uuid(C1).await;
    office.done("insuree.change", &uuid, json!({ "phone": "0700" })).await;
    office
        .done("insuree.change", &uuid, json!({ "email": "c@example.org" }))
        .await;
    assert_eq!(
        office.of(C1, r#"concat("Phone", ' ', "FamilyID" IS NOT NULL)"#).await,
        "0700 t"
    );
    office
        .done("insuree.change", &uuid, json!({ "phone": null, "family": null }))
        .await;
    assert_eq!(office.of(C1, r#"concat("Phone", ' ', "FamilyID" IS NULL)"#).await, " t");
}

#[tokio::test]
async fn rules_15_and_16_no_uuid_and_no_such_gender_are_refused() {
    let office = Office::new().await;
    assert_eq!(
        office.refused("insuree.change", None, json!({})).await,
        "core.not_found"
    );
    let input = person("1", "Joe", "Q", "1990-01-31");
    assert_eq!(
        office.refused("insuree.create", None, input).await,
        "core.no_such_reference"
    );
    assert_eq!(
        office
            .sql(r#"SELECT count(*)::text FROM "tblInsuree" WHERE "CHFID" = '1'"#)
            .await,
        "0"
    );
    let mut input = person("1", "Joe", "M", "1990-01-31");
    input.as_object_mut().unwrap().remove("dob");
    // rule 17
    assert_eq!(office.refused("insuree.create", None, input).await, "core.required");
}

async fn reasons(office: &Office) {
    let insert = r#"INSERT INTO "tblInsureeStatusReason"
        ("ValidityFrom", "StatusReasonId", "StatusReason", "Code", status_type) VALUES (now(), 1, 'Moved', 'MV', 'IN')"#;
    office.test.database.run(insert).await;
}

#[tokio::test]
async fn rule_18_who_becomes_inactive_is_covered_no_longer_than_to_that_day() {
    let office = Office::new().await;
    reasons(&office).await;
    office.cover(C1, "2027-03-14").await;
    office.cover(C1, "2026-06-30").await;
    let uuid = office.uuid(C1).await;
    let change = json!({ "status": "IN", "statusReason": "MV", "statusDate": "2026-10-01" });
    office.done("insuree.change", &uuid, change).await;
    let status = r#"concat_ws(' ', status, status_date, "StatusReason")"#;
    assert_eq!(office.of(C1, status).await, "IN 2026-10-01 1");
    // BUG-40: what ended before stays
    assert_eq!(office.covered_until(C1).await, ["2026-06-30", "2026-10-01"]);
    let copies = r#"SELECT string_agg("ExpiryDate"::text, ',') FROM "tblInsureePolicy" WHERE "LegacyID" IS NOT NULL"#;
    assert_eq!(office.sql(copies).await, "2027-03-14");
    // rule 21
    office.done("insuree.change", &uuid, json!({ "phone": "1" })).await;
    assert_eq!(office.of(C1, status).await, "IN 2026-10-01 1");
}

#[tokio::test]
async fn rules_19_and_20_impossible_statuses_are_refused() {
    let office = Office::new().await;
    reasons(&office).await;
    let uuid = office.uuid(C1).await;
    let cases = [
        (
            json!({ "status": "DE", "statusReason": "MV", "statusDate": "2026-10-01" }),
            "insuree.wrong_status",
        ),
        (
            json!({ "status": "IN", "statusDate": "2026-10-01" }),
            "insuree.wrong_status",
        ),
        (json!({ "status": "IN", "statusReason": "MV" }), "core.required"),
        (json!({ "status": "ZZ" }), "insuree.wrong_status"),
    ];
    for (change, expected) in cases {
        assert_eq!(office.refused("insuree.change", Some(&uuid), change).await, expected);
    }
    assert_eq!(office.copies(C1).await, "0", "BUG-05: a refused change leaves no copy");
}

#[tokio::test]
async fn rules_22_and_23_what_an_installation_requires() {
    let office = Office::new().await;
    office.test.set(InsureeSettings {
        insuree_fsp_mandatory: true,
        ..InsureeSettings::default()
    });
    let input = person("1", "Joe", "M", "1990-01-31");
    let refused = office.refused("insuree.create", None, input.clone()).await;
    assert_eq!(refused, "insuree.facility_required");
    office.test.set(InsureeSettings {
        is_insuree_photo_required: true,
        ..InsureeSettings::default()
    });
    assert_eq!(
        office.refused("insuree.create", None, input).await,
        "insuree.photo_required"
    );
}

#[tokio::test]
async fn rule_27_data_of_extensions_are_kept_as_json() {
    let office = Office::new().await;
    let mut input = person("1", "Joe", "M", "1990-01-31");
    input["jsonExt"] = json!({ "a": 1 });
    office.saved("insuree.create", None, input).await;
    assert_eq!(office.of("1", r#""JsonExt" ->> 'a'"#).await, "1");
}

#[tokio::test]
async fn rules_28_and_29_a_member_is_deleted_with_two_closed_rows_and_a_head_is_not() {
    let office = Office::new().await;
    office.cover(C1, "2027-03-14").await;
    let uuid = office.uuid(C1).await;
    office.done("insuree.remove", &uuid, json!({})).await;
    let rows = format!(
        r#"SELECT string_agg(concat("LegacyID" IS NULL, ' ', "ValidityTo" AT TIME ZONE 'UTC', ' ', "ValidityFrom" = "ValidityTo"), ', '
               ORDER BY "InsureeID")
           FROM "tblInsuree" WHERE "CHFID" = '{C1}'"#
    );
    // everything in this test happens at one instant
    assert_eq!(
        office.sql(&rows).await,
        "t 2026-11-23 08:00:00 t, f 2026-11-23 08:00:00 t"
    );
    assert!(office.covered_until(C1).await.is_empty());
    let head = office.uuid(H1).await;
    assert_eq!(
        office.refused("insuree.remove", Some(&head), json!({})).await,
        "insuree.head_deleted"
    );
    assert_eq!(office.copies(H1).await, "0");
}
