//! A photo as operations take it.

use chrono::NaiveDate;
use openimis_core::declare::Input;

/// A photo of a person.
#[derive(Debug, Clone, Input)]
pub struct PhotoInput {
    /// The key that the client knows; the person tells which photo is replaced.
    pub id: Option<i32>,
    /// The UUID that the client knows; the person tells which photo is replaced.
    #[input(graphql = "uuid")]
    pub uuid: Option<String>,
    /// The day on which it was taken; today, if it is not told.
    pub date: Option<NaiveDate>,
    /// Key of the enrolment officer who took it.
    pub officer_id: Option<i32>,
    /// The image, JPEG or PNG, as base64. Without one nothing is stored.
    #[input(secret)]
    pub photo: Option<String>,
    /// Name of the file, where the image is kept in the database.
    #[input(max_length = 255)]
    pub filename: Option<String>,
    /// Folder of the file, where the image is kept in the database.
    #[input(max_length = 255)]
    pub folder: Option<String>,
}
