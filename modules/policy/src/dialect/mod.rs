//! openIMIS's GraphQL dialect of policies (spec 3.2 to 3.4).

mod criteria;
mod queries;

pub(crate) use criteria::{FAMILY_CRITERIA, POLICY_CRITERIA};
pub(crate) use queries::QUERIES;

use openimis_core::declare::{GraphqlType, Kind};

/// F-POLICY.
pub(crate) const POLICY: GraphqlType = GraphqlType::node("PolicyGQLType").lookups(&[
    "id",
    "uuid",
    "enroll_date",
    "enroll_date__lt",
    "enroll_date__lte",
    "enroll_date__gt",
    "enroll_date__gte",
    "start_date",
    "start_date__lt",
    "start_date__lte",
    "start_date__gt",
    "start_date__gte",
    "effective_date",
    "effective_date__lt",
    "effective_date__lte",
    "effective_date__gt",
    "effective_date__gte",
    "expiry_date",
    "expiry_date__lt",
    "expiry_date__lte",
    "expiry_date__gt",
    "expiry_date__gte",
    "stage",
    "status",
    "status__lt",
    "status__lte",
    "status__gt",
    "status__gte",
    "value",
    "value__lt",
    "value__lte",
    "value__gt",
    "value__gte",
    "insuree_policies__insuree__chf_id",
    "insuree_policies__insuree__chf_id__icontains",
    "insuree_policies__insuree__last_name__icontains",
    "insuree_policies__insuree__other_names__icontains",
    "product__*",
    "officer__*",
]);

/// It is not filtered.
pub(crate) const POLICY_RENEWAL: GraphqlType = GraphqlType::node("PolicyRenewalGQLType").text_uuid();

/// What clients send of a row besides what it is made of.
pub(crate) const IDS: &[(&str, Kind)] = &[("id", Kind::Integer), ("uuid", Kind::Text)];
