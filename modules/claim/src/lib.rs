#![doc = include_str!("../README.md")]

mod additions;
mod attachment;
mod claim;
mod dedrem;
mod dialect;
pub mod error;
mod feedback;
mod line;
mod message;
pub mod migrations;
pub mod rights;
pub mod schema;
mod settings;
mod sight;
pub mod standing;

pub use attachment::{Attachment, AttachmentKind};
pub use claim::Claim;
pub use dedrem::DedRem;
pub use feedback::{Feedback, FeedbackPrompt};
pub use line::{ClaimItem, ClaimService, ContainedItem, ContainedService, FormerItem, FormerService};
pub use settings::{ClaimSettings, CodePrefix, GeneratedCode, ValuationProfile};
pub use sight::{OfClaim, OfFacility};

use openimis_core::declare::{Module, Resource};

openimis_core::inventory::submit! {
    Module::new("claim", env!("CARGO_PKG_VERSION"))
        .title("Claims")
        .requires(&["insuree", "policy", "product", "medical", "medical_pricelist", "location"])
        .rights(rights::ALL)
        .settings::<ClaimSettings>()
        .migrations(migrations::STEPS)
        .resources(&[
            Claim::DESCRIPTION,
            ClaimItem::DESCRIPTION,
            ClaimService::DESCRIPTION,
            ContainedItem::DESCRIPTION,
            ContainedService::DESCRIPTION,
            FormerItem::DESCRIPTION,
            FormerService::DESCRIPTION,
            DedRem::DESCRIPTION,
            Feedback::DESCRIPTION,
            FeedbackPrompt::DESCRIPTION,
            Attachment::DESCRIPTION,
            AttachmentKind::DESCRIPTION,
        ])
        .additions(additions::ADDITIONS)
        .queries(dialect::QUERIES)
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
}
