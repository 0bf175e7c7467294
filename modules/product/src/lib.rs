#![doc = include_str!("../README.md")]

mod additions;
pub mod coded;
mod demo;
mod dialect;
mod error;
mod line;
mod message;
pub mod migrations;
mod product;
mod question;
mod relative;
pub mod rights;
pub mod schema;
mod settings;

pub use line::{ItemEntry, Limits, OfProduct, ProductItem, ProductService, ServiceEntry};
pub use product::{
    ChangeProduct, CheckProductCode, CreateProduct, CycleStart, DuplicateProduct, NewProduct, Product, ProductChange,
    ProductCode, RemoveProduct,
};
pub use question::{LimitDefaults, PageDisplayRules};
pub use relative::{RelativeDistribution, RelativePrice};
pub use settings::ProductSettings;

use openimis_core::declare::{Module, Resource, operation};

openimis_core::inventory::submit! {
    Module::new("product", env!("CARGO_PKG_VERSION"))
        .title("Products")
        .requires(&["location", "medical"])
        .rights(rights::ALL)
        .settings::<ProductSettings>()
        .migrations(migrations::STEPS)
        .resources(&[
            Product::DESCRIPTION,
            ProductItem::DESCRIPTION,
            ProductService::DESCRIPTION,
            RelativeDistribution::DESCRIPTION,
        ])
        .operations(&[
            operation::<CreateProduct>(),
            operation::<ChangeProduct>(),
            operation::<DuplicateProduct>(),
            operation::<RemoveProduct>(),
            operation::<CheckProductCode>(),
            operation::<PageDisplayRules>(),
            operation::<LimitDefaults>(),
        ])
        .queries(dialect::QUERIES)
        .additions(additions::ADDITIONS)
        .enumerations(dialect::ENUMERATIONS)
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
        .demo(demo::fill)
}
