//! openIMIS's own messages for what a rule found (spec 5.6).

use openimis_adjudication::claim::{Category, Kind, Line};
use openimis_adjudication::trace::Finding;

/// The message, which depends for some on the register that the line is of.
pub(crate) fn legacy_key(finding: &Finding, line: Option<&Line>) -> &'static str {
    let service = line.is_some_and(|line| line.medical.kind == Kind::Service);
    let of = |item, of_service| if service { of_service } else { item };
    match finding {
        Finding::NoDays | Finding::ClaimedBeforeVisit { .. } | Finding::EndsBeforeStart { .. } => {
            "claim.validation.target_date"
        }
        Finding::InsureeClosed => "claim.validation.family.insuree_validity",
        Finding::NoFamily => "claim.validation.family.family_validity",
        Finding::NoPolicy { .. } => "claim.validation.family.no_policy",
        Finding::RegisterClosed => of(
            "claim.validation.claimitem_validity",
            "claim.validation.claimservice_validity",
        ),
        Finding::NotYetRegistered { .. } => of(
            "claim.validation.item_future_validity",
            "claim.validation.service_future_validity",
        ),
        Finding::NotInPriceList { .. } => of(
            "claim.validation.claimitem_in_price_list_validity",
            "claim.validation.claimservice_in_price_list_validity",
        ),
        Finding::CareOfFacility { .. } => "claim.validation.claimdetail_care_type_validity",
        Finding::NotForPatient { .. } | Finding::UnknownPatient => "claim.validation.claimdetail_limitation_validity",
        Finding::TooFrequent { .. } => of(
            "claim.validation.claimitem_frequency_validity",
            "claim.validation.claimservice_frequency_validity",
        ),
        Finding::NotCovered => "claim.validation.product_family.no_product_found",
        Finding::NoLimitation { .. } => "claim.validation.assign_prod.elt.no_product_code",
        Finding::Waiting { .. } => "claim.validation.product_family.waiting_period",
        Finding::QuantityUsedUp { .. } => "claim.validation.product_family.max_nb_allowed",
        Finding::CategoryMaximum { category, .. } => of_category(*category),
        Finding::AllRejected { .. } => "claim.validation.all_items_and_services_rejected",
        Finding::SameClaim { .. } => "claim.validation.duplicated",
        Finding::Remark { key, .. } => key,
        _ => "",
    }
}

const fn of_category(category: Category) -> &'static str {
    match category {
        Category::Consultation => "claim.validation.product_family.max_nb_consultation",
        Category::Surgery => "claim.validation.product_family.max_nb_surgeries",
        Category::Delivery => "claim.validation.product_family.max_nb_deliveries",
        Category::Antenatal => "claim.validation.product_family.max_nb_antenatal",
        Category::Hospitalisation => "claim.validation.product_family.max_nb_hospitalizations",
        Category::Visit | Category::Other => "claim.validation.product_family.max_nb_visits",
    }
}
