#![doc = include_str!("../README.md")]

mod additions;
mod demo;
mod dialect;
mod error;
mod funding;
pub mod migrations;
mod payer;
pub mod rights;
pub mod schema;

pub use funding::{AddFunding, Funding, NewFunding};
pub use payer::{ChangePayer, CreatePayer, NewPayer, Payer, PayerChange, RemovePayer};

use openimis_core::declare::{Module, Resource, operation};

openimis_core::inventory::submit! {
    Module::new("payer", env!("CARGO_PKG_VERSION"))
        .title("Payers and fundings")
        .requires(&["location", "product"])
        .rights(rights::ALL)
        .migrations(migrations::STEPS)
        .resources(&[Payer::DESCRIPTION, Funding::DESCRIPTION])
        .operations(&[
            operation::<CreatePayer>(),
            operation::<ChangePayer>(),
            operation::<RemovePayer>(),
            operation::<AddFunding>(),
        ])
        .queries(dialect::QUERIES)
        .additions(additions::ADDITIONS)
        .errors(error::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
        .demo(demo::fill)
}
