//! A product's terms: code, sale, cycles, ceilings, relative prices, conversion, end.

use super::office::Office;
use openimis_core::declare::Answer;
use openimis_testkit::whole;
use serde_json::{Value, json};

const PRODUCTS: &str = r#"SELECT count(*) FROM "tblProduct""#;

#[tokio::test]
async fn rule_47_a_code_is_used_once() {
    let office = Office::new().await;
    let again = Office::terms(json!({}));
    assert_eq!(
        office.refused("product.create", None, again).await,
        "product.code_taken"
    );
    office.create(json!({ "code": "PR2" })).await;
    let pr2 = office.product("PR2").await;
    let taken = office
        .refused("product.change", Some(&pr2), json!({ "code": "PR1" }))
        .await;
    assert_eq!(taken, "product.code_taken");
    for (code, free) in [("PR1", false), ("PR3", true)] {
        let question = json!({ "productCode": code });
        let answer = office
            .test
            .perform(&office.admin, "product.check_code", None, question)
            .await;
        assert_eq!(answer.unwrap(), Answer::Value(json!(free)), "{code}");
    }
    assert_eq!(office.sql(PRODUCTS).await, "2");
}

#[tokio::test]
async fn rules_48_to_51_what_cannot_be_sold_is_refused_as_a_whole() {
    let office = Office::new().await;
    let dear = office.line("I1", json!({ "limitAdult": "120" })).await;
    for (besides, expected) in [
        (json!({ "dateFrom": "2031-01-01" }), "product.sale_period"),
        (json!({ "startCycle1": "0106" }), "product.start_cycle"),
        (json!({ "startCycle1": "31-02" }), "product.start_cycle"),
        (
            json!({ "ceilingType": "P", "ceiling": "1", "ceilingIp": "2" }),
            "product.general_and_by_care",
        ),
        (json!({ "ceiling": "1" }), "product.ceiling_type_missing"),
        (json!({ "items": [dear] }), "product.co_insurance"),
        (json!({ "code": "123456789" }), "core.too_long"),
    ] {
        let mut terms = Office::terms(besides.clone());
        terms["code"] = besides["code"].as_str().unwrap_or("PR2").into();
        assert_eq!(
            office.refused("product.create", None, terms).await,
            expected,
            "{besides}"
        );
    }
    // BUG-07: nothing of it is left
    assert_eq!(office.sql(PRODUCTS).await, "1");
    let fixed = office
        .line("I1", json!({ "limitationType": "F", "limitAdult": "120" }))
        .await;
    office.create(json!({ "code": "PR2", "items": [fixed] })).await;
}

#[tokio::test]
async fn rule_52_ceilings_are_stored_by_their_type() {
    let office = Office::new().await;
    office
        .change("PR1", json!({ "ceilingType": "I", "ceiling": "5", "deductible": "3" }))
        .await;
    assert_eq!(office.value(r#""MaxInsuree""#, "PR1").await, "5.00");
    office
        .change("PR1", json!({ "ceilingType": "P", "ceilingIp": "700" }))
        .await;
    let columns =
        r#""MaxIPPolicy" || ' ' || "MaxPolicy" || ' ' || "MaxInsuree" || ' ' || "MaxTreatment" || ' ' || "DedPolicy""#;
    assert_eq!(office.value(columns, "PR1").await, "700.00 0.00 0.00 0.00 0.00");
    // what is not sent stays
    office.change("PR1", json!({ "ceilingOp": "80" })).await;
    let columns = r#""MaxIPPolicy" || ' ' || "MaxOPPolicy""#;
    assert_eq!(office.value(columns, "PR1").await, "700.00 80.00");
    let query = whole("products");
    assert_eq!(office.test.column(&office.admin, &query, "ceilingIp").await, ["700.00"]);
    assert_eq!(office.test.column(&office.admin, &query, "ceilingType").await, ["P"]);
}

#[tokio::test]
async fn a_change_keeps_what_is_not_sent_and_writes_one_copy() {
    let office = Office::new().await;
    let region = office.place("R1").await;
    let terms = json!({ "location": region, "threshold": 4, "startCycle1": "01-06", "premiumAdult": "300.50" });
    office.change("PR1", terms).await;
    let before = office.product("PR1").await;
    let change = json!({ "name": "New name", "startCycle1": "", "threshold": null });
    office.change("PR1", change).await;
    assert_eq!(office.product("PR1").await, before);
    let columns = r#""ProductName" || ' ' || "LumpSum" || ' ' || "PremiumAdult" || ' ' || ("LocationId" IS NOT NULL)
        || ' ' || coalesce("StartCycle1", '-') || ' ' || coalesce("Threshold"::text, '-')"#;
    assert_eq!(office.value(columns, "PR1").await, "New name 10000.00 300.50 true - -");
    let copies = r#"SELECT count(*) FROM "tblProduct" copy JOIN "tblProduct" live ON copy."LegacyID" = live."ProdID"
        WHERE copy."ValidityTo" <= live."ValidityFrom" AND copy."ProdUUID" <> live."ProdUUID""#;
    assert_eq!(office.sql(copies).await, "2");
    let links =
        r#"SELECT count(*) FROM "product_ProductMutation" JOIN "core_Mutation_Log" log ON log.id = mutation_id"#;
    assert_eq!(office.sql(links).await, "3");
}

#[tokio::test]
async fn rule_54_and_bug_21_relative_prices() {
    const ROWS: &str = r#"SELECT "DistrType" || ' ' || "DistrCareType" || ' ' || "Period" || ' ' || "DistrPerc"
        FROM "tblRelDistr" WHERE "ValidityTo" IS NULL ORDER BY "Period""#;
    let office = Office::new().await;
    let quarters = json!([{ "careType": "B", "periods": [50, 20, "20", 10] }]);
    office.change("PR1", json!({ "relativePrices": quarters })).await;
    let rows = ["4 B 1 50.00", "4 B 2 20.00", "4 B 3 20.00", "4 B 4 10.00"];
    assert_eq!(office.rows(ROWS).await, rows);
    assert_eq!(office.value(r#""PeriodRelPrices""#, "PR1").await, "Q");
    let shown = office
        .test
        .column(&office.admin, &whole("products"), "relativePrices")
        .await;
    let shown: Value = serde_json::from_str(&shown.concat()).unwrap();
    let expected = json!([{ "careType": "B", "periods": ["50.00", "20.00", "20.00", "10.00"] }]);
    assert_eq!(shown, expected);
    let pr1 = office.product("PR1").await;
    for wrong in [
        json!([{ "careType": "B", "periods": [50, 50] }]),
        json!([{ "careType": "B", "periods": [101] }]),
        json!([{ "careType": "B", "periods": [100] }, { "careType": "B", "periods": [100] }]),
    ] {
        let change = json!({ "relativePrices": wrong });
        let refused = office.refused("product.change", Some(&pr1), change).await;
        assert_eq!(refused, "product.relative_prices", "{wrong}");
    }
    // what is not sent stays
    office.change("PR1", json!({ "name": "New name" })).await;
    assert_eq!(office.rows(ROWS).await, rows);
    let year = json!([{ "careType": "I", "periods": [100] }]);
    office.change("PR1", json!({ "relativePrices": year })).await;
    assert_eq!(office.rows(ROWS).await, ["1 I 1 100.00"]);
    let letters = r#"coalesce("PeriodRelPrices", '-') || "PeriodRelPricesIP" || coalesce("PeriodRelPricesOP", '-')"#;
    assert_eq!(office.value(letters, "PR1").await, "-Y-");
}

#[tokio::test]
async fn products_do_not_replace_each_other_in_a_circle() {
    let office = Office::new().await;
    let pr1 = office.product("PR1").await;
    office.create(json!({ "code": "PR2", "conversionProduct": pr1 })).await;
    let pr2 = office.product("PR2").await;
    for replacement in [&pr1, &pr2] {
        let change = json!({ "conversionProduct": replacement });
        let refused = office.refused("product.change", Some(&pr1), change).await;
        assert_eq!(refused, "product.conversion_circle");
    }
    office.change("PR2", json!({ "conversionProduct": null })).await;
    office.change("PR1", json!({ "conversionProduct": pr2 })).await;
}

#[tokio::test]
async fn rule_56_the_end_of_a_product_is_its_own() {
    let office = Office::new().await;
    let line = office.line("I1", json!({})).await;
    office.change("PR1", json!({ "items": [line] })).await;
    let pr1 = office.product("PR1").await;
    office.done("product.delete", Some(&pr1), json!({})).await;
    let ended = format!(
        r#"SELECT ("ValidityFrom" = "ValidityTo") || ' ' || ("LegacyID" IS NULL) FROM "tblProduct"
           WHERE "ProdUUID" = '{pr1}'"#
    );
    assert_eq!(office.sql(&ended).await, "true true");
    assert_eq!(office.sql(PRODUCTS).await, "3");
    let lines = r#"SELECT count(*) FROM "tblProductItems" line JOIN "tblProduct" product USING ("ProdID")
        WHERE line."ValidityTo" IS NULL AND product."LegacyID" IS NULL"#;
    assert_eq!(office.sql(lines).await, "1");
    // BUG-39, and what has ended stays as it was
    let unknown = "00000000-0000-4000-8000-000000000000";
    assert_eq!(
        office.refused("product.delete", Some(unknown), json!({})).await,
        "core.not_found"
    );
    let change = json!({ "name": "New name" });
    assert_eq!(
        office.refused("product.change", Some(&pr1), change).await,
        "product.historical"
    );
    // the code is free again
    office.create(json!({})).await;
}
