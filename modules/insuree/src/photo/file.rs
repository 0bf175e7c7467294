//! The image of a photo that is kept as a file, as openIMIS's `photo { photo }` shows it: as base64 (spec 2.7, rule 26).

use super::store::{self, Place};
use crate::settings::InsureeSettings;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openimis_core::declare::{Fetched, Outside};
use openimis_core::platform::Platform;

/// Where the image is if the row has none: in a file below `insuree_photos_root_path`.
pub(crate) const IN_FILE: Outside = Outside {
    field: "photo",
    by: &["folder", "filename"],
    fetch,
};

fn fetch(platform: &Platform, by: Vec<Option<String>>) -> Fetched {
    let settings = platform.settings.get::<InsureeSettings>();
    let [folder, filename] = <[Option<String>; 2]>::try_from(by).unwrap_or_default();
    Box::pin(async move {
        let place = Place {
            folder,
            filename,
            text: None,
        };
        let image = store::read(&place, settings.insuree_photos_root_path.as_deref()).await?;
        Ok(image.map(|image| STANDARD.encode(image)))
    })
}
