//! Items.

use super::register::{Register, item, service, with};
use openimis_core::declare::Answer;
use openimis_core::error::Error;
use openimis_core::read::Lookup;
use openimis_medical::rights;
use openimis_testkit::{filtered, whole};
use serde_json::json;

#[tokio::test]
async fn ar_118_a_code_is_used_once_and_a_service_may_have_it_too() {
    let register = Register::new().await;
    register.enter("medical_item.create", item("0001")).await;
    let again = register
        .test
        .perform(&register.admin, "medical_item.create", None, item("0001"))
        .await;
    let Err(Error::Refused(problems)) = again else {
        panic!("it is refused: {again:?}")
    };
    assert_eq!(problems.first().unwrap().kind.title, "Code already exists.");
    let uuid = register.enter("medical_service.create", service("0001")).await;
    assert_eq!(
        register.refused("medical_service.create", None, service("0001")).await,
        "medical_service.code_taken"
    );
    register.done("medical_service.delete", Some(&uuid), json!({})).await;
    register.enter("medical_service.create", service("0001")).await;
    let other = register.enter("medical_item.create", item("0002")).await;
    assert_eq!(
        register
            .refused("medical_item.change", Some(&other), json!({ "code": "0001" }))
            .await,
        "medical_item.code_taken"
    );
}

#[tokio::test]
async fn spec_11_1_a_code_has_at_most_six_characters_and_letters_mean_something() {
    let register = Register::new().await;
    for wrong in [
        json!({ "code": "1234567" }),
        json!({ "code": "  " }),
        json!({ "itemType": "X" }),
        json!({ "careType": "X" }),
        json!({ "name": "N".repeat(101) }),
    ] {
        let input = with(item("0001"), wrong.clone());
        let answer = register
            .test
            .perform(&register.admin, "medical_item.create", None, input)
            .await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{wrong}");
    }
    register.enter("medical_item.create", item("123456")).await;
}

#[tokio::test]
async fn ar_119_patients_are_stored_as_a_mask() {
    let register = Register::new().await;
    let named = json!({ "patientCategory": null, "patientCategories": ["FEMALE", "ADULT"] });
    register.enter("medical_item.create", with(item("0001"), named)).await;
    assert_eq!(register.sql(r#"SELECT "ItemPatCat" FROM "tblItems""#).await, "6");
    let nobody = with(item("0002"), json!({ "patientCategory": null }));
    let refused = register
        .test
        .perform(&register.admin, "medical_item.create", None, nobody)
        .await;
    let Err(Error::Refused(problems)) = refused else {
        panic!("it is refused: {refused:?}")
    };
    let problem = problems.first().unwrap();
    assert_eq!(problem.kind.legacy, Some("medical.mutation.patient_category_missing"));
}

#[tokio::test]
async fn ar_120_a_changed_price_leaves_a_version_and_w_41_so_does_every_change() {
    const VERSIONS: &str = r#"SELECT version."ItemPrice" || ' ' || coalesce(version."MaximumAmount"::text, '-')
        FROM "tblItems" version JOIN "tblItems" live ON live."ItemID" = version."LegacyID"
        WHERE version."ItemUUID" <> live."ItemUUID" AND version."ValidityTo" IS NOT NULL
        ORDER BY version."ItemID""#;
    let register = Register::new().await;
    let uuid = register.enter("medical_item.create", item("0001")).await;
    let began = r#"SELECT "ValidityFrom" FROM "tblItems" WHERE "ValidityTo" IS NULL"#;
    let before = register.sql(began).await;
    register
        .done("medical_item.change", Some(&uuid), json!({ "price": "120.00" }))
        .await;
    assert_eq!(register.values(VERSIONS).await, ["100.00 -"]);
    assert_ne!(register.sql(began).await, before);
    register
        .done("medical_item.change", Some(&uuid), json!({ "maximumAmount": 3 }))
        .await;
    register
        .done("medical_item.change", Some(&uuid), json!({ "maximumAmount": 3 }))
        .await;
    assert_eq!(register.values(VERSIONS).await, ["100.00 -", "120.00 -"]);
    let kept = r#"SELECT "ItemUUID" || ' ' || "ItemPrice" || ' ' || "MaximumAmount" FROM "tblItems" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(register.sql(kept).await, format!("{uuid} 120.00 3.00"));
}

#[tokio::test]
async fn w_41_a_change_keeps_what_is_not_sent_and_null_empties() {
    let register = Register::new().await;
    let full = json!({ "package": "10 TABLETS", "quantity": "10", "maximumAmount": "2", "frequency": 30 });
    let uuid = register.enter("medical_item.create", with(item("0001"), full)).await;
    register
        .done(
            "medical_item.change",
            Some(&uuid),
            json!({ "name": "New", "frequency": null }),
        )
        .await;
    let row = r#"SELECT concat_ws(' ', "ItemName", "ItemPackage", "Quantity", "MaximumAmount", "ItemFrequency")
                 FROM "tblItems" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(register.sql(row).await, "New 10 TABLETS 10.00 2.00");
}

#[tokio::test]
async fn u_13_amounts_below_zero_are_refused() {
    let register = Register::new().await;
    for wrong in [
        json!({ "price": "-0.01" }),
        json!({ "quantity": -1 }),
        json!({ "maximumAmount": -1 }),
        json!({ "frequency": -1 }),
    ] {
        let input = with(item("0001"), wrong.clone());
        assert_eq!(
            register.refused("medical_item.create", None, input).await,
            "medical.negative",
            "{wrong}"
        );
    }
    let huge = with(item("0001"), json!({ "price": "99999999999999999999" }));
    let answer = register
        .test
        .perform(&register.admin, "medical_item.create", None, huge)
        .await;
    assert!(
        matches!(answer, Err(Error::Refused(_))),
        "a price beyond its column: {answer:?}"
    );
}

#[tokio::test]
async fn an_ended_item_is_a_version_more_and_is_not_changed() {
    let register = Register::new().await;
    let uuid = register.enter("medical_item.create", item("0001")).await;
    register.done("medical_item.delete", Some(&uuid), json!({})).await;
    let rows = r#"SELECT count(*) || ' ' || count("ValidityTo") || ' ' || count("LegacyID") FROM "tblItems""#;
    assert_eq!(register.sql(rows).await, "2 2 1");
    assert_eq!(
        register
            .refused("medical_item.change", Some(&uuid), json!({ "name": "New" }))
            .await,
        "medical_item.historical"
    );
    assert_eq!(
        register.refused("medical_item.delete", Some(&uuid), json!({})).await,
        "core.not_found"
    );
}

#[tokio::test]
async fn spec_12_5_whether_a_code_is_free_is_told_with_the_right_alone() {
    let register = Register::new().await;
    register.enter("medical_item.create", item("0001")).await;
    let reader = register
        .test
        .user(&register.admin, "reader", &[rights::FIND_ITEMS], json!({}))
        .await;
    for (code, free) in [("0001", false), ("0002", true)] {
        let question = json!({ "itemCode": code });
        let answer = register
            .test
            .perform(&reader, "medical_item.check_code", None, question)
            .await;
        assert_eq!(answer.unwrap(), Answer::Value(json!(free)), "{code}");
    }
    let question = json!({ "serviceCode": "0001" });
    assert_eq!(
        register
            .test
            .refusal(&reader, "medical_service.check_code", None, question)
            .await,
        "core.forbidden"
    );
}

#[tokio::test]
async fn spec_11_1_what_was_known_on_a_day_is_found_as_it_is_today() {
    let register = Register::new().await;
    let uuid = register.enter("medical_item.create", item("0001")).await;
    register.enter("medical_item.create", item("0002")).await;
    let earlier = r#"UPDATE "tblItems" SET "ValidityFrom" = '2020-03-01' WHERE "ItemCode" = '0001'"#;
    register.test.database.run(earlier).await;
    register
        .done("medical_item.change", Some(&uuid), json!({ "price": 120 }))
        .await;
    for (day, expected) in [
        ("2020-02-29", vec![]),
        ("2020-03-01", vec!["0001"]),
        ("2999-01-01", vec!["0001", "0002"]),
    ] {
        let query = filtered(whole("medical-items"), "knownOn", Lookup::Exact, &[day]);
        let found = register.test.column(&register.admin, &query, "code").await;
        assert_eq!(found, expected, "{day}");
    }
    let query = filtered(whole("medical-items"), "knownOn", Lookup::Exact, &["2020-03-01"]);
    assert_eq!(register.test.column(&register.admin, &query, "price").await, ["120.00"]);
}
