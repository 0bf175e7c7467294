//! The tables that the price lists have are openIMIS's own, compared line by line with the recorded catalogue.

use openimis_medical_pricelist as _;
use openimis_testkit::Catalogue;

const CATALOGUE: Catalogue = Catalogue {
    tables: &[
        "medical_ItemsPricelistMutation",
        "medical_ServicesPricelistMutation",
        "tblPLItems",
        "tblPLItemsDetail",
        "tblPLServices",
        "tblPLServicesDetail",
    ],
    views: &[],
    waiting: &[],
};

#[tokio::test]
async fn the_tables_are_these() {
    CATALOGUE.assert_made_by("medical_pricelist").await;
}

#[tokio::test]
async fn they_are_those_of_the_catalogue_line_by_line() {
    if let Some(mut database) = Catalogue::migrated().await {
        CATALOGUE.assert_recorded(&mut database).await;
        let facilities = Catalogue {
            tables: &["tblHF"],
            ..CATALOGUE
        };
        facilities.assert_recorded(&mut database).await;
    }
}
