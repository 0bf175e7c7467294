//! What a module that keeps claims tells policies: consumption, and that a policy is in use.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that fails"
)]

#[expect(dead_code, reason = "the rules use more of it")]
#[path = "../rules/office.rs"]
mod office;

use diesel_async::AsyncPgConnection;
use futures_util::future::BoxFuture;
use office::{F1, Office};
use openimis_core::declare::{Event, Listener, Module, listener};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_policy::{Consumption, ConsumptionSource, PerCategory, RemovePolicy, Used, UsedByPerson, Wanted, error};
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::HashMap;

/// One operation was paid, of the service in question two, and 150 was paid and 50 deducted on every policy.
struct Claims;

impl Consumption for Claims {
    fn of_person<'a>(
        &'a self,
        _: &'a mut AsyncPgConnection,
        wanted: &'a Wanted,
    ) -> BoxFuture<'a, Result<UsedByPerson, Error>> {
        let services = wanted.service.iter().flat_map(|_| &wanted.policies);
        let services = services.map(|policy| (*policy, Decimal::TWO)).collect();
        let used = UsedByPerson {
            claims: PerCategory {
                surgery: 1,
                ..PerCategory::default()
            },
            services,
            ..UsedByPerson::default()
        };
        Box::pin(async { Ok(used) })
    }

    fn on_policies<'a>(
        &'a self,
        _: &'a mut AsyncPgConnection,
        policies: &'a [i32],
        _: Option<i32>,
    ) -> BoxFuture<'a, Result<HashMap<i32, Used>, Error>> {
        let used = Used {
            deducted: Some(Decimal::from(50)),
            remunerated: Some(Decimal::from(150)),
            ..Used::default()
        };
        Box::pin(async move { Ok(policies.iter().map(|policy| (*policy, used)).collect()) })
    }
}

openimis_core::inventory::submit! { ConsumptionSource(&Claims) }

struct KeepUsedPolicies;

impl Listener for KeepUsedPolicies {
    type Of = RemovePolicy;

    const DOC: &'static str = "Refuses to delete a policy that claims use.";

    async fn validate(_: &mut Context<'_>, _: &Event<'_, RemovePolicy>) -> Result<(), Error> {
        Err(error::USED_IN_CLAIMS.problem().into())
    }
}

openimis_core::inventory::submit! {
    Module::new("claims_of_a_test", "0").requires(&["policy"]).listeners(&[listener::<KeepUsedPolicies>()])
}

async fn covered() -> (Office, String) {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    let register = r#"
        INSERT INTO "tblServices" ("ServiceUUID", "ServCode", "ServName", "ServCategory", "ServType", "ServLevel", "ServPrice",
            "ServCareType", "ServPatCat", "manualPrice", "ServPackageType", "AuditUserID", "ValidityFrom")
        VALUES (gen_random_uuid()::text, 'S1', 'Surgery', 'S', 'C', 'S', 100, 'B', 15, FALSE, 'S', -1, now());
        INSERT INTO "tblProductServices" ("ProdID", "ServiceID", "LimitationType", "PriceOrigin", "LimitNoAdult", "LimitNoChild",
            "AuditUserID", "ValidityFrom")
        SELECT "ProdID", "ServiceID", 'C', 'P', 3, 2, -1, now() FROM "tblProduct", "tblServices";
        UPDATE "tblProduct" SET "MaxNoSurgery" = 2, "MaxPolicy" = 1000;
        UPDATE "tblPolicy" SET "PolicyStatus" = 2, "EffectiveDate" = '2026-08-01';
        UPDATE "tblInsureePolicy" SET "EffectiveDate" = '2026-08-01'"#;
    office.test.database.run(register).await;
    (office, policy)
}

#[tokio::test]
async fn rules_94_and_96_what_was_used_up_is_no_longer_left() {
    let (office, _) = covered().await;
    for (number, left, is_ok) in [("070707070", 1, true), ("070707081", 0, false)] {
        let question = json!({ "chfId": number, "serviceCode": "S1" });
        let answer = office.ask("policy.service_eligibility", question).await;
        assert_eq!(
            (&answer["totalSurgeriesLeft"], &answer["serviceLeft"]),
            (&json!(1), &json!(left))
        );
        assert_eq!(answer["isServiceOk"], is_ok, "{number}");
    }
}

#[tokio::test]
async fn bug_20_ceiling_and_balance_sink() {
    let (office, _) = covered().await;
    let policies = office.ask("policy.of_family", json!({ "family": F1 })).await;
    let policy = &policies[0];
    assert_eq!(
        (&policy["ded"], &policy["balance"], &policy["ceiling"]),
        (&json!(50.0), &json!(9950.0), &json!(850.0))
    );
}

#[tokio::test]
async fn rule_77_a_used_policy_is_not_deleted() {
    let (office, policy) = covered().await;
    assert_eq!(
        office.refused("policy.delete", Some(&policy), json!({})).await,
        "policy.used_in_claims"
    );
    assert_eq!(office.policy(&policy, r#""ValidityTo""#).await, "-");
}
