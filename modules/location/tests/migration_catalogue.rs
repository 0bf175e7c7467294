//! The tables that core and location make are openIMIS's own, compared row by row with the recorded catalogue.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use openimis_core::migration::ModuleMigrations;
use openimis_location::migrations::STEPS;
use openimis_testkit::{Catalogue, MigrationDatabase as Database, core_migrations as core, reference};
use std::collections::BTreeSet;

const TABLES: &[&str] = &[
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "core_FieldControl",
    "core_ModuleConfiguration",
    "core_Mutation_Log",
    "core_RoleMutation",
    "core_TechnicalUser",
    "core_User",
    "core_UserMutation",
    "core_User_groups",
    "core_User_user_permissions",
    "core_exportablequerymodel",
    "core_historicalinteractiveuser",
    "core_historicaluser",
    "django_content_type",
    "location_HealthFacilityMutation",
    "location_LocationMutation",
    "tblClaimAdmin",
    "tblHF",
    "tblHFCatchment",
    "tblHFSublevel",
    "tblLanguages",
    "tblLegalForms",
    "tblLocations",
    "tblOfficer",
    "tblOfficerVillages",
    "tblRole",
    "tblRoleRight",
    "tblUserRole",
    "tblUsers",
    "tblUsersDistricts",
];
const VIEWS: &[&str] = &["tblDistricts", "tblRegions", "tblVillages", "tblWards", "uvwLocations"];

/// Their other end is a table of the price lists, which are not linked.
const WAITING: &[&str] = &[
    "tblHF_PLItemID_2276bb56_fk_tblPLItems_PLItemID",
    "tblHF_PLServiceID_b08acd41_fk_tblPLServices_PLServiceID",
];

fn modules() -> [ModuleMigrations<'static>; 2] {
    let location = ModuleMigrations {
        module: "location",
        steps: STEPS,
        rights: &[],
    };
    [core(), location]
}

async fn migrated() -> Option<Database> {
    reference()?;
    let mut database = Database::empty().await;
    database.migrate(&modules()).await.unwrap();
    Some(database)
}

#[tokio::test]
async fn the_tables_and_views_are_these() {
    let Some(mut database) = migrated().await else {
        return;
    };
    let found: BTreeSet<String> = database.openimis_tables().await.into_iter().collect();
    let expected: BTreeSet<String> = TABLES.iter().chain(VIEWS).map(ToString::to_string).collect();
    assert_eq!(expected, found);
}

#[tokio::test]
async fn they_are_those_of_the_catalogue_line_by_line() {
    let Some(mut database) = migrated().await else {
        return;
    };
    let catalogue = Catalogue {
        tables: TABLES,
        views: VIEWS,
        waiting: WAITING,
    };
    catalogue.assert_recorded(&mut database).await;
}
