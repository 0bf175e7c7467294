//! The tables that insuree makes are openIMIS's own, compared line by line with the recorded catalogue.

use openimis_insuree as _;
use openimis_testkit::Catalogue;

const CATALOGUE: Catalogue = Catalogue {
    tables: &[
        "insuree_FamilyMutation",
        "insuree_InsureeMutation",
        "tblConfirmationTypes",
        "tblEducations",
        "tblFamilies",
        "tblFamilyTypes",
        "tblGender",
        "tblIdentificationTypes",
        "tblInsuree",
        "tblInsureePolicy",
        "tblInsureeStatusReason",
        "tblPhotos",
        "tblProfessions",
        "tblRelations",
    ],
    views: &[],
    waiting: &["tblInsureePolicy_PolicyId_2e30ab9f_fk_tblPolicy_PolicyID"],
};

#[tokio::test]
async fn the_tables_are_these() {
    CATALOGUE.assert_made_by("insuree").await;
}

#[tokio::test]
async fn they_are_those_of_the_catalogue_line_by_line() {
    if let Some(mut database) = Catalogue::migrated().await {
        CATALOGUE.assert_recorded(&mut database).await;
    }
}
