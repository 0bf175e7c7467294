//! How the dialect shows claims and what hangs on them, and by what lists of them are filtered.

use openimis_core::declare::{Computed, GraphqlType};
use serde_json::Value;

/// A claim.
pub(crate) const CLAIM: GraphqlType = GraphqlType::node("ClaimGQLType")
    .computed(&[
        Computed::CLIENT_MUTATION_ID,
        Computed {
            name: "dateProcessedTo",
            doc: "Always empty, as in openIMIS.",
            kind: "Date",
            value: |_, _| Value::Null,
        },
    ])
    .keys(&["restoreId"])
    .lookups(&[
        "uuid",
        "code",
        "code__istartswith",
        "code__icontains",
        "code__iexact",
        "status",
        "status__gt",
        "date_claimed",
        "date_claimed__lt",
        "date_claimed__lte",
        "date_claimed__gt",
        "date_claimed__gte",
        "date_from",
        "date_from__lt",
        "date_from__lte",
        "date_from__gt",
        "date_from__gte",
        "date_to",
        "date_to__lt",
        "date_to__lte",
        "date_to__gt",
        "date_to__gte",
        "date_processed",
        "date_processed__lt",
        "date_processed__lte",
        "date_processed__gt",
        "date_processed__gte",
        "feedback_status",
        "review_status",
        "claimed",
        "claimed__lt",
        "claimed__lte",
        "claimed__gt",
        "claimed__gte",
        "approved",
        "approved__lt",
        "approved__lte",
        "approved__gt",
        "approved__gte",
        "visit_type",
        "attachments_count__value",
        "attachments_count__value__lt",
        "attachments_count__value__lte",
        "attachments_count__value__gt",
        "attachments_count__value__gte",
        "pre_authorization",
        "icd__*",
        "admin__*",
        "health_facility__*",
        "insuree__*",
        "batch_run__*",
    ]);

/// An item on a claim.
pub(crate) const CLAIM_ITEM: GraphqlType = GraphqlType::plain("ClaimItemGQLType");

/// A service on a claim.
pub(crate) const CLAIM_SERVICE: GraphqlType = GraphqlType::plain("ClaimServiceGQLType");

/// An item within a package.
pub(crate) const CONTAINED_ITEM: GraphqlType = GraphqlType::plain("ClaimServiceItemGQLType");

/// A service within a package.
pub(crate) const CONTAINED_SERVICE: GraphqlType = GraphqlType::plain("ClaimServiceServiceGQLType");

/// An item on an earlier version of a claim; ours.
pub(crate) const FORMER_ITEM: GraphqlType = GraphqlType::plain("openimis_FormerClaimItem");

/// A service on an earlier version of a claim; ours.
pub(crate) const FORMER_SERVICE: GraphqlType = GraphqlType::plain("openimis_FormerClaimService");

/// What a claim used up of a policy.
pub(crate) const DEDREM: GraphqlType = GraphqlType::node("ClaimDedRemGQLType");

/// What a patient says.
pub(crate) const FEEDBACK: GraphqlType = GraphqlType::plain("FeedbackGQLType");

/// Who is to ask him; ours.
pub(crate) const FEEDBACK_PROMPT: GraphqlType = GraphqlType::plain("openimis_FeedbackPrompt");

/// A file or an address.
pub(crate) const ATTACHMENT: GraphqlType = GraphqlType::node("ClaimAttachmentGQLType")
    .computed(&[Computed {
        name: "doc",
        doc: "Always empty: the content is at the attachment's address.",
        kind: "String",
        value: |_, _| Value::Null,
    }])
    .lookups(&[
        "id",
        "type",
        "type__icontains",
        "title",
        "title__icontains",
        "date",
        "date__lt",
        "date__lte",
        "date__gt",
        "date__gte",
        "filename",
        "filename__icontains",
        "mime",
        "mime__icontains",
        "general_type",
        "general_type__icontains",
        "url",
        "url__icontains",
        "claim__*",
    ]);

/// A predefined kind of attachments.
pub(crate) const ATTACHMENT_KIND: GraphqlType =
    GraphqlType::node("ClaimAttachmentTypeGQLType").lookups(&["id", "general_type"]);
