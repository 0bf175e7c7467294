//! What a claim is made of, as clients send it.

use crate::attachment::AttachmentInput;
use crate::claim::Claim;
use crate::line::{ItemInput, ServiceInput};
use chrono::NaiveDate;
use openimis_core::administration::ClaimAdministrator;
use openimis_core::declare::{Input, Kind, Patch, Ref};
use openimis_insuree::Insuree;
use openimis_location::HealthFacility;
use openimis_medical::Diagnosis;
use serde_json::Value;

/// What clients send of a new claim that the rules decide (spec 12.4).
pub(super) const DECIDED: &[(&str, Kind)] = &[
    ("id", Kind::Integer),
    ("uuid", Kind::Text),
    ("reviewStatus", Kind::SmallInteger),
    ("dateProcessed", Kind::Date),
    ("batchRunId", Kind::Integer),
    ("category", Kind::Text),
    ("feedbackAvailable", Kind::Boolean),
    ("feedbackStatus", Kind::SmallInteger),
];

/// The same of one that is there.
pub(super) const DECIDED_ALREADY: &[(&str, Kind)] = &[
    ("id", Kind::Integer),
    ("restore", Kind::Uuid),
    ("reviewStatus", Kind::SmallInteger),
    ("dateProcessed", Kind::Date),
    ("batchRunId", Kind::Integer),
    ("category", Kind::Text),
    ("feedbackAvailable", Kind::Boolean),
    ("feedbackStatus", Kind::SmallInteger),
];

/// The members that a client of openIMIS's dialect empties by leaving them out (spec 4.3).
pub(super) const EMPTIED: &[&str] = &[
    "dateTo",
    "icd1",
    "icd2",
    "icd3",
    "icd4",
    "guaranteeId",
    "explanation",
    "adjustment",
    "jsonExt",
    "items",
    "services",
];

/// Makes an input of a claim: what is its own, then what both have.
macro_rules! claim_input {
    ($(#[$about:meta])* $name:ident, { $($own:tt)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            $($own)*
            /// Last day of the stay.
            pub date_to: Patch<NaiveDate>,
            /// A further diagnosis.
            #[input(name = "icd1", graphql = "icd1Id")]
            pub icd_1: Patch<Ref<Diagnosis>>,
            /// A further diagnosis.
            #[input(name = "icd2", graphql = "icd2Id")]
            pub icd_2: Patch<Ref<Diagnosis>>,
            /// A further diagnosis.
            #[input(name = "icd3", graphql = "icd3Id")]
            pub icd_3: Patch<Ref<Diagnosis>>,
            /// A further diagnosis.
            #[input(name = "icd4", graphql = "icd4Id")]
            pub icd_4: Patch<Ref<Diagnosis>>,
            /// The facility that referred the patient.
            #[input(graphql = "referFromId")]
            pub refer_from: Patch<Ref<HealthFacility>>,
            /// The facility to which the patient was referred.
            #[input(graphql = "referToId")]
            pub refer_to: Patch<Ref<HealthFacility>>,
            /// E emergency, R referral, O other.
            #[input(max_length = 1)]
            pub visit_type: Patch<String>,
            /// Who answers for it.
            #[input(graphql = "adminId")]
            pub admin: Patch<Ref<ClaimAdministrator>>,
            /// The letter of guarantee that it refers to.
            #[input(graphql_type = "ClaimGuaranteeIdInputType", max_length = 50)]
            pub guarantee_id: Patch<String>,
            /// What the facility says about it.
            pub explanation: Patch<String>,
            /// What a reviewer says about it.
            pub adjustment: Patch<String>,
            /// Data of extensions.
            pub json_ext: Patch<Value>,
            /// In-patient or out-patient: IPD or OPD.
            #[input(max_length = 4)]
            pub care_type: Patch<String>,
            /// Whether it asks for leave beforehand.
            pub pre_authorization: Patch<bool>,
            /// How the patient left: H healed, D deceased, E escaped, R referred.
            #[input(max_length = 2)]
            pub patient_condition: Patch<String>,
            /// The number of the referral.
            #[input(max_length = 50)]
            pub referral_code: Patch<String>,
            /// The drugs and consumables.
            #[input(graphql_type = "ClaimItemInputType")]
            pub items: Patch<Vec<ItemInput>>,
            /// The acts.
            #[input(graphql_type = "ClaimServiceInputType")]
            pub services: Patch<Vec<ServiceInput>>,
        }
    };
}

claim_input! {
    /// A claim that is to be entered, with its lines and what is attached.
    NewClaim, {
        /// Its code, unless one is to be generated.
        #[input(graphql_type = "ClaimCodeInputType")]
        pub code: Option<String>,
        /// Whether its code is to be generated.
        pub autogenerate: Option<bool>,
        /// Who was treated.
        #[input(graphql = "insureeId")]
        pub insuree: Ref<Insuree>,
        /// First day of the visit or stay.
        pub date_from: NaiveDate,
        /// The main diagnosis.
        #[input(graphql = "icdId")]
        pub icd: Ref<Diagnosis>,
        /// The day on which it is claimed.
        pub date_claimed: NaiveDate,
        /// Where the insuree was treated.
        #[input(graphql = "healthFacilityId")]
        pub health_facility: Ref<HealthFacility>,
        /// The rejected claim that it enters anew.
        #[input(graphql_type = "UUID")]
        pub restore: Option<Ref<Claim>>,
        /// What is attached.
        #[input(graphql_type = "ClaimAttachmentInputType", secret)]
        pub attachments: Option<Vec<AttachmentInput>>,
    }
}

claim_input! {
    /// What of a claim is to change. Lines that are sent replace those that are there: one with its id stays, one without is
    /// new, one that is not sent ends.
    ClaimChange, {
        /// Its code.
        #[input(graphql_type = "ClaimCodeInputType")]
        pub code: Option<String>,
        /// Ignored: a claim keeps its code unless another one is sent.
        pub autogenerate: Option<bool>,
        /// Who was treated.
        #[input(graphql = "insureeId")]
        pub insuree: Option<Ref<Insuree>>,
        /// First day of the visit or stay.
        pub date_from: Option<NaiveDate>,
        /// The main diagnosis.
        #[input(graphql = "icdId")]
        pub icd: Option<Ref<Diagnosis>>,
        /// The day on which it is claimed.
        pub date_claimed: Option<NaiveDate>,
        /// Where the insuree was treated.
        #[input(graphql = "healthFacilityId")]
        pub health_facility: Option<Ref<HealthFacility>>,
    }
}

impl NewClaim {
    /// Its items.
    pub(super) fn items(&self) -> &[ItemInput] {
        self.items.value().map_or(&[], Vec::as_slice)
    }

    /// Its services.
    pub(super) fn services(&self) -> &[ServiceInput] {
        self.services.value().map_or(&[], Vec::as_slice)
    }

    /// How many diagnoses it has beside the main one.
    pub(super) fn further_diagnoses(&self) -> usize {
        count([&self.icd_1, &self.icd_2, &self.icd_3, &self.icd_4])
    }
}

impl ClaimChange {
    /// How many diagnoses are sent beside the main one.
    pub(super) fn further_diagnoses(&self) -> usize {
        count([&self.icd_1, &self.icd_2, &self.icd_3, &self.icd_4])
    }
}

fn count(diagnoses: [&Patch<Ref<Diagnosis>>; 4]) -> usize {
    diagnoses.iter().filter(|diagnosis| diagnosis.value().is_some()).count()
}
