//! What can be read of a photo beside its bytes.

use crate::dialect;
use crate::rights;
use crate::schema::photos;
use crate::sight::InSight;
use chrono::{DateTime, NaiveDate, Utc};
use openimis_core::declare::{Access, Resource, Scope};

/// A photo of a person. Its image has an address of its own, and is in no list unless it is asked for.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "photos",
    graphql = dialect::PHOTO,
    table = photos,
    access = Access::Right(rights::FIND_INSUREES),
    scope = Scope::Rows(&InSight::PHOTOS),
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["-date"],
)]
pub struct Photo {
    /// Join key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Insurance number of the person when the photo was taken.
    #[field(filter)]
    pub chf_id: Option<String>,
    /// Folder of the file, below the photos' root.
    #[field]
    pub folder: Option<String>,
    /// Name of the file.
    #[field]
    pub filename: Option<String>,
    /// Key of the enrolment officer who took it.
    #[field(filter)]
    pub officer_id: Option<i32>,
    /// The day on which it was taken.
    #[field(filter, sort)]
    pub date: Option<NaiveDate>,
    /// The image as base64, if it is kept in the database.
    #[field(asked)]
    pub photo: Option<String>,
    /// The instant from which the row holds.
    #[field(name = "validityFrom", filter, sort)]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended; empty while it is valid.
    #[field(name = "validityTo", filter, sort)]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: Option<i32>,
    /// Whom it shows.
    #[to_one(target = "insurees", visibility = Inherit)]
    pub insuree_id: Option<i32>,
}
