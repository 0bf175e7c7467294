//! The tables that contribution makes are openIMIS's own, compared line by line with the recorded catalogue.

use openimis_contribution as _;
use openimis_testkit::Catalogue;

const CATALOGUE: Catalogue = Catalogue {
    tables: &["contribution_PremiumMutation", "tblPremium"],
    views: &[],
    waiting: &[],
};

#[tokio::test]
async fn the_tables_are_these() {
    CATALOGUE.assert_made_by("contribution").await;
}

#[tokio::test]
async fn they_are_those_of_the_catalogue_line_by_line() {
    if let Some(mut database) = Catalogue::migrated().await {
        CATALOGUE.assert_recorded(&mut database).await;
    }
}
