//! Whatever a client sends is refused or stored: no column overflows, no text is cut.

use super::office::Office;
use serde_json::json;

#[tokio::test]
async fn values_beyond_columns_are_refused() {
    let office = Office::new().await;
    let pr1 = office.product("PR1").await;
    let largest = "9999999999999999.99";
    let change = json!({ "lumpSum": largest, "shareContribution": "100" });
    office.change("PR1", change).await;
    assert_eq!(office.value(r#""LumpSum""#, "PR1").await, largest);
    for (change, expected) in [
        (json!({ "lumpSum": "99999999999999999" }), "core.invalid_value"),
        (
            json!({ "maxCeilingPolicyIp": "79228162514264337593543950335" }),
            "core.invalid_value",
        ),
        (
            json!({ "ceilingType": "P", "ceiling": "99999999999999999" }),
            "core.invalid_value",
        ),
        (json!({ "ceilingType": "P", "ceiling": "much" }), "core.invalid_value"),
        (json!({ "premiumChild": "-0.01" }), "product.out_of_bounds"),
        (json!({ "shareContribution": "100.01" }), "product.out_of_bounds"),
        (json!({ "renewalDiscountPerc": 101 }), "product.out_of_bounds"),
        (json!({ "insurancePeriod": -1 }), "product.out_of_bounds"),
        (json!({ "insurancePeriod": 40000 }), "core.invalid_value"),
        (json!({ "threshold": 3_000_000_000_i64 }), "core.invalid_value"),
        (json!({ "accCodePremiums": "x".repeat(26) }), "core.too_long"),
        (json!({ "startCycle2": "000001" }), "core.too_long"),
        (json!({ "name": "x".repeat(101) }), "core.too_long"),
        (json!({ "name": " " }), "core.required"),
        (json!({ "ceilingType": "X" }), "core.invalid_value"),
        (json!({ "location": "17" }), "core.no_such_reference"),
        (json!({ "location": 4_000_000_000_i64 }), "core.no_such_reference"),
        (json!({ "conversionProduct": "nothing" }), "core.no_such_reference"),
        (json!({ "dateFrom": "2026-02-30" }), "core.invalid_value"),
        (
            json!({ "dateTo": "+262142-12-31", "unheardOf": 1 }),
            "core.unknown_field",
        ),
    ] {
        let refused = office.refused("product.change", Some(&pr1), change.clone()).await;
        assert_eq!(refused, expected, "{change}");
    }
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblProduct""#).await, "2");
}

#[tokio::test]
async fn a_number_that_older_programs_stored_does_not_stand_in_the_way() {
    let office = Office::new().await;
    let old = r#"UPDATE "tblProduct" SET "PremiumAdult" = -5, "StartCycle1" = '31-02', "RenewalDiscountPerc" = 200"#;
    office.test.database.run(old).await;
    office.change("PR1", json!({ "name": "New name" })).await;
    assert_eq!(office.value(r#""ProductName""#, "PR1").await, "New name");
}
