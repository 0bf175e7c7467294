//! What a person is made of, as the operations of people and families take it.

use crate::family::Family;
use crate::photo::PhotoInput;
use crate::register::{Education, Gender, IdentificationType, Profession, Relation};
use chrono::NaiveDate;
use openimis_core::declare::{Input, Patch, Ref};
use openimis_location::{HealthFacility, Location};
use serde_json::Value;

/// Makes an input of a person: what is its own, then what all of them have. Personal data stay out of the mutation log
/// (BUG-38).
macro_rules! person_input {
    ($(#[$about:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            $($own)*
            /// Insurance number.
            #[input(max_length = 50)]
            pub chf_id: Patch<String>,
            /// Marital status: N not specified, W widowed, S single, D divorced, M married.
            #[input(max_length = 1)]
            pub marital: Patch<String>,
            /// Number of the identification.
            #[input(max_length = 25, secret)]
            pub passport: Patch<String>,
            /// Telephone.
            #[input(max_length = 50, secret)]
            pub phone: Patch<String>,
            /// E-mail address.
            #[input(max_length = 100, secret)]
            pub email: Patch<String>,
            /// Address in the current village.
            #[input(max_length = 200, secret)]
            pub current_address: Patch<String>,
            /// Where the person lives, as coordinates.
            #[input(max_length = 250, secret)]
            pub geolocation: Patch<String>,
            /// The village that the person lives in, if it is not the family's.
            #[input(graphql = "currentVillageId")]
            pub current_village: Patch<Ref<Location>>,
            /// A photo of the person.
            #[input(graphql_type = "PhotoInputType", secret)]
            pub photo: Option<PhotoInput>,
            /// The day of the photo, if the photo does not tell.
            pub photo_date: Option<NaiveDate>,
            /// Whether the card was handed out.
            pub card_issued: Patch<bool>,
            /// The family that the person belongs to.
            #[input(graphql = "familyId")]
            pub family: Patch<Ref<Family>>,
            /// What the person is to the head of the family.
            #[input(graphql = "relationshipId")]
            pub relationship: Patch<Ref<Relation>>,
            /// Profession.
            #[input(graphql = "professionId")]
            pub profession: Patch<Ref<Profession>>,
            /// Level of education.
            #[input(graphql = "educationId")]
            pub education: Patch<Ref<Education>>,
            /// The document that identifies the person.
            #[input(graphql = "typeOfIdId")]
            pub type_of_id: Patch<Ref<IdentificationType>>,
            /// The first point of service.
            #[input(graphql = "healthFacilityId")]
            pub health_facility: Patch<Ref<HealthFacility>>,
            /// Whether the person was registered offline.
            pub offline: Patch<bool>,
            /// Data of extensions.
            pub json_ext: Patch<Value>,
            /// AC active, IN inactive, DE dead; the last two need a day and a reason.
            #[input(max_length = 2)]
            pub status: Option<String>,
            /// The code of the reason of the status.
            #[input(max_length = 5)]
            pub status_reason: Option<String>,
            /// Since when the status holds.
            pub status_date: Option<NaiveDate>,
        }

        impl $name {
            /// What is told of the person beside his name, gender and birth.
            pub(crate) fn details(&self) -> Details {
                Details {
                    chf_id: self.chf_id.clone(),
                    marital: self.marital.clone(),
                    passport: self.passport.clone(),
                    phone: self.phone.clone(),
                    email: self.email.clone(),
                    current_address: self.current_address.clone(),
                    geolocation: self.geolocation.clone(),
                    current_village: self.current_village.clone(),
                    photo: self.photo.clone(),
                    photo_date: self.photo_date,
                    card_issued: self.card_issued.clone(),
                    family: self.family.clone(),
                    relationship: self.relationship.clone(),
                    profession: self.profession.clone(),
                    education: self.education.clone(),
                    type_of_id: self.type_of_id.clone(),
                    health_facility: self.health_facility.clone(),
                    offline: self.offline.clone(),
                    json_ext: self.json_ext.clone(),
                    status: self.status.clone(),
                    status_reason: self.status_reason.clone(),
                    status_date: self.status_date,
                }
            }
        }
    };
}

person_input! {
    /// What a new person is made of.
    pub struct NewInsuree {
        /// Family name.
        #[input(max_length = 100, not_blank, secret)]
        pub last_name: String,
        /// Given names.
        #[input(max_length = 100, not_blank, secret)]
        pub other_names: String,
        /// Gender.
        #[input(graphql = "genderId")]
        pub gender: Ref<Gender>,
        /// Date of birth.
        #[input(secret)]
        pub dob: NaiveDate,
    }
}

person_input! {
    /// What of a person is to change; what is not sent stays.
    pub struct InsureeChange {
        /// Family name.
        #[input(max_length = 100, not_blank, secret)]
        pub last_name: Option<String>,
        /// Given names.
        #[input(max_length = 100, not_blank, secret)]
        pub other_names: Option<String>,
        /// Gender.
        #[input(graphql = "genderId")]
        pub gender: Option<Ref<Gender>>,
        /// Date of birth.
        #[input(secret)]
        pub dob: Option<NaiveDate>,
    }
}

person_input! {
    /// Who heads a family: somebody new, or somebody who is registered already and is named by his UUID.
    pub struct HeadInsuree {
        /// The key that the client knows; the UUID decides.
        pub id: Option<i32>,
        /// The person, if he is registered already.
        #[input(graphql = "uuid")]
        pub uuid: Option<Ref<super::Insuree>>,
        /// Family name.
        #[input(max_length = 100, not_blank)]
        pub last_name: String,
        /// Given names.
        #[input(max_length = 100, not_blank)]
        pub other_names: String,
        /// Gender.
        #[input(graphql = "genderId")]
        pub gender: Ref<Gender>,
        /// Date of birth.
        pub dob: NaiveDate,
        /// Accepted and without effect: he is the head.
        pub head: Option<bool>,
        /// Accepted and without effect: the photo tells its key.
        pub photo_id: Option<i32>,
        /// Accepted and without effect: the head of a new family has none yet.
        pub add_on_existing_policy: Option<bool>,
    }
}

/// What is told of a person beside his name, gender and birth.
#[derive(Debug, Clone)]
pub(crate) struct Details {
    pub(crate) chf_id: Patch<String>,
    pub(crate) marital: Patch<String>,
    pub(crate) passport: Patch<String>,
    pub(crate) phone: Patch<String>,
    pub(crate) email: Patch<String>,
    pub(crate) current_address: Patch<String>,
    pub(crate) geolocation: Patch<String>,
    pub(crate) current_village: Patch<Ref<Location>>,
    pub(crate) photo: Option<PhotoInput>,
    pub(crate) photo_date: Option<NaiveDate>,
    pub(crate) card_issued: Patch<bool>,
    pub(crate) family: Patch<Ref<Family>>,
    pub(crate) relationship: Patch<Ref<Relation>>,
    pub(crate) profession: Patch<Ref<Profession>>,
    pub(crate) education: Patch<Ref<Education>>,
    pub(crate) type_of_id: Patch<Ref<IdentificationType>>,
    pub(crate) health_facility: Patch<Ref<HealthFacility>>,
    pub(crate) offline: Patch<bool>,
    pub(crate) json_ext: Patch<Value>,
    pub(crate) status: Option<String>,
    pub(crate) status_reason: Option<String>,
    pub(crate) status_date: Option<NaiveDate>,
}
