#![doc = include_str!("../README.md")]

mod demo;
mod detail_rows;
mod details;
mod dialect;
mod error;
mod facility;
mod items;
mod list_rows;
mod message;
pub mod migrations;
mod place;
mod prices;
pub mod rights;
pub mod schema;
mod scope;
mod services;

pub use facility::FacilityPricelists;
pub use items::{
    ChangeItemsPricelist, CheckItemsPricelistName, CreateItemsPricelist, ItemPrice, ItemsPricelist,
    ItemsPricelistChange, ItemsPricelistDetail, ItemsPricelistName, NewItemsPricelist, RemoveItemsPricelist,
};
pub use prices::{ListPrices, PricesOf};
pub use services::{
    ChangeServicesPricelist, CheckServicesPricelistName, CreateServicesPricelist, NewServicesPricelist,
    RemoveServicesPricelist, ServicePrice, ServicesPricelist, ServicesPricelistChange, ServicesPricelistDetail,
    ServicesPricelistName,
};

use openimis_core::declare::{Module, Resource, listener, operation};

openimis_core::inventory::submit! {
    Module::new("medical_pricelist", env!("CARGO_PKG_VERSION"))
        .title("Price lists")
        .requires(&["location", "medical"])
        .rights(rights::ALL)
        .migrations(migrations::STEPS)
        .resources(&[
            ItemsPricelist::DESCRIPTION,
            ItemsPricelistDetail::DESCRIPTION,
            ServicesPricelist::DESCRIPTION,
            ServicesPricelistDetail::DESCRIPTION,
        ])
        .operations(&[
            operation::<CreateItemsPricelist>(),
            operation::<ChangeItemsPricelist>(),
            operation::<RemoveItemsPricelist>(),
            operation::<CheckItemsPricelistName>(),
            operation::<CreateServicesPricelist>(),
            operation::<ChangeServicesPricelist>(),
            operation::<RemoveServicesPricelist>(),
            operation::<CheckServicesPricelistName>(),
            operation::<ListPrices>(),
        ])
        .queries(dialect::QUERIES)
        .additions(facility::ADDITIONS)
        .extensions(facility::EXTENSIONS)
        .listeners(&[listener::<items::ForgetItem>(), listener::<services::ForgetService>(), listener::<place::KeepPlace>()])
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
        .demo(demo::fill)
}
