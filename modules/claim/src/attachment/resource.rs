//! What can be read of an attachment beside its bytes.

use super::GENERAL_TYPES;
use crate::schema::attachments;
use crate::sight::OfClaim;
use crate::{dialect, rights};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::Column;
use openimis_core::declare::{Access, Resource, Scope};
use uuid::Uuid;

/// A file or an address that is attached to a claim. A file's content has an address of its own, and is in no list unless
/// it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Resource)]
#[resource(
    name = "claim-attachments",
    graphql = dialect::ATTACHMENT,
    table = attachments,
    access = Access::Right(rights::FIND_CLAIMS),
    scope = Scope::Rows(&OfClaim::through(attachments::claim_id::NAME)),
    live = while_null(valid_to),
)]
pub struct Attachment {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// FILE or URL.
    #[field(graphql_type = "ClaimAttachmentGeneralType", filter, sort, one_of = GENERAL_TYPES)]
    pub general_type: String,
    /// What it is, in the facility's words.
    #[field(graphql = "type", filter, sort)]
    pub kind: Option<String>,
    /// Its title.
    #[field(filter, sort)]
    pub title: Option<String>,
    /// Its day.
    #[field(filter, sort)]
    pub date: NaiveDate,
    /// Name of the file.
    #[field(filter, sort)]
    pub filename: Option<String>,
    /// Media type of the file.
    #[field(filter, sort)]
    pub mime: Option<String>,
    /// The module that made it.
    #[field]
    pub module: Option<String>,
    /// The address; of a file its path below the attachments' root.
    #[field(filter)]
    pub url: Option<String>,
    /// The file as base64, if it is kept in the database.
    #[field(asked)]
    pub document: Option<String>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The claim.
    #[to_one(target = "claims", visibility = Inherit)]
    pub claim_id: i32,
    /// The predefined kind.
    #[to_one(target = "claim-attachment-types", visibility = Inherit)]
    pub predefined_type_id: Option<i16>,
}
