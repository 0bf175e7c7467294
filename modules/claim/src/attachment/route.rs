//! The content of an attachment, at an address of its own (spec 13, AR-139).

use super::{Attachment, store};
use crate::rights;
use crate::settings::ClaimSettings;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use actix_web::web::{Path, ServiceConfig, get};
use openimis_core::declare::{Access, Caller, Resource, Routes};
use openimis_core::error::{Error, kinds};
use openimis_core::read::{self, Lock, Selector};
use serde_json::{Value, json};

/// `GET /claim-attachments/{id}/content`, for whoever may see the claim.
pub(crate) const ROUTES: Routes = Routes { configure, describe };

fn configure(config: &mut ServiceConfig) {
    config.route("/claim-attachments/{id}/content", get().to(content));
}

async fn content(caller: Caller, id: Path<String>) -> HttpResponse {
    caller.answer(answer(&caller, &id).await)
}

async fn answer(caller: &Caller, id: &str) -> Result<HttpResponse, Error> {
    caller.actor.check(Access::Right(rights::FIND_CLAIMS))?;
    let found: Option<Attachment> = {
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
    let attachment = found.filter(|found| found.general_type == "FILE");
    let attachment = attachment.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let settings = caller.platform().settings.get::<ClaimSettings>();
    let root = settings.claim_attachments_root_path.as_deref();
    let bytes = store::read(attachment.document.as_deref(), attachment.url.as_deref(), root).await?;
    let bytes = bytes.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // what a client stored long ago may be anything: never shown as a page of this site
    let mime = attachment
        .mime
        .filter(|mime| !mime.is_empty() && mime.is_ascii() && !mime.contains(char::is_control));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, mime.unwrap_or_else(|| "application/x-binary".to_owned())))
        .insert_header((CONTENT_DISPOSITION, disposition(attachment.filename.as_deref())))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(bytes))
}

/// A download under its own name, whatever characters that has.
fn disposition(filename: Option<&str>) -> String {
    let name = filename.unwrap_or("attachment");
    let plain: String = name
        .chars()
        .map(|character| {
            if character.is_ascii_graphic() && !"\"\\/".contains(character) {
                character
            } else {
                '_'
            }
        })
        .collect();
    let encoded: String = name.bytes().map(percent).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

fn describe() -> Value {
    let name = Attachment::DESCRIPTION.name;
    json!({
        "/claim-attachments/{id}/content": {
            "get": {
                "tags": [name],
                "operationId": "claim.attachment_content",
                "summary": "The content of an attached file.",
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                ],
                "responses": {
                    "200": {
                        "description": "The file, of the type that was told when it was attached.",
                        "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } },
                    },
                    "404": { "description": "No such file within the caller's sight." },
                },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_cannot_break_the_header() {
        assert_eq!(
            disposition(Some("a\"b\r\nc é.pdf")),
            "attachment; filename=\"a_b__c__.pdf\"; filename*=UTF-8''a%22b%0D%0Ac%20%C3%A9.pdf"
        );
    }
}
