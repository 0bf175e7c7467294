//! What a product is made of, as clients send it: all of it for a new one, what is to change of another.

use super::Product;
use super::ceiling::CeilingChange;
use crate::coded::{CEILING_INTERPRETATIONS, CEILING_TYPES};
use crate::line::{ItemEntry, ServiceEntry};
use crate::relative::RelativePrice;
use chrono::NaiveDate;
use openimis_core::declare::{Input, Patch, Ref};
use openimis_location::Location;
use rust_decimal::Decimal;

/// A member that a new product must have.
type Needed<T> = T;

/// What an input says beside the plain terms.
#[derive(Debug)]
pub(super) struct Besides<'i> {
    pub(super) ceilings: CeilingChange,
    pub(super) location: &'i Patch<Ref<Location>>,
    pub(super) conversion: &'i Patch<Ref<Product>>,
    pub(super) relative_prices: Option<&'i [RelativePrice]>,
    pub(super) items: Option<&'i [ItemEntry]>,
    pub(super) services: Option<&'i [ServiceEntry]>,
}

/// Both inputs have the same members; those that a new product must have are `$needed`, and `$zero` says that a number is 0
/// where a client of the dialect leaves it out.
macro_rules! product_input {
    ($(#[$doc:meta])* $name:ident, $needed:ident, [$($zero:tt)*]) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            /// Code, unique among valid products.
            #[input(max_length = 8, not_blank)]
            pub code: $needed<String>,
            /// Name.
            #[input(max_length = 100, not_blank)]
            pub name: $needed<String>,
            /// The first day of sale.
            pub date_from: $needed<NaiveDate>,
            /// The last day of sale.
            pub date_to: $needed<NaiveDate>,
            /// Months that a policy lasts.
            pub insurance_period: $needed<i16>,
            /// The region or district where it is sold; the whole country if none.
            #[input(graphql = "locationUuid", graphql_type = "UUID")]
            pub location: Patch<Ref<Location>>,
            /// What replaces it at renewal.
            #[input(graphql = "conversionProductUuid", graphql_type = "UUID")]
            pub conversion_product: Patch<Ref<Product>>,
            /// Months between enrolment and the start of a new policy.
            pub administration_period: Patch<i32>,
            /// The most members of a family that a policy covers; 0 unless said.
            #[input($($zero)*)]
            pub max_members: Patch<i16>,
            /// Members that the lump sum pays for.
            pub threshold: Patch<i32>,
            /// In how many contributions a policy may be paid.
            pub max_installments: Patch<i32>,
            /// How often it is renewed.
            pub recurrence: Patch<i16>,
            /// Price of a family up to the threshold; 0 unless said.
            #[input($($zero)*)]
            pub lump_sum: Patch<Decimal>,
            /// Price of an adult; 0 unless said.
            #[input($($zero)*)]
            pub premium_adult: Patch<Decimal>,
            /// Price of a child; 0 unless said.
            #[input($($zero)*)]
            pub premium_child: Patch<Decimal>,
            /// What a family pays once, with its first policy.
            pub registration_lump_sum: Patch<Decimal>,
            /// What each member pays once, with the first policy.
            pub registration_fee: Patch<Decimal>,
            /// What a family pays with every policy.
            pub general_assembly_lump_sum: Patch<Decimal>,
            /// What each member pays with every policy.
            pub general_assembly_fee: Patch<Decimal>,
            /// Months after the start of a cycle during which a new policy still gets that cycle; 0 unless said.
            #[input($($zero)*)]
            pub grace_period_enrolment: Patch<i32>,
            /// The same for renewals; 0 unless said.
            #[input($($zero)*)]
            pub grace_period_renewal: Patch<i32>,
            /// Months that payment may take; 0 unless said.
            #[input($($zero)*)]
            pub grace_period_payment: Patch<i32>,
            /// A day on which policies start, as DD-MM.
            #[input(max_length = 5)]
            pub start_cycle_1: Patch<String>,
            /// A day on which policies start, as DD-MM.
            #[input(max_length = 5)]
            pub start_cycle_2: Patch<String>,
            /// A day on which policies start, as DD-MM.
            #[input(max_length = 5)]
            pub start_cycle_3: Patch<String>,
            /// A day on which policies start, as DD-MM.
            #[input(max_length = 5)]
            pub start_cycle_4: Patch<String>,
            /// Per cent off the price of a family that enrols early; 0 unless said.
            #[input($($zero)*)]
            pub enrolment_discount_perc: Patch<i32>,
            /// Months before the start that count as early; 0 unless said.
            #[input($($zero)*)]
            pub enrolment_discount_period: Patch<i32>,
            /// Per cent off the price of a policy that is renewed early; 0 unless said.
            #[input($($zero)*)]
            pub renewal_discount_perc: Patch<i32>,
            /// Months before the renewal that count as early; 0 unless said.
            #[input($($zero)*)]
            pub renewal_discount_period: Patch<i32>,
            /// Account of contributions in the bookkeeping.
            #[input(max_length = 25)]
            pub acc_code_premiums: Patch<String>,
            /// Account of what facilities are paid.
            #[input(max_length = 25)]
            pub acc_code_remuneration: Patch<String>,
            /// From which age it is meant for.
            pub age_minimal: Patch<i32>,
            /// Up to which age it is meant for.
            pub age_maximal: Patch<i32>,
            /// What tells in-patient from out-patient care: I the type of the claim, H the type of the facility.
            #[input(graphql_type = "CeilingInterpretationEnum", one_of = CEILING_INTERPRETATIONS)]
            pub ceiling_interpretation: Patch<String>,
            /// By how much a policy's ceiling grows with each member above the threshold, whatever the care.
            pub max_policy_extra_member: Patch<Decimal>,
            /// By how much a policy's ceiling grows with each member above the threshold, in-patient care.
            pub max_policy_extra_member_ip: Patch<Decimal>,
            /// By how much a policy's ceiling grows with each member above the threshold, out-patient care.
            pub max_policy_extra_member_op: Patch<Decimal>,
            /// Up to what a policy's ceiling grows, whatever the care.
            pub max_ceiling_policy: Patch<Decimal>,
            /// Up to what a policy's ceiling grows, in-patient care.
            pub max_ceiling_policy_ip: Patch<Decimal>,
            /// Up to what a policy's ceiling grows, out-patient care.
            pub max_ceiling_policy_op: Patch<Decimal>,
            /// The most consultations of an insuree under a policy.
            pub max_no_consultation: Patch<i32>,
            /// The most surgeries of an insuree under a policy.
            pub max_no_surgery: Patch<i32>,
            /// The most deliveries of an insuree under a policy.
            pub max_no_delivery: Patch<i32>,
            /// The most stays in hospital of an insuree under a policy.
            pub max_no_hospitalization: Patch<i32>,
            /// The most visits of an insuree under a policy.
            pub max_no_visits: Patch<i32>,
            /// The most antenatal visits of an insuree under a policy.
            pub max_no_antenatal: Patch<i32>,
            /// The most that is paid for a consultation.
            pub max_amount_consultation: Patch<Decimal>,
            /// The most that is paid for a surgery.
            pub max_amount_surgery: Patch<Decimal>,
            /// The most that is paid for a delivery.
            pub max_amount_delivery: Patch<Decimal>,
            /// The most that is paid for a stay in hospital.
            pub max_amount_hospitalization: Patch<Decimal>,
            /// The most that is paid for an antenatal visit.
            pub max_amount_antenatal: Patch<Decimal>,
            /// Per cent of contributions that capitation distributes.
            pub share_contribution: Patch<Decimal>,
            /// Whom deductibles and ceilings are counted for: I insuree, T treatment, P policy. With another type than before,
            /// amounts that are not sent are 0 (rule 52).
            #[input(graphql_type = "CeilingTypeEnum", one_of = CEILING_TYPES)]
            pub ceiling_type: Patch<String>,
            /// What is not paid, whatever the care.
            pub deductible: Patch<Decimal>,
            /// What is not paid of in-patient care.
            pub deductible_ip: Patch<Decimal>,
            /// What is not paid of out-patient care.
            pub deductible_op: Patch<Decimal>,
            /// Up to what is paid, whatever the care.
            pub ceiling: Patch<Decimal>,
            /// Up to what is paid of in-patient care.
            pub ceiling_ip: Patch<Decimal>,
            /// Up to what is paid of out-patient care.
            pub ceiling_op: Patch<Decimal>,
            /// How contributions are distributed over the year; kinds of care that are not listed have no distribution.
            #[input(graphql_type = "RelativePricesInput")]
            pub relative_prices: Option<Vec<RelativePrice>>,
            /// All medical items that it covers.
            #[input(graphql_type = "ProductItemInput")]
            pub items: Option<Vec<ItemEntry>>,
            /// All medical services that it covers.
            #[input(graphql_type = "ProductServiceInput")]
            pub services: Option<Vec<ServiceEntry>>,
        }

        impl $name {
            /// The product with the plain terms that were sent.
            pub(super) fn over(&self, product: Product) -> Product {
                let input = self.clone();
                Product {
                    administration_period: input.administration_period.over(product.administration_period),
                    max_members: input.max_members.over(Some(product.max_members)).unwrap_or_default(),
                    threshold: input.threshold.over(product.threshold),
                    max_installments: input.max_installments.over(product.max_installments),
                    recurrence: input.recurrence.over(product.recurrence),
                    lump_sum: input.lump_sum.over(Some(product.lump_sum)).unwrap_or_default(),
                    premium_adult: input.premium_adult.over(product.premium_adult),
                    premium_child: input.premium_child.over(product.premium_child),
                    registration_lump_sum: input.registration_lump_sum.over(product.registration_lump_sum),
                    registration_fee: input.registration_fee.over(product.registration_fee),
                    general_assembly_lump_sum: input.general_assembly_lump_sum.over(product.general_assembly_lump_sum),
                    general_assembly_fee: input.general_assembly_fee.over(product.general_assembly_fee),
                    grace_period_enrolment: input.grace_period_enrolment.over(Some(product.grace_period_enrolment)).unwrap_or_default(),
                    grace_period_renewal: input.grace_period_renewal.over(product.grace_period_renewal),
                    grace_period_payment: input.grace_period_payment.over(product.grace_period_payment),
                    start_cycle_1: input.start_cycle_1.over(product.start_cycle_1).filter(|day| !day.is_empty()),
                    start_cycle_2: input.start_cycle_2.over(product.start_cycle_2).filter(|day| !day.is_empty()),
                    start_cycle_3: input.start_cycle_3.over(product.start_cycle_3).filter(|day| !day.is_empty()),
                    start_cycle_4: input.start_cycle_4.over(product.start_cycle_4).filter(|day| !day.is_empty()),
                    enrolment_discount_perc: input.enrolment_discount_perc.over(product.enrolment_discount_perc),
                    enrolment_discount_period: input.enrolment_discount_period.over(product.enrolment_discount_period),
                    renewal_discount_perc: input.renewal_discount_perc.over(product.renewal_discount_perc),
                    renewal_discount_period: input.renewal_discount_period.over(product.renewal_discount_period),
                    acc_code_premiums: input.acc_code_premiums.over(product.acc_code_premiums),
                    acc_code_remuneration: input.acc_code_remuneration.over(product.acc_code_remuneration),
                    age_minimal: input.age_minimal.over(product.age_minimal),
                    age_maximal: input.age_maximal.over(product.age_maximal),
                    ceiling_interpretation: input.ceiling_interpretation.over(product.ceiling_interpretation),
                    max_policy_extra_member: input.max_policy_extra_member.over(product.max_policy_extra_member),
                    max_policy_extra_member_ip: input.max_policy_extra_member_ip.over(product.max_policy_extra_member_ip),
                    max_policy_extra_member_op: input.max_policy_extra_member_op.over(product.max_policy_extra_member_op),
                    max_ceiling_policy: input.max_ceiling_policy.over(product.max_ceiling_policy),
                    max_ceiling_policy_ip: input.max_ceiling_policy_ip.over(product.max_ceiling_policy_ip),
                    max_ceiling_policy_op: input.max_ceiling_policy_op.over(product.max_ceiling_policy_op),
                    max_no_consultation: input.max_no_consultation.over(product.max_no_consultation),
                    max_no_surgery: input.max_no_surgery.over(product.max_no_surgery),
                    max_no_delivery: input.max_no_delivery.over(product.max_no_delivery),
                    max_no_hospitalization: input.max_no_hospitalization.over(product.max_no_hospitalization),
                    max_no_visits: input.max_no_visits.over(product.max_no_visits),
                    max_no_antenatal: input.max_no_antenatal.over(product.max_no_antenatal),
                    max_amount_consultation: input.max_amount_consultation.over(product.max_amount_consultation),
                    max_amount_surgery: input.max_amount_surgery.over(product.max_amount_surgery),
                    max_amount_delivery: input.max_amount_delivery.over(product.max_amount_delivery),
                    max_amount_hospitalization: input.max_amount_hospitalization.over(product.max_amount_hospitalization),
                    max_amount_antenatal: input.max_amount_antenatal.over(product.max_amount_antenatal),
                    share_contribution: input.share_contribution.over(product.share_contribution),
                    ..product
                }
            }

            /// The rest of what was sent.
            pub(super) fn besides(&self) -> Besides<'_> {
                Besides {
                    ceilings: CeilingChange {
                        ceiling_type: self.ceiling_type.clone(),
                        deductible: self.deductible.clone(),
                        deductible_ip: self.deductible_ip.clone(),
                        deductible_op: self.deductible_op.clone(),
                        ceiling: self.ceiling.clone(),
                        ceiling_ip: self.ceiling_ip.clone(),
                        ceiling_op: self.ceiling_op.clone(),
                    },
                    location: &self.location,
                    conversion: &self.conversion_product,
                    relative_prices: self.relative_prices.as_deref(),
                    items: self.items.as_deref(),
                    services: self.services.as_deref(),
                }
            }
        }
    };
}

product_input!(
    /// What a new product is made of.
    NewProduct,
    Needed,
    [graphql_default = "0"]
);
product_input!(
    /// What of a product is to change; what is not sent stays.
    ProductChange,
    Option,
    []
);
