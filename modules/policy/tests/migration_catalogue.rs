//! The tables that policy makes are openIMIS's own, compared row by row with the recorded catalogue.

use openimis_policy as _;
use openimis_testkit::Catalogue;

/// Contribution plans are not linked.
const WAITING: &[&str] = &["tblPolicy_ContributionPlanID_46764662_fk_tblContri"];

const CATALOGUE: Catalogue = Catalogue {
    tables: &[
        "policy_PolicyMutation",
        "policy_renewal_PolicyMutation",
        "tblPolicy",
        "tblPolicyRenewalDetails",
        "tblPolicyRenewals",
    ],
    views: &[],
    waiting: WAITING,
};

#[tokio::test]
async fn the_tables_are_these() {
    CATALOGUE.assert_made_by("policy").await;
}

#[tokio::test]
async fn they_are_those_of_the_catalogue_line_by_line() {
    if let Some(mut database) = Catalogue::migrated().await {
        CATALOGUE.assert_recorded(&mut database).await;
    }
}
