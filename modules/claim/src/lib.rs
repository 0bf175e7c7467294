#![doc = include_str!("../README.md")]

mod additions;
mod adjudicate;
mod attachment;
mod claim;
mod code;
mod dedrem;
mod dialect;
mod enquiry;
mod entry;
pub mod error;
mod feedback;
mod line;
mod message;
pub mod migrations;
mod process;
mod review;
pub mod rights;
pub mod schema;
mod selection;
mod settings;
mod sight;
pub mod standing;
mod submit;

pub use adjudicate::{AdjudicationRule, FactsOfRules, FactsOfRulesSource};
pub use attachment::{
    AttachToClaim, Attachment, AttachmentChange, AttachmentInput, AttachmentKind, ChangeAttachment, NewAttachment,
    RemoveAttachment,
};
pub use claim::{Chosen, Claim};
pub use code::{CheckClaimCode, ClaimCode};
pub use dedrem::DedRem;
pub use enquiry::{AskInsureeName, AskServicePoint, InsuranceNumber, PatientOnDay};
pub use entry::{ChangeClaim, ClaimChange, CreateClaim, NewClaim, RemoveClaim, RemoveClaims};
pub use feedback::{DeliverFeedback, DeliveredFeedback, Feedback, FeedbackInput, FeedbackPrompt};
pub use line::{
    ClaimItem, ClaimService, ContainedItem, ContainedItemInput, ContainedService, ContainedServiceInput, FormerItem,
    FormerService, ItemInput, ServiceInput,
};
pub use process::{ProcessClaim, ProcessClaims};
pub use review::{DeliverReviews, Review, SaveReview};
pub use selection::{
    BypassFeedback, BypassReview, Sample, SampleForFeedback, SampleForReview, SelectForFeedback, SelectForReview,
    SkipFeedback, SkipReview,
};
pub use settings::{ClaimSettings, CodePrefix, GeneratedCode, ValuationProfile};
pub use sight::{OfClaim, OfFacility};
pub use submit::{SubmitClaim, SubmitClaims};

use openimis_core::declare::{Module, Resource, operation};

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
        .operations(&[
            operation::<CreateClaim>(),
            operation::<ChangeClaim>(),
            operation::<RemoveClaim>(),
            operation::<RemoveClaims>(),
            operation::<SelectForReview>(),
            operation::<BypassReview>(),
            operation::<SkipReview>(),
            operation::<SampleForReview>(),
            operation::<SaveReview>(),
            operation::<DeliverReviews>(),
            operation::<SelectForFeedback>(),
            operation::<BypassFeedback>(),
            operation::<SkipFeedback>(),
            operation::<SampleForFeedback>(),
            operation::<DeliverFeedback>(),
            operation::<AttachToClaim>(),
            operation::<ChangeAttachment>(),
            operation::<RemoveAttachment>(),
            operation::<CheckClaimCode>(),
            operation::<AskInsureeName>(),
            operation::<AskServicePoint>(),
            operation::<SubmitClaims>(),
            operation::<SubmitClaim>(),
            operation::<ProcessClaims>(),
            operation::<ProcessClaim>(),
        ])
        .routes(attachment::ROUTES)
        .additions(additions::ADDITIONS)
        .queries(dialect::QUERIES)
        .constraints(error::CONSTRAINTS)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../locales/fr.ftl"))])
}
