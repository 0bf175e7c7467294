//! What a family is made of, as operations take it.

use crate::insuree::HeadInsuree;
use crate::register::{ConfirmationType, FamilyType};
use openimis_core::declare::{Input, Patch, Ref};
use openimis_location::Location;
use serde_json::Value;

/// Makes an input of a family. The head's personal data stay out of the mutation log (BUG-38).
macro_rules! family_input {
    ($(#[$about:meta])* pub struct $name:ident;) => {
        $(#[$about])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            /// The person who heads the family.
            #[input(graphql_type = "FamilyHeadInsureeInputType", secret)]
            pub head_insuree: Option<HeadInsuree>,
            /// The village that the family lives in.
            #[input(graphql = "locationId")]
            pub location: Patch<Ref<Location>>,
            /// Whether the family is poor.
            pub poverty: Patch<bool>,
            /// Type of family.
            #[input(graphql = "familyTypeId")]
            pub family_type: Patch<Ref<FamilyType>>,
            /// Postal address.
            #[input(max_length = 200, secret)]
            pub address: Patch<String>,
            /// Whether the family was registered offline.
            pub is_offline: Patch<bool>,
            /// Ethnicity, one letter.
            #[input(max_length = 1, secret)]
            pub ethnicity: Patch<String>,
            /// Who confirmed that the family is poor.
            #[input(graphql = "confirmationTypeId")]
            pub confirmation_type: Patch<Ref<ConfirmationType>>,
            /// Number of the confirmation.
            #[input(max_length = 12)]
            pub confirmation_no: Patch<String>,
            /// Data of extensions.
            pub json_ext: Patch<Value>,
        }

        impl $name {
            /// What is told of the family beside its head.
            pub(super) fn details(&self) -> Details {
                Details {
                    location: self.location.clone(),
                    poverty: self.poverty.clone(),
                    family_type: self.family_type.clone(),
                    address: self.address.clone(),
                    is_offline: self.is_offline.clone(),
                    ethnicity: self.ethnicity.clone(),
                    confirmation_type: self.confirmation_type.clone(),
                    confirmation_no: self.confirmation_no.clone(),
                    json_ext: self.json_ext.clone(),
                }
            }
        }
    };
}

family_input! {
    /// What a new family is made of, its head among it.
    pub struct NewFamily;
}

family_input! {
    /// What of a family is to change; what is not sent stays.
    pub struct FamilyChange;
}

/// What is told of a family beside its head.
#[derive(Debug, Clone)]
pub(super) struct Details {
    pub(super) location: Patch<Ref<Location>>,
    pub(super) poverty: Patch<bool>,
    pub(super) family_type: Patch<Ref<FamilyType>>,
    pub(super) address: Patch<String>,
    pub(super) is_offline: Patch<bool>,
    pub(super) ethnicity: Patch<String>,
    pub(super) confirmation_type: Patch<Ref<ConfirmationType>>,
    pub(super) confirmation_no: Patch<String>,
    pub(super) json_ext: Patch<Value>,
}
