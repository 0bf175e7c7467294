//! Services made of others and of items.

use super::register::{Register, item, service, with};
use openimis_core::read::Lookup;
use openimis_testkit::{filtered, including, whole};
use serde_json::json;

const SERVICES: &str = r#"SELECT inner_one."ServCode" || ' ' || coalesce(qty::text, '-') || ' ' || coalesce(price::text, '-')
    FROM "tblServiceContainedPackage" JOIN "tblServices" inner_one ON inner_one."ServiceID" = "ServiceId" ORDER BY 1"#;
const ITEMS: &str = r#"SELECT "ItemCode" || ' ' || qty || ' ' || price
    FROM "tblProductContainedPackage" JOIN "tblItems" USING ("ItemID") ORDER BY 1"#;

#[tokio::test]
async fn ar_126_the_part_whose_link_is_sent_stays_and_the_other_goes() {
    let register = Register::new().await;
    let a = register.enter("medical_service.create", service("A")).await;
    let b = register.enter("medical_service.create", service("B")).await;
    let drug = register.enter("medical_item.create", item("0001")).await;
    let parts = json!({
        "packagetype": "P",
        "services": [{ "service": a, "qtyProvided": 2, "priceAsked": "11" }, { "service": b, "qtyProvided": 1 }],
        "items": [{ "item": drug, "qtyProvided": 3, "priceAsked": "20.00" }],
    });
    let package = register
        .enter("medical_service.create", with(service("P"), parts))
        .await;
    assert_eq!(register.values(SERVICES).await, ["A 2 11.00", "B 1 -"]);
    assert_eq!(register.values(ITEMS).await, ["0001 3 20.00"]);

    // the link's key is that of no service in the package
    let link = r#"SELECT "idSCP" FROM "tblServiceContainedPackage" WHERE qty = 1"#;
    let link: i32 = register.sql(link).await.parse().unwrap();
    let sent = json!({ "services": [{ "id": link, "service": b, "qtyProvided": 4 }] });
    register.done("medical_service.change", Some(&package), sent).await;
    assert_eq!(register.values(SERVICES).await, ["B 4 -"]);
    let key = r#"SELECT "idSCP" FROM "tblServiceContainedPackage""#;
    assert_eq!(register.sql(key).await, link.to_string());
    // what is not sent stays
    assert_eq!(register.values(ITEMS).await, ["0001 3 20.00"]);
    register
        .done("medical_service.change", Some(&package), json!({ "items": [] }))
        .await;
    assert!(register.values(ITEMS).await.is_empty());
    let versions = r#"SELECT count(*) FROM "tblServices" WHERE "LegacyID" IS NOT NULL"#;
    assert_eq!(register.sql(versions).await, "2");
}

#[tokio::test]
async fn spec_11_3_impossible_parts_are_refused() {
    let register = Register::new().await;
    let a = register.enter("medical_service.create", service("A")).await;
    let package = register.enter("medical_service.create", service("P")).await;
    for (parts, expected) in [
        (
            json!({ "services": [{ "service": package }] }),
            "medical_service.package",
        ),
        (
            json!({ "services": [{ "service": a }, { "service": a }] }),
            "medical_service.package",
        ),
        (
            json!({ "services": [{ "service": a, "qtyProvided": 0 }] }),
            "medical_service.package",
        ),
        (
            json!({ "services": [{ "service": a, "priceAsked": -1 }] }),
            "medical.negative",
        ),
        (
            json!({ "services": [{ "id": 999_999, "service": a }] }),
            "medical_service.package",
        ),
        (json!({ "items": [{ "item": a }] }), "core.no_such_reference"),
        (json!({ "items": [{ "item": 999_999 }] }), "core.no_such_reference"),
    ] {
        let code = register
            .refused("medical_service.change", Some(&package), parts.clone())
            .await;
        assert_eq!(code, expected, "{parts}");
    }
    assert!(register.values(SERVICES).await.is_empty());
}

#[tokio::test]
async fn parts_are_read_with_their_package_in_a_bounded_number_of_statements() {
    let register = Register::new().await;
    let mut parts = Vec::new();
    for number in 0..12 {
        let code = format!("S{number}");
        parts.push(json!({ "service": register.enter("medical_service.create", service(&code)).await }));
    }
    let package = with(service("P"), json!({ "packagetype": "F", "services": parts }));
    register.enter("medical_service.create", package).await;
    let query = filtered(whole("medical-services"), "code", Lookup::Exact, &["P"]);
    let query = including(including(query, "serviceserviceSet.service"), "servicesLinked.item");
    let found = register.test.read(&register.admin, &query).await.unwrap();
    assert_eq!(found.records().len(), 1);
    assert!(found.statements <= 4, "{} statements", found.statements);
}
