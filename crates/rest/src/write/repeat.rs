//! `Idempotency-Key`: a request that is sent twice is done once (IETF draft "The Idempotency-Key HTTP Header Field").

use crate::errors::{Failure, kinds};
use crate::message;
use actix_web::body::MessageBody as _;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use openimis_core::access::Actor;
use openimis_core::error::{Error, ProblemSource};
use openimis_core::operate::Unit;
use openimis_core::operate::idempotency::{KeptAnswer, Repeatable};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
/// Says that an answer is not the first one.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const LONGEST: usize = 255;

/// A request under a key.
#[derive(Debug)]
pub(super) struct Key {
    user: Uuid,
    name: String,
    fingerprint: [u8; 32],
}

impl Key {
    /// Of a request with this content; nothing if it was sent without, or by nobody in particular.
    ///
    /// # Errors
    /// 400 for a key that is empty, too long, or not of visible ASCII characters.
    pub(super) fn of(
        request: &HttpRequest,
        actor: &Actor,
        content: impl FnOnce() -> String,
    ) -> Result<Option<Self>, Failure> {
        let (Some(sent), Some(user)) = (request.headers().get(HEADER), actor.user()) else {
            return Ok(None);
        };
        let key = sent.to_str().ok().filter(|key| is_sound(key)).ok_or_else(malformed)?;
        let mut digest = Sha256::new();
        for part in [request.method().as_str(), &request.uri().to_string(), &content()] {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        Ok(Some(Self {
            user: user.account.id,
            name: key.to_owned(),
            fingerprint: digest.finalize().into(),
        }))
    }

    /// Keeps the answer in the transaction of what it answers.
    pub(super) async fn keep(&self, unit: &mut Unit<'_>, response: HttpResponse) -> Result<HttpResponse, Error> {
        let (response, kept) = kept(response)?;
        unit.keep(&self.repeatable(), &kept).await?;
        Ok(response)
    }

    fn repeatable(&self) -> Repeatable<'_> {
        Repeatable {
            user: self.user,
            key: &self.name,
            fingerprint: &self.fingerprint,
        }
    }
}

/// The answer that was kept under the key, if it was used before; claims it for the transaction otherwise.
pub(super) async fn first_answer(unit: &mut Unit<'_>, key: Option<&Key>) -> Result<Option<HttpResponse>, Error> {
    let Some(key) = key else {
        return Ok(None);
    };
    let kept = unit.claim(&key.repeatable()).await?;
    Ok(kept.as_ref().map(replay))
}

fn is_sound(key: &str) -> bool {
    (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

fn malformed() -> Failure {
    let mut problem = kinds::INVALID_HEADER
        .problem()
        .detail(message::visible_characters(LONGEST));
    problem.source = Some(ProblemSource::Header("Idempotency-Key"));
    problem.into()
}

/// The answer in a form that can be kept, and the answer itself.
fn kept(response: HttpResponse) -> Result<(HttpResponse, KeptAnswer), Error> {
    let (head, body) = response.into_parts();
    let body = body
        .try_into_bytes()
        .map_err(|_| Error::internal("a streamed answer cannot be kept"))?;
    let kept = KeptAnswer {
        status: i16::try_from(head.status().as_u16()).unwrap_or(200),
        headers: texts(head.headers()),
        body: body.to_vec(),
    };
    Ok((head.set_body(body).map_into_boxed_body(), kept))
}

/// The kept answer, sent again.
fn replay(kept: &KeptAnswer) -> HttpResponse {
    let status = u16::try_from(kept.status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok());
    let mut response = HttpResponse::build(status.unwrap_or(StatusCode::OK));
    for (name, value) in kept.headers.as_object().into_iter().flatten() {
        let value = value.as_str().and_then(|text| HeaderValue::from_str(text).ok());
        if let (Ok(name), Some(value)) = (HeaderName::try_from(name.as_str()), value) {
            response.insert_header((name, value));
        }
    }
    response.insert_header((REPLAYED, "true"));
    response.body(kept.body.clone())
}

fn texts(headers: &HeaderMap) -> Value {
    let texts = headers.iter().filter_map(|(name, value)| {
        let text = value.to_str().ok()?;
        Some((name.as_str().to_owned(), Value::from(text)))
    });
    Value::Object(texts.collect())
}

#[cfg(test)]
mod tests {
    use super::{is_sound, kept, replay};
    use actix_web::HttpResponse;
    use actix_web::body::MessageBody as _;

    #[test]
    fn keys_are_short_and_visible() {
        for (key, sound) in [
            ("8e03978e-40d5", true),
            ("\"quoted\"", true),
            ("", false),
            ("a b", false),
            ("é", false),
        ] {
            assert_eq!(is_sound(key), sound, "{key}");
        }
        assert!(is_sound(&"k".repeat(255)) && !is_sound(&"k".repeat(256)));
    }

    #[test]
    fn a_kept_answer_is_the_first_one() {
        let first = HttpResponse::Created()
            .insert_header(("Location", "/api/v1/places/1"))
            .body("made");
        let (_, kept) = kept(first).unwrap();
        let again = replay(&kept);
        assert_eq!(again.status(), 201);
        assert_eq!(again.headers().get("location").unwrap(), "/api/v1/places/1");
        assert_eq!(again.headers().get("idempotency-replayed").unwrap(), "true");
        assert_eq!(&again.into_body().try_into_bytes().unwrap()[..], b"made");
    }
}
