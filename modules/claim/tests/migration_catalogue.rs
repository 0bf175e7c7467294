//! The tables that claims make are openIMIS's own, compared row by row with the recorded catalogue.

use openimis_claim as _;
use openimis_insuree as _;
use openimis_medical_pricelist as _;
use openimis_policy as _;
use openimis_product as _;
use openimis_testkit::Catalogue;

/// Batch runs are not linked.
const WAITING: &[&str] = &["tblClaim_RunID_a819cd42_fk_tblBatchRun_RunID"];

const CATALOGUE: Catalogue = Catalogue {
    tables: &[
        "claim_ClaimAttachment",
        "claim_ClaimAttachment_ClaimAttachmentType",
        "claim_ClaimMutation",
        "tblClaim",
        "tblClaimDedRem",
        "tblClaimItems",
        "tblClaimServices",
        "tblClaimServicesItems",
        "tblClaimServicesService",
        "tblFeedback",
        "tblFeedbackPrompt",
    ],
    views: &["claim_ClaimAttachmentsCountView"],
    waiting: WAITING,
};

#[tokio::test]
async fn the_tables_are_these() {
    CATALOGUE.assert_made_by("claim").await;
}

#[tokio::test]
async fn they_are_those_of_the_catalogue_line_by_line() {
    if let Some(mut database) = Catalogue::migrated().await {
        CATALOGUE.assert_recorded(&mut database).await;
    }
}
