//! Who sees which claims: AR-128 to AR-130, AR-134, spec 2.3.

use super::desk::{Desk, JMH1};
use openimis_testkit::whole;
use serde_json::json;

#[tokio::test]
async fn ar_128_and_ar_129_claims_are_seen_where_they_were_made() {
    let desk = Desk::new().await;
    let here = desk.enter("HERE", json!({})).await;
    let there = desk.entry("THERE", json!({ "healthFacility": JMH1 })).await;
    desk.test.saved(&desk.admin, "claim.create", None, there).await;
    for (actor, codes) in [
        (&desk.ca, vec!["HERE"]),
        (&desk.mo, vec!["HERE"]),
        (&desk.mo2, vec!["THERE"]),
        (&desk.admin, vec!["HERE", "THERE"]),
    ] {
        assert_eq!(desk.test.column(actor, &whole("claims"), "code").await, codes);
        assert_eq!(
            desk.test.column(actor, &whole("claim-items"), "id").await.len(),
            codes.len()
        );
    }
    assert_eq!(
        desk.refused(&desk.mo2, "claim.change", Some(&here), json!({})).await,
        "core.not_found"
    );
    // AR-130
    let told = desk
        .told(&desk.mo2, "claim.select_for_review", json!({ "uuids": [here] }))
        .await;
    assert_eq!(told["claims"][0]["errors"][0]["code"], "claim.no_such_claim");
    assert_eq!(desk.claim(&here, r#""ReviewStatus""#).await, "1");
}

/// Spec 2.3: who works at a facility sees no other of his district.
#[tokio::test]
async fn who_works_at_a_facility_sees_its_claims_alone() {
    let desk = Desk::new().await;
    desk.enter("HERE", json!({})).await;
    desk.run(r#"INSERT INTO "tblHF" ("HfUUID", "HFCode", "HFName", "LegalForm", "HFLevel", "LocationId", "HFCareType", "OffLine",
        status, "AuditUserID", "ValidityFrom") SELECT gen_random_uuid(), 'RHC2', 'RHC2', "LegalForm", 'C', "LocationId", 'B', FALSE,
        'AC', -1, now() FROM "tblHF" WHERE "HFCode" = 'RHC1'"#).await;
    let uuid = desk
        .sql(r#"SELECT "HfUUID" FROM "tblHF" WHERE "HFCode" = 'RHC2'"#)
        .await;
    let next_door = desk.entry("NEXT", json!({ "healthFacility": uuid })).await;
    assert_eq!(
        desk.refused(&desk.ca, "claim.create", None, next_door.clone()).await,
        "core.no_such_reference"
    );
    desk.done(&desk.admin, "claim.create", None, next_door).await;
    assert_eq!(desk.test.column(&desk.ca, &whole("claims"), "code").await, ["HERE"]);
    assert_eq!(
        desk.test.column(&desk.mo, &whole("claims"), "code").await,
        ["HERE", "NEXT"]
    );
}
