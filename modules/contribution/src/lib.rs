#![doc = include_str!("../README.md")]

pub mod activation;
mod additions;
mod demo;
mod dialect;
mod error;
mod message;
pub mod migrations;
mod mutation_link;
mod premium;
pub mod receipt;
pub mod rights;
mod schema;
mod sight;
mod with_policy;

pub use mutation_link::PremiumMutation;
pub use premium::{ChangePremium, CreatePremium, NewPremium, PayType, Premium, PremiumChange, RemovePremium};
pub use receipt::{CheckReceipt, ReceiptCode};
pub use with_policy::PaymentAtSale;

use openimis_core::declare::{Module, Resource, operation};

openimis_core::inventory::submit! {
    Module::new("contribution", env!("CARGO_PKG_VERSION"))
        .title("Contributions")
        .requires(&["policy", "payer"])
        .rights(rights::ALL)
        .migrations(migrations::STEPS)
        .resources(&[Premium::DESCRIPTION, PremiumMutation::DESCRIPTION])
        .operations(&[
            operation::<CreatePremium>(),
            operation::<ChangePremium>(),
            operation::<RemovePremium>(),
            operation::<CheckReceipt>(),
        ])
        .queries(dialect::QUERIES)
        .additions(additions::ALL)
        .extensions(with_policy::EXTENSIONS)
        .listeners(with_policy::LISTENERS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
        .demo(demo::fill)
}
