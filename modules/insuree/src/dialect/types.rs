//! How the dialect shows people, families and covers, and by what lists of them are filtered (spec 3.2).

use crate::photo;
use openimis_core::declare::{Computed, GraphqlType};

/// F-INSUREE.
pub(crate) const INSUREE: GraphqlType = GraphqlType::node("InsureeGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .plain_lists(&["photos"])
    .lookups(&[
        "uuid",
        "uuid__iexact",
        "chf_id",
        "chf_id__istartswith",
        "chf_id__icontains",
        "chf_id__iexact",
        "last_name",
        "last_name__istartswith",
        "last_name__icontains",
        "last_name__iexact",
        "other_names",
        "other_names__istartswith",
        "other_names__icontains",
        "other_names__iexact",
        "email",
        "email__istartswith",
        "email__icontains",
        "email__iexact",
        "email__isnull",
        "phone",
        "phone__istartswith",
        "phone__icontains",
        "phone__iexact",
        "phone__isnull",
        "dob",
        "dob__lt",
        "dob__lte",
        "dob__gt",
        "dob__gte",
        "dob__isnull",
        "head",
        "passport",
        "passport__istartswith",
        "passport__icontains",
        "passport__iexact",
        "passport__isnull",
        "gender__code",
        "marital",
        "marital__isnull",
        "status",
        "validity_from",
        "validity_from__lt",
        "validity_from__lte",
        "validity_from__gt",
        "validity_from__gte",
        "validity_from__isnull",
        "validity_to",
        "validity_to__lt",
        "validity_to__lte",
        "validity_to__gt",
        "validity_to__gte",
        "validity_to__isnull",
        "photo__id",
        "photo__isnull",
        "family__isnull",
    ]);

/// F-FAMILY.
pub(crate) const FAMILY: GraphqlType = GraphqlType::node("FamilyGQLType")
    .computed(&[Computed::CLIENT_MUTATION_ID])
    .lookups(&[
        "uuid",
        "uuid__iexact",
        "poverty",
        "poverty__isnull",
        "confirmation_no",
        "confirmation_no__istartswith",
        "confirmation_no__icontains",
        "confirmation_no__iexact",
        "confirmation_type",
        "family_type",
        "address",
        "address__istartswith",
        "address__icontains",
        "address__iexact",
        "ethnicity",
        "is_offline",
        "location__*",
        "head_insuree__*",
        "members__*",
    ]);

/// A photo; its image is read from the file where it is in one.
pub(crate) const PHOTO: GraphqlType = GraphqlType::plain("PhotoGQLType").outside(&[photo::IN_FILE]);

/// F-INSUREEPOLICY.
pub(crate) const INSUREE_POLICY: GraphqlType = GraphqlType::node("InsureePolicyGQLType").lookups(&[
    "enrollment_date",
    "enrollment_date__lt",
    "enrollment_date__lte",
    "enrollment_date__gt",
    "enrollment_date__gte",
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
    "insuree__*",
    "policy__*",
]);
