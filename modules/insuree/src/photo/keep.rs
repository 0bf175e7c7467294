//! Storing the photo of a person.

use super::image::{self, MOST_BYTES, NoImage};
use super::store::{self, Place};
use super::{Photo, PhotoInput};
use crate::insuree::Details;
use crate::schema::{insurees, photos};
use crate::settings::InsureeSettings;
use crate::{error, message};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use uuid::Uuid;

/// Stores the photo that is told, if one is, and lets the person show it. The person is registered already, so that the
/// photo knows him (BUG-13).
pub(crate) async fn keep(
    context: &mut Context<'_>,
    insuree: i32,
    number: Option<&str>,
    details: &Details,
) -> Result<(), Error> {
    let today = context.now().date_naive();
    let mut day = details.photo_date;
    if let Some((input, text)) = sent(details) {
        let taken = input.date.unwrap_or(today);
        let image = prepare(text).await?;
        let present = present(context, insuree).await?;
        let is_same = present
            .as_ref()
            .is_some_and(|(_, stored)| is_same(stored.as_deref(), &image));
        if !is_same {
            let place = put(context, image, input, insuree, today).await?;
            let row = (place, input.officer_id, taken);
            let key = write(context, (insuree, number), present.map(|(key, _)| key), row).await?;
            diesel::update(insurees::table.find(insuree))
                .set(insurees::photo_id.eq(key))
                .execute(context.connection())
                .await?;
        }
        day = day.or(Some(taken));
    }
    if let Some(day) = day {
        diesel::update(insurees::table.find(insuree))
            .set(insurees::photo_date.eq(day))
            .execute(context.connection())
            .await?;
    }
    Ok(())
}

/// The photo with its image, if one was sent.
fn sent(details: &Details) -> Option<(&PhotoInput, &str)> {
    let input = details.photo.as_ref()?;
    let text = input.photo.as_deref().filter(|text| !text.is_empty())?;
    Some((input, text))
}

/// Decoding takes a while: it is done beside the workers.
async fn prepare(text: &str) -> Result<Vec<u8>, Error> {
    let text = text.to_owned();
    let prepared = tokio::task::spawn_blocking(move || image::prepare(&text)).await;
    prepared.map_err(Error::internal)?.map_err(|refused| {
        let detail = match refused {
            NoImage::Format => message::photo_formats(),
            NoImage::Size => message::photo_too_large(i64::try_from(MOST_BYTES / 1024 / 1024).unwrap_or_default()),
        };
        error::PHOTO_INVALID.at("photo.photo").detail(detail).into()
    })
}

/// Key and base64 of the valid photo that the person shows.
async fn present(context: &mut Context<'_>, insuree: i32) -> Result<Option<(i32, Option<String>)>, Error> {
    let photo = insurees::table
        .inner_join(photos::table.on(insurees::photo_id.eq(photos::id.nullable())))
        .filter(insurees::id.eq(insuree).and(photos::valid_to.is_null()))
        .select((photos::id, photos::photo));
    Ok(photo.first(context.connection()).await.optional()?)
}

fn is_same(stored: Option<&str>, image: &[u8]) -> bool {
    stored
        .and_then(|text| image::decode(text).ok())
        .is_some_and(|stored| stored == image)
}

async fn put(
    context: &Context<'_>,
    image: Vec<u8>,
    input: &PhotoInput,
    insuree: i32,
    today: NaiveDate,
) -> Result<Place, Error> {
    let settings = context.settings::<InsureeSettings>();
    match settings
        .insuree_photos_root_path
        .as_deref()
        .filter(|root| !root.is_empty())
    {
        Some(root) => store::in_file(image, root, insuree, today).await,
        None => Ok(store::in_row(&image, input.folder.clone(), input.filename.clone())),
    }
}

/// Writes the row of the photo, the same one again if the person has one; answers its key.
async fn write(
    context: &mut Context<'_>,
    (insuree, number): (i32, Option<&str>),
    present: Option<i32>,
    (place, officer, taken): (Place, Option<i32>, NaiveDate),
) -> Result<i32, Error> {
    let columns = (
        photos::insuree_id.eq(insuree),
        photos::chf_id.eq(number),
        photos::folder.eq(place.folder),
        photos::filename.eq(place.filename),
        photos::photo.eq(place.text),
        photos::officer_id.eq(officer),
        photos::date.eq(taken),
        photos::audit_user_id.eq(context.actor().audit_user_id()),
        photos::valid_from.eq(context.now()),
    );
    if let Some(key) = present {
        let now = context.now();
        history::save(context.connection(), Photo::DESCRIPTION, &[i64::from(key)], now).await?;
        diesel::update(photos::table.find(key))
            .set(columns)
            .execute(context.connection())
            .await?;
        return Ok(key);
    }
    let insert = diesel::insert_into(photos::table)
        .values((columns, photos::uuid.eq(Uuid::new_v4().to_string())))
        .returning(photos::id);
    Ok(insert.get_result(context.connection()).await?)
}
