//! What can be read of a service.

use crate::coded::{CARE_TYPES, CATEGORIES, LEVELS, PACKAGE_TYPES, SERVICE_TYPES};
use crate::schema::{package_items, package_services, service_mutations, services};
use crate::{dialect, rights};
use chrono::{DateTime, Utc};
use openimis_core::declare::{Access, Resource, Scope};
use rust_decimal::Decimal;

/// Something that facilities do for insurees and that a claim can name.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "medical-services",
    graphql = dialect::SERVICE,
    criteria = dialect::SERVICE_CRITERIA,
    table = services,
    access = Access::Authenticated,
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    history_access = Access::Right(rights::FIND_SERVICES),
    sort = ["code"],
)]
#[to_many(name = "servicesLinked", target = "package-items", column = package_items::parent_id, visibility = Inherit,
    doc = "The items in the package.")]
#[to_many(name = "serviceserviceSet", target = "package-services", column = package_services::parent_id,
    visibility = Inherit, doc = "The services in the package.")]
#[to_many(name = "servicesServices", target = "package-services", column = package_services::service_id,
    visibility = Inherit, doc = "Its places in packages.")]
#[to_many(name = "mutations", target = "mutation-logs", through = service_mutations, here = service_id,
    there = mutation_id, visibility = Check, doc = "The logged changes that touched it.")]
pub struct MedicalService {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// S surgery, D delivery, A antenatal care, H hospitalisation, C consultation, O other, V visit.
    #[field(filter, sort, one_of = CATEGORIES)]
    pub category: Option<String>,
    /// Code, unique among valid services; at most 6 characters.
    #[field(filter, sort, label)]
    pub code: String,
    /// Name.
    #[field(filter, sort, label)]
    pub name: String,
    /// P preventive, C curative.
    #[field(graphql = "type", filter, sort, one_of = SERVICE_TYPES)]
    pub service_type: String,
    /// S simple service, P bundle priced by its parts, F bundle at a fixed price.
    #[field(name = "packagetype", graphql_type = "ServicePackagetype", filter, sort, one_of = PACKAGE_TYPES)]
    pub package_type: String,
    /// Whether a claim is paid the service's own price once, whatever its parts cost.
    #[field(filter, sort)]
    pub manual_price: bool,
    /// S simple service, V visit, D day of stay, H hospital case.
    #[field(filter, sort, one_of = LEVELS)]
    pub level: String,
    /// Price in the register, which a price list can override; in the scheme's currency.
    #[field(filter, sort)]
    pub price: Decimal,
    /// The largest quantity of a claim line.
    #[field(filter, sort)]
    pub maximum_amount: Option<Decimal>,
    /// For whom: I in-patients, O out-patients, B both.
    #[field(filter, sort, one_of = CARE_TYPES)]
    pub care_type: String,
    /// Days between two deliveries to one insuree; none or 0 means no limit.
    #[field(filter, sort)]
    pub frequency: Option<i16>,
    /// For whom, as the sum of 1 men, 2 women, 4 adults, 8 children: 15 is everybody.
    #[field(filter, sort)]
    pub patient_category: i16,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: Option<DateTime<Utc>>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
}
