//! What can be read of a product.

use crate::coded::{CEILING_INTERPRETATIONS, CEILING_TYPES};
use crate::schema::{self, product_columns, product_items, product_services, relative_distributions};
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use diesel::Column;
use diesel::sql_types::{Jsonb, Nullable, Numeric};
use openimis_core::declare::{Access, Resource, Scope};
use openimis_location::InArea;
use rust_decimal::Decimal;
use serde_json::Value;

/// Which products an actor sees: the national ones, those of his districts, and those of the regions above (spec 2.15).
pub(crate) const IN_REACH: InArea = InArea::district(schema::products::location_id::NAME).or_national();

/// What a scheme sells: a price, what is covered for it, and up to what. All of a product's columns are here; those of
/// ceilings and capitation, which no door shows, are for pricing, eligibility and claims.
#[derive(Debug, Clone, Default, Resource)]
#[resource(
    name = "products",
    graphql = dialect::PRODUCT,
    criteria = dialect::PRODUCT_CRITERIA,
    table = product_columns,
    access = Access::Right(rights::FIND_PRODUCTS),
    scope = Scope::Rows(&IN_REACH),
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["code"],
)]
#[to_many(name = "items", target = "product-items", column = product_items::product_id, visibility = Inherit,
    doc = "The medical items that it covers.")]
#[to_many(name = "services", target = "product-services", column = product_services::product_id, visibility = Inherit,
    doc = "The medical services that it covers.")]
#[to_many(name = "relativeDistributions", target = "relative-distributions",
    column = relative_distributions::product_id, visibility = Inherit,
    doc = "The per cent of contributions of each period, for every division of the year.")]
pub struct Product {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Code, unique among valid products; at most 8 characters.
    #[field(filter, sort, label)]
    pub code: String,
    /// Name.
    #[field(filter, sort, label)]
    pub name: String,
    /// The first day of sale.
    #[field(filter, sort)]
    pub date_from: DateTime<Utc>,
    /// The last day of sale.
    #[field(filter, sort)]
    pub date_to: DateTime<Utc>,
    /// Months that a policy lasts.
    #[field(filter, sort)]
    pub insurance_period: i16,
    /// Months between enrolment and the start of a new policy.
    #[field]
    pub administration_period: Option<i32>,
    /// The most members of a family that a policy covers.
    #[field(filter, sort)]
    pub max_members: i16,
    /// Members that the lump sum pays for.
    #[field]
    pub threshold: Option<i32>,
    /// In how many contributions a policy may be paid; no limit if empty.
    #[field]
    pub max_installments: Option<i32>,
    /// How often it is renewed.
    #[field]
    pub recurrence: Option<i16>,
    /// Price of a family up to the threshold; 0 means that each head is paid for.
    #[field(filter, sort)]
    pub lump_sum: Decimal,
    /// Price of an adult.
    #[field]
    pub premium_adult: Option<Decimal>,
    /// Price of a child.
    #[field]
    pub premium_child: Option<Decimal>,
    /// What a family pays once, with its first policy; counts before the fee.
    #[field]
    pub registration_lump_sum: Option<Decimal>,
    /// What each member pays once, with the first policy.
    #[field]
    pub registration_fee: Option<Decimal>,
    /// What a family pays with every policy; counts before the fee.
    #[field]
    pub general_assembly_lump_sum: Option<Decimal>,
    /// What each member pays with every policy.
    #[field]
    pub general_assembly_fee: Option<Decimal>,
    /// Months after the start of a cycle during which a new policy still gets that cycle.
    #[field]
    pub grace_period_enrolment: i32,
    /// The same for renewals.
    #[field]
    pub grace_period_renewal: Option<i32>,
    /// Months that payment may take.
    #[field]
    pub grace_period_payment: Option<i32>,
    /// The first day on which policies start, as DD-MM; none if policies start at any day.
    #[field]
    pub start_cycle_1: Option<String>,
    /// A further day on which policies start, as DD-MM.
    #[field]
    pub start_cycle_2: Option<String>,
    /// A further day on which policies start, as DD-MM.
    #[field]
    pub start_cycle_3: Option<String>,
    /// A further day on which policies start, as DD-MM.
    #[field]
    pub start_cycle_4: Option<String>,
    /// Per cent off the price of a family that enrols early.
    #[field]
    pub enrolment_discount_perc: Option<i32>,
    /// Months before the start that count as early.
    #[field]
    pub enrolment_discount_period: Option<i32>,
    /// Per cent off the price of a policy that is renewed early.
    #[field]
    pub renewal_discount_perc: Option<i32>,
    /// Months before the renewal that count as early.
    #[field]
    pub renewal_discount_period: Option<i32>,
    /// Account of contributions in the bookkeeping.
    #[field]
    pub acc_code_premiums: Option<String>,
    /// Account of what facilities are paid.
    #[field]
    pub acc_code_remuneration: Option<String>,
    /// From which age it is meant for; told, not enforced.
    #[field(filter, sort)]
    pub age_minimal: Option<i32>,
    /// Up to which age it is meant for; told, not enforced.
    #[field(filter, sort)]
    pub age_maximal: Option<i32>,
    /// Whom deductibles and ceilings are counted for: I insuree, T treatment, P policy.
    #[field(graphql_type = "CeilingTypeEnum", filter, one_of = CEILING_TYPES)]
    pub ceiling_type: Option<String>,
    /// What tells in-patient from out-patient care: I the type of the claim, H the type of the facility.
    #[field(graphql_type = "CeilingInterpretationEnum", filter, one_of = CEILING_INTERPRETATIONS)]
    pub ceiling_interpretation: Option<String>,
    /// What is not paid, whatever the care, of the ceiling type.
    #[field(expression = schema::DEDUCTIBLE, sql_type = Nullable<Numeric>)]
    pub deductible: Option<Decimal>,
    /// What is not paid of in-patient care.
    #[field(expression = schema::DEDUCTIBLE_IP, sql_type = Nullable<Numeric>)]
    pub deductible_ip: Option<Decimal>,
    /// What is not paid of out-patient care.
    #[field(expression = schema::DEDUCTIBLE_OP, sql_type = Nullable<Numeric>)]
    pub deductible_op: Option<Decimal>,
    /// Up to what is paid, whatever the care, of the ceiling type.
    #[field(expression = schema::CEILING, sql_type = Nullable<Numeric>)]
    pub ceiling: Option<Decimal>,
    /// Up to what is paid of in-patient care.
    #[field(expression = schema::CEILING_IP, sql_type = Nullable<Numeric>)]
    pub ceiling_ip: Option<Decimal>,
    /// Up to what is paid of out-patient care.
    #[field(expression = schema::CEILING_OP, sql_type = Nullable<Numeric>)]
    pub ceiling_op: Option<Decimal>,
    /// By how much a policy's ceiling grows with each member above the threshold, whatever the care.
    #[field]
    pub max_policy_extra_member: Option<Decimal>,
    /// By how much a policy's ceiling grows with each member above the threshold, in-patient care.
    #[field]
    pub max_policy_extra_member_ip: Option<Decimal>,
    /// By how much a policy's ceiling grows with each member above the threshold, out-patient care.
    #[field]
    pub max_policy_extra_member_op: Option<Decimal>,
    /// Up to what a policy's ceiling grows, whatever the care.
    #[field]
    pub max_ceiling_policy: Option<Decimal>,
    /// Up to what a policy's ceiling grows, in-patient care.
    #[field]
    pub max_ceiling_policy_ip: Option<Decimal>,
    /// Up to what a policy's ceiling grows, out-patient care.
    #[field]
    pub max_ceiling_policy_op: Option<Decimal>,
    /// The most consultations of an insuree under a policy.
    #[field]
    pub max_no_consultation: Option<i32>,
    /// The most surgeries of an insuree under a policy.
    #[field]
    pub max_no_surgery: Option<i32>,
    /// The most deliveries of an insuree under a policy.
    #[field]
    pub max_no_delivery: Option<i32>,
    /// The most stays in hospital of an insuree under a policy.
    #[field]
    pub max_no_hospitalization: Option<i32>,
    /// The most visits of an insuree under a policy.
    #[field]
    pub max_no_visits: Option<i32>,
    /// The most antenatal visits of an insuree under a policy.
    #[field]
    pub max_no_antenatal: Option<i32>,
    /// The most that is paid for a consultation.
    #[field]
    pub max_amount_consultation: Option<Decimal>,
    /// The most that is paid for a surgery.
    #[field]
    pub max_amount_surgery: Option<Decimal>,
    /// The most that is paid for a delivery.
    #[field]
    pub max_amount_delivery: Option<Decimal>,
    /// The most that is paid for a stay in hospital.
    #[field]
    pub max_amount_hospitalization: Option<Decimal>,
    /// The most that is paid for an antenatal visit.
    #[field]
    pub max_amount_antenatal: Option<Decimal>,
    /// Per cent of contributions that capitation distributes.
    #[field]
    pub share_contribution: Option<Decimal>,
    /// How contributions are distributed over the year, by kind of care: `careType` with the per cent of each of its `periods`.
    #[field(expression = schema::RELATIVE_PRICES, sql_type = Jsonb)]
    pub relative_prices: Value,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The region or district where it is sold; the whole country if empty.
    #[to_one(target = "locations", visibility = Inherit)]
    pub location_id: Option<i32>,
    /// What replaces it at renewal.
    #[to_one(target = "products", visibility = Check)]
    pub conversion_product_id: Option<i32>,
    /// What is not paid for an insuree.
    #[hidden]
    pub deductible_insuree: Option<Decimal>,
    /// Of in-patient care, what is not paid for an insuree.
    #[hidden]
    pub deductible_ip_insuree: Option<Decimal>,
    /// Of out-patient care, what is not paid for an insuree.
    #[hidden]
    pub deductible_op_insuree: Option<Decimal>,
    /// Up to what is paid for an insuree.
    #[hidden]
    pub ceiling_insuree: Option<Decimal>,
    /// Of in-patient care, up to what is paid for an insuree.
    #[hidden]
    pub ceiling_ip_insuree: Option<Decimal>,
    /// Of out-patient care, up to what is paid for an insuree.
    #[hidden]
    pub ceiling_op_insuree: Option<Decimal>,
    /// What is not paid for a treatment.
    #[hidden]
    pub deductible_treatment: Option<Decimal>,
    /// Of in-patient care, what is not paid for a treatment.
    #[hidden]
    pub deductible_ip_treatment: Option<Decimal>,
    /// Of out-patient care, what is not paid for a treatment.
    #[hidden]
    pub deductible_op_treatment: Option<Decimal>,
    /// Up to what is paid for a treatment.
    #[hidden]
    pub ceiling_treatment: Option<Decimal>,
    /// Of in-patient care, up to what is paid for a treatment.
    #[hidden]
    pub ceiling_ip_treatment: Option<Decimal>,
    /// Of out-patient care, up to what is paid for a treatment.
    #[hidden]
    pub ceiling_op_treatment: Option<Decimal>,
    /// What is not paid for a policy.
    #[hidden]
    pub deductible_policy: Option<Decimal>,
    /// Of in-patient care, what is not paid for a policy.
    #[hidden]
    pub deductible_ip_policy: Option<Decimal>,
    /// Of out-patient care, what is not paid for a policy.
    #[hidden]
    pub deductible_op_policy: Option<Decimal>,
    /// Up to what is paid for a policy.
    #[hidden]
    pub ceiling_policy: Option<Decimal>,
    /// Of in-patient care, up to what is paid for a policy.
    #[hidden]
    pub ceiling_ip_policy: Option<Decimal>,
    /// Of out-patient care, up to what is paid for a policy.
    #[hidden]
    pub ceiling_op_policy: Option<Decimal>,
    /// Which division of the year counts, whatever the care: M months, Q quarters, Y the whole.
    #[hidden]
    pub relative_price_period: Option<String>,
    /// Which division of the year counts, in-patient care: M months, Q quarters, Y the whole.
    #[hidden]
    pub relative_price_period_ip: Option<String>,
    /// Which division of the year counts, out-patient care: M months, Q quarters, Y the whole.
    #[hidden]
    pub relative_price_period_op: Option<String>,
    /// Level of facilities that capitation pays, first of four.
    #[hidden]
    pub level_1: Option<String>,
    /// Level of facilities that capitation pays, second of four.
    #[hidden]
    pub level_2: Option<String>,
    /// Level of facilities that capitation pays, third of four.
    #[hidden]
    pub level_3: Option<String>,
    /// Level of facilities that capitation pays, fourth of four.
    #[hidden]
    pub level_4: Option<String>,
    /// Sub-level that goes with the first level.
    #[hidden]
    pub sub_level_1: Option<String>,
    /// Sub-level that goes with the second level.
    #[hidden]
    pub sub_level_2: Option<String>,
    /// Sub-level that goes with the third level.
    #[hidden]
    pub sub_level_3: Option<String>,
    /// Sub-level that goes with the fourth level.
    #[hidden]
    pub sub_level_4: Option<String>,
    /// Weight of the population in capitation, in per cent.
    #[hidden]
    pub weight_population: Option<Decimal>,
    /// Weight of the families in capitation, in per cent.
    #[hidden]
    pub weight_number_families: Option<Decimal>,
    /// Weight of the insured population in capitation, in per cent.
    #[hidden]
    pub weight_insured_population: Option<Decimal>,
    /// Weight of the insured families in capitation, in per cent.
    #[hidden]
    pub weight_number_insured_families: Option<Decimal>,
    /// Weight of the visits in capitation, in per cent.
    #[hidden]
    pub weight_number_visits: Option<Decimal>,
    /// Weight of the adjusted amount in capitation, in per cent.
    #[hidden]
    pub weight_adjusted_amount: Option<Decimal>,
}
