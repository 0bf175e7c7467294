//! The bytes of a photo, at an address of their own.

use super::Photo;
use super::image::format_of;
use super::store::{self, Place};
use crate::rights;
use crate::settings::InsureeSettings;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS};
use actix_web::web::{Path, ServiceConfig, get};
use actix_web::{HttpRequest, HttpResponse};
use image::ImageFormat;
use openimis_core::declare::{Access, Caller, Resource, Routes};
use openimis_core::error::{Error, kinds};
use openimis_core::read::{self, Lock, Selector};
use serde_json::{Value, json};

/// `GET /photos/{id}/image`, for whoever may see the person.
pub(crate) const ROUTES: Routes = Routes { configure, describe };

fn configure(config: &mut ServiceConfig) {
    config.route("/photos/{id}/image", get().to(image));
}

async fn image(caller: Caller, request: HttpRequest, id: Path<String>) -> HttpResponse {
    let known = request.headers().get(IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    caller.answer(answer(&caller, &id, known).await)
}

async fn answer(caller: &Caller, id: &str, known: Option<&str>) -> Result<HttpResponse, Error> {
    caller
        .actor
        .check(Access::Right(rights::FIND_INSUREES))
        .map_err(openimis_core::error::Problem::from)?;
    let photo: Option<Photo> = {
        let mut connection = caller.lease().await?;
        let registry = &caller.platform().registry;
        read::find(
            &mut connection,
            registry,
            &caller.actor,
            Selector::PublicId(id),
            Lock::None,
        )
        .await?
    };
    let photo = photo.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // a photo that is replaced has another instant
    let tag = format!("\"{}-{}\"", photo.uuid, photo.valid_from.timestamp_micros());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)) {
        return Ok(HttpResponse::NotModified().insert_header((ETAG, tag)).finish());
    }
    let settings = caller.platform().settings.get::<InsureeSettings>();
    let place = Place {
        folder: photo.folder,
        filename: photo.filename,
        text: photo.photo,
    };
    let bytes = store::read(&place, settings.insuree_photos_root_path.as_deref()).await?;
    let bytes = bytes.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let media_type = match format_of(&bytes) {
        Some(ImageFormat::Png) => "image/png",
        Some(_) => "image/jpeg",
        None => "application/octet-stream",
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(bytes))
}

fn describe() -> Value {
    let name = Photo::DESCRIPTION.name;
    json!({
        "/photos/{id}/image": {
            "get": {
                "tags": [name],
                "operationId": "photo.image",
                "summary": "The bytes of a photo.",
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                ],
                "responses": {
                    "200": {
                        "description": "The image.",
                        "content": {
                            "image/jpeg": { "schema": { "type": "string", "format": "binary" } },
                            "image/png": { "schema": { "type": "string", "format": "binary" } },
                        },
                    },
                    "304": { "description": "The image that the client has is still the one." },
                    "404": { "description": "No such photo within the caller's sight." },
                },
            },
        },
    })
}
