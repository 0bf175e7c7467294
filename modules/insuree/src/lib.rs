#![doc = include_str!("../README.md")]

mod coverage;
mod dialect;
mod family;
mod insuree;
pub mod migrations;
mod mutation_link;
mod photo;
mod register;
pub mod rights;
pub mod schema;
mod sight;

pub use coverage::InsureePolicy;
pub use family::Family;
pub use insuree::Insuree;
pub use mutation_link::{FamilyMutation, InsureeMutation};
pub use photo::Photo;
pub use register::{
    ConfirmationType, Education, FamilyType, Gender, IdentificationType, Profession, Relation, StatusReason,
};
pub use sight::InSight;

use openimis_core::declare::{Module, Resource};

openimis_core::inventory::submit! {
    Module::new("insuree", env!("CARGO_PKG_VERSION"))
        .title("Insurees and families")
        .requires(&["location"])
        .rights(rights::ALL)
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
        .additions(&[mutation_link::ADDITION])
        .queries(dialect::QUERIES)
}
