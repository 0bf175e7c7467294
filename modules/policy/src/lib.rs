#![doc = include_str!("../README.md")]

mod additions;
mod demo;
mod dialect;
mod eligibility;
mod enquiry;
pub mod error;
mod membership;
mod message;
pub mod migrations;
mod mutation_link;
mod policy;
pub mod pricing;
mod renewal;
pub mod rights;
pub mod schema;
mod settings;
mod sight;

pub use eligibility::{
    AskEligibility, AskItemEligibility, AskServiceEligibility, Consumption, ConsumptionSource, ItemInQuestion,
    PerCategory, PersonInQuestion, ServiceInQuestion, Used, UsedByPerson, Wanted,
};
pub use enquiry::{
    AskForRoom, AskPolicyValues, Day, FamilyInQuestion, ListPoliciesOfFamily, ListPoliciesOfInsuree, PoliciesOfFamily,
    PoliciesOfInsuree, PolicyInQuestion,
};
pub use mutation_link::{PolicyMutation, PolicyRenewalMutation};
pub use policy::{
    Activation, ChangePolicy, CreatePolicy, Policy, PolicyChange, PolicyStatus, RemovePolicy, RenewPolicy, Renewal,
    Sale, SuspendPolicy, activate, set_status,
};
pub use renewal::{PolicyRenewal, PolicyRenewalDetail};
pub use settings::{ActivationOption, PolicySettings};
pub use sight::OfPolicy;

use openimis_core::declare::{Module, Resource, operation};

openimis_core::inventory::submit! {
    Module::new("policy", env!("CARGO_PKG_VERSION"))
        .title("Policies")
        .requires(&["insuree", "product"])
        .rights(rights::ALL)
        .settings::<PolicySettings>()
        .migrations(migrations::STEPS)
        .resources(&[
            Policy::DESCRIPTION,
            PolicyRenewal::DESCRIPTION,
            PolicyRenewalDetail::DESCRIPTION,
            PolicyMutation::DESCRIPTION,
            PolicyRenewalMutation::DESCRIPTION,
        ])
        .operations(&[
            operation::<CreatePolicy>(),
            operation::<ChangePolicy>(),
            operation::<RenewPolicy>(),
            operation::<SuspendPolicy>(),
            operation::<RemovePolicy>(),
            operation::<AskPolicyValues>(),
            operation::<AskForRoom>(),
            operation::<ListPoliciesOfFamily>(),
            operation::<ListPoliciesOfInsuree>(),
            operation::<AskEligibility>(),
            operation::<AskItemEligibility>(),
            operation::<AskServiceEligibility>(),
        ])
        .listeners(membership::LISTENERS)
        .extensions(membership::EXTENSIONS)
        .additions(additions::ADDITIONS)
        .queries(dialect::QUERIES)
        .jobs(&[policy::EXPIRE, renewal::LIST_DUE])
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .demo(demo::fill)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
}
