#![doc = include_str!("../README.md")]

mod additions;
mod coverage;
mod demo;
mod dialect;
mod error;
mod family;
mod import;
mod insuree;
mod message;
pub mod migrations;
mod mutation_link;
mod number;
mod photo;
mod register;
pub mod rights;
mod routes;
pub mod schema;
mod settings;
mod sight;

pub use coverage::{InsureePolicy, close_covers, shorten_covers};
pub use family::{
    ChangeFamily, CreateFamily, Family, FamilyChange, FamilyHead, FamilyRemoval, NewFamily, RemoveFamily, SetFamilyHead,
};
pub use import::{About, COLUMNS, ColumnDoc, ImportInsurees, RowsToImport, import_file};
pub use insuree::{
    ChangeFamilyOfInsuree, ChangeInsuree, CreateInsuree, FamilyLeave, FamilyMove, HeadInsuree, Insuree, InsureeChange,
    LeaveFamily, NewInsuree, RemoveInsuree,
};
pub use mutation_link::{FamilyMutation, InsureeMutation};
pub use number::{CheckInsuranceNumber, InsuranceNumber, NumberFault, NumberValidator, well_formed};
pub use photo::{Photo, PhotoInput, RemovePhoto};
pub use register::{
    ConfirmationType, Education, FamilyType, Gender, IdentificationType, Profession, Relation, StatusReason,
};
pub use settings::InsureeSettings;
pub use sight::InSight;

use openimis_core::declare::{Module, Resource, actor_fact, operation};
use sight::ExcludedNumbers;

openimis_core::inventory::submit! {
    Module::new("insuree", env!("CARGO_PKG_VERSION"))
        .title("Insurees and families")
        .requires(&["location"])
        .rights(rights::ALL)
        .settings::<InsureeSettings>()
        .migrations(migrations::STEPS)
        .resources(&[
            Insuree::DESCRIPTION,
            Family::DESCRIPTION,
            Photo::DESCRIPTION,
            InsureePolicy::DESCRIPTION,
            Gender::DESCRIPTION,
            Education::DESCRIPTION,
            Profession::DESCRIPTION,
            Relation::DESCRIPTION,
            FamilyType::DESCRIPTION,
            ConfirmationType::DESCRIPTION,
            IdentificationType::DESCRIPTION,
            StatusReason::DESCRIPTION,
            InsureeMutation::DESCRIPTION,
            FamilyMutation::DESCRIPTION,
        ])
        .additions(additions::ADDITIONS)
        .operations(&[
            operation::<CreateInsuree>(),
            operation::<ChangeInsuree>(),
            operation::<ChangeFamilyOfInsuree>(),
            operation::<LeaveFamily>(),
            operation::<RemoveInsuree>(),
            operation::<RemovePhoto>(),
            operation::<CheckInsuranceNumber>(),
            operation::<CreateFamily>(),
            operation::<ChangeFamily>(),
            operation::<SetFamilyHead>(),
            operation::<RemoveFamily>(),
            operation::<ImportInsurees>(),
        ])
        .queries(dialect::QUERIES)
        .importers(&[import::IMPORTER])
        .routes(routes::ROUTES)
        .demo(demo::fill)
        .actor_facts(&[actor_fact::<ExcludedNumbers>()])
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
}
