//! Lines as clients send them, on entry and in reviews.

use chrono::{DateTime, Utc};
use openimis_core::declare::{Input, Named, Ref};
use openimis_medical::{MedicalItem, MedicalService};
use rust_decimal::Decimal;

/// Makes the input of a line. Its members are openIMIS's, for both entry and review: what of it counts then is said with
/// each. The rest is decided by the rules, and ignored (AR-12, W19).
macro_rules! line_input {
    ($(#[$about:meta])* $name:ident, { $($own:tt)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            /// The line, when it is there already: changed, or reviewed.
            pub id: Option<i32>,
            $($own)*
            /// Review: 1 it passes, 2 it is rejected.
            #[input(graphql_type = "TinyInt")]
            pub status: Option<i16>,
            /// Entry: how much was given; above 0.
            pub qty_provided: Option<Decimal>,
            /// Review: how much of it is accepted.
            pub qty_approved: Option<Decimal>,
            /// Entry: the price of one, as the facility asks.
            pub price_asked: Option<Decimal>,
            /// Ignored.
            pub price_adjusted: Option<Decimal>,
            /// Review: the price of one that is accepted.
            pub price_approved: Option<Decimal>,
            /// Ignored.
            pub price_valuated: Option<Decimal>,
            /// Entry: what the facility says about it.
            pub explanation: Option<String>,
            /// Review: what the reviewer says about it.
            pub justification: Option<String>,
            /// Review: why it is rejected; −1 unless said.
            #[input(graphql_type = "SmallInt")]
            pub rejection_reason: Option<i16>,
            /// Ignored.
            pub validity_from_review: Option<DateTime<Utc>>,
            /// Ignored.
            pub validity_to_review: Option<DateTime<Utc>>,
            /// Ignored.
            pub limitation_value: Option<Decimal>,
            /// Ignored.
            pub limitation: Option<String>,
            /// Ignored.
            pub remunerated_amount: Option<Decimal>,
            /// Ignored.
            pub deductable_amount: Option<Decimal>,
            /// Ignored.
            pub exceed_ceiling_amount: Option<Decimal>,
            /// Ignored.
            pub price_origin: Option<String>,
            /// Ignored.
            pub exceed_ceiling_amount_category: Option<Decimal>,
            /// The items within a service that is a package; of an item it is ignored (frontend-api, trap 7).
            #[input(graphql_type = "ClaimSubItemInputType")]
            pub service_item_set: Option<Vec<ContainedItemInput>>,
            /// The services within a service that is a package; of an item it is ignored.
            #[input(graphql_type = "ClaimSubServiceInputType")]
            pub service_service_set: Option<Vec<ContainedServiceInput>>,
        }
    };
}

line_input! {
    /// A drug or a consumable.
    ItemInput, {
        /// Entry: what was given.
        #[input(graphql = "itemId")]
        pub item: Option<Ref<MedicalItem>>,
    }
}

line_input! {
    /// An act.
    ServiceInput, {
        /// Entry: what was done.
        #[input(graphql = "serviceId")]
        pub service: Option<Ref<MedicalService>>,
        /// Ignored.
        pub legacy_id: Option<i32>,
        /// Ignored.
        pub validity_to: Option<DateTime<Utc>>,
        /// Ignored.
        pub audit_user_id_review: Option<i32>,
        /// Ignored.
        pub policy_id: Option<i32>,
    }
}

/// An item within a package.
#[derive(Debug, Clone, Input)]
pub struct ContainedItemInput {
    /// Ignored: it is known by its code.
    pub id: Option<i32>,
    /// Code of the item.
    pub sub_item_code: String,
    /// How much of it the package foresees.
    pub qty_provided: Option<Decimal>,
    /// How much was really given.
    pub qty_asked: Option<Decimal>,
    /// The price of one.
    pub price_asked: Option<Decimal>,
}

/// A service within a package.
#[derive(Debug, Clone, Input)]
pub struct ContainedServiceInput {
    /// Ignored: it is known by its code.
    pub id: Option<i32>,
    /// Code of the service.
    pub sub_service_code: String,
    /// How much of it the package foresees.
    pub qty_provided: Option<Decimal>,
    /// How much was really given.
    pub qty_asked: Option<Decimal>,
    /// The price of one.
    pub price_asked: Option<Decimal>,
}

/// What both kinds of line have in common.
pub(crate) trait LineInput {
    /// The list that the line is in, and its member that says what it is.
    const PLACE: (&'static str, &'static str);

    /// What the line is, by code list.
    fn named(&self) -> Option<&Named>;
    /// The line, when it is there already.
    fn id(&self) -> Option<i32>;
    /// How much was given.
    fn qty_provided(&self) -> Option<Decimal>;
    /// The price of one.
    fn price_asked(&self) -> Option<Decimal>;
    /// What the facility says.
    fn explanation(&self) -> Option<&str>;
    /// What a reviewer decides.
    fn verdict(&self) -> Verdict<'_>;
}

/// What a reviewer decides about a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict<'i> {
    pub(crate) status: Option<i16>,
    pub(crate) qty_approved: Option<Decimal>,
    pub(crate) price_approved: Option<Decimal>,
    pub(crate) justification: Option<&'i str>,
    pub(crate) rejection_reason: Option<i16>,
}

macro_rules! line {
    ($name:ident, $list:literal, $member:literal, $field:ident) => {
        impl LineInput for $name {
            const PLACE: (&'static str, &'static str) = ($list, $member);

            fn named(&self) -> Option<&Named> {
                self.$field.as_ref().map(|reference| &reference.named)
            }

            fn id(&self) -> Option<i32> {
                self.id
            }

            fn qty_provided(&self) -> Option<Decimal> {
                self.qty_provided
            }

            fn price_asked(&self) -> Option<Decimal> {
                self.price_asked
            }

            fn explanation(&self) -> Option<&str> {
                self.explanation.as_deref().filter(|text| !text.trim().is_empty())
            }

            fn verdict(&self) -> Verdict<'_> {
                Verdict {
                    status: self.status,
                    qty_approved: self.qty_approved,
                    price_approved: self.price_approved,
                    justification: self.justification.as_deref(),
                    rejection_reason: self.rejection_reason,
                }
            }
        }
    };
}

line!(ItemInput, "items", "item", item);
line!(ServiceInput, "services", "service", service);
