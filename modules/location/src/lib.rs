#![doc = include_str!("../README.md")]

mod area;
mod demo;
mod dialect;
mod error;
mod health_facility;
mod location;
mod message;
pub mod migrations;
mod officer_village;
mod place_of_work;
mod register;
pub mod rights;
pub mod schema;
mod settings;
mod user_district;

pub use area::{Area, InArea, check_reach};
pub use health_facility::{
    Catchment, CatchmentEntry, ChangeHealthFacility, CheckHealthFacilityCode, CreateHealthFacility, HealthFacility,
    HealthFacilityChange, HealthFacilityCode, NewHealthFacility, RemoveHealthFacility,
};
pub use location::{
    ChangeLocation, CheckLocationCode, CreateLocation, ListOwnDistricts, Location, LocationChange, LocationCode,
    LocationMove, LocationRemoval, MoveLocation, NewLocation, RemoveLocation,
};
pub use officer_village::OfficerVillage;
pub use place_of_work::{AdministratorPlace, OfficerPlace, UserPlace};
pub use register::{LegalForm, SubLevel};
pub use settings::{LocationSettings, Removal, RowSecurity};
pub use user_district::UserDistrict;

use openimis_core::declare::{Module, Resource, actor_fact, operation};

openimis_core::inventory::submit! {
    Module::new("location", env!("CARGO_PKG_VERSION"))
        .title("Locations and health facilities")
        .requires(&["core"])
        .rights(rights::ALL)
        .settings::<LocationSettings>()
        .migrations(migrations::STEPS)
        .resources(&[
            Location::DESCRIPTION,
            HealthFacility::DESCRIPTION,
            Catchment::DESCRIPTION,
            LegalForm::DESCRIPTION,
            SubLevel::DESCRIPTION,
            UserDistrict::DESCRIPTION,
            OfficerVillage::DESCRIPTION,
        ])
        .operations(&[
            operation::<CreateLocation>(),
            operation::<ChangeLocation>(),
            operation::<MoveLocation>(),
            operation::<RemoveLocation>(),
            operation::<CheckLocationCode>(),
            operation::<ListOwnDistricts>(),
            operation::<CreateHealthFacility>(),
            operation::<ChangeHealthFacility>(),
            operation::<RemoveHealthFacility>(),
            operation::<CheckHealthFacilityCode>(),
        ])
        .queries(dialect::QUERIES)
        .additions(place_of_work::ADDITIONS)
        .extensions(place_of_work::EXTENSIONS)
        .actor_facts(&[actor_fact::<Area>()])
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
        .demo(demo::fill)
}
