//! Logging in and out by the forms of pages.
//!
//! A browser has no session yet when it logs in, so the form proves by a secret that the page gave the browser in a
//! cookie: another site cannot read it, and cannot make the browser send it either. Without it a page elsewhere could
//! log somebody into an account that is not his.

use super::fields::Fields;
use super::{refusal, session, token};
use crate::BASE;
use crate::dispatch::Exchange;
use crate::errors::{self, Failure, kinds};
use crate::format::html::form::Form;
use crate::format::html::{self, proof_of_login, words};
use crate::language;
use crate::message;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse};
use openimis_core::error::Error;
use openimis_core::language::Voice;
use subtle::ConstantTimeEq as _;

const SECRET: &str = "openimis_login";
/// Forms are small.
const LIMIT: usize = 16 * 1024;

/// What the page to log in says and keeps.
struct Asks<'a> {
    /// Where the browser wants to go.
    next: &'a str,
    username: &'a str,
    problem: Option<&'a str>,
}

/// `GET /auth/session`: the page to log in.
#[expect(clippy::unnecessary_wraps, reason = "one of several handlers with one signature")]
pub(super) fn page(exchange: &Exchange<'_>) -> Result<HttpResponse, Failure> {
    let asks = Asks {
        next: BASE,
        username: "",
        problem: None,
    };
    let voice = language::voice(exchange.door, exchange.request);
    let tls = exchange.door.options().tls;
    Ok(login(exchange.request, tls, voice, StatusCode::OK, &asks))
}

/// The page to log in, for who must; it leads back to what he asked for.
pub(crate) fn asked_to(request: &HttpRequest, tls: bool, voice: Voice<'_>) -> HttpResponse {
    let problem = voice.say(&words::page_log_in_to_see());
    let wanted = request.uri().path_and_query().map_or(BASE, |uri| uri.as_str());
    let asks = Asks {
        next: if request.method() == Method::GET { wanted } else { BASE },
        username: "",
        problem: Some(&problem),
    };
    login(request, tls, voice, StatusCode::UNAUTHORIZED, &asks)
}

fn login(request: &HttpRequest, tls: bool, voice: Voice<'_>, status: StatusCode, asks: &Asks<'_>) -> HttpResponse {
    let secret = secret();
    let page = html::login(request, voice, &secret, &local(asks.next), asks.username, asks.problem);
    let cookie = Cookie::build(SECRET, secret)
        .path("/api/v1/auth")
        .secure(tls)
        .http_only(true)
        .same_site(SameSite::Strict)
        .finish();
    let mut builder = HttpResponse::build(status);
    builder.cookie(cookie);
    html::respond(builder, voice, page)
}

/// `POST /auth/session` by a form.
pub(super) async fn log_in(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let request = exchange.request;
    let fields = Fields::read(exchange, payload).await?;
    let secret = request.cookie(SECRET).map(|cookie| cookie.value().to_owned());
    let proven = secret.filter(|secret| !secret.is_empty()).is_some_and(|secret| {
        let sent = fields.get("_login").unwrap_or_default();
        proof_of_login(&secret).as_bytes().ct_eq(sent.as_bytes()).into()
    });
    if !proven {
        let detail = message::login_again();
        return Err(kinds::CSRF.problem().detail(detail).into());
    }
    let next = fields.get("next").unwrap_or(BASE);
    match token::by_password(exchange, &fields).await {
        Ok(tokens) => Ok(led_to(session::opened(exchange, &tokens), &local(next))),
        Err(refused) => {
            let failure = refusal::failure(refused);
            let Error::Refused(problems) = &failure.error else {
                return Err(failure);
            };
            let voice = language::voice(exchange.door, request);
            let texts: Vec<_> = problems.iter().map(|problem| voice.problem(problem)).collect();
            let status = StatusCode::from_u16(errors::status(&failure.error));
            let asks = Asks {
                next,
                username: fields.get("username").unwrap_or_default(),
                problem: Some(&texts.join(" ")),
            };
            let status = status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(login(request, exchange.door.options().tls, voice, status, &asks))
        }
    }
}

/// `POST /auth/logout` by a form.
pub(super) async fn log_out(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    // reading it hands its proof over
    Form::read(exchange.request, payload, LIMIT).await?;
    session::log_out(exchange).await.map(|response| led_to(response, BASE))
}

/// The same answer, which sends the browser on.
fn led_to(mut response: HttpResponse, address: &str) -> HttpResponse {
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}

/// An address below ours, else our root: a form must not send anybody elsewhere.
fn local(address: &str) -> String {
    let below = address.strip_prefix(BASE);
    let sound = below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let login = below.is_some_and(|rest| rest.starts_with("/auth"));
    if sound && plain && !login {
        address.to_owned()
    } else {
        BASE.to_owned()
    }
}

fn secret() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn a_form_leads_nowhere_else() {
        let cases = [
            ("/api/v1", "/api/v1"),
            ("/api/v1/places?sort=code", "/api/v1/places?sort=code"),
            ("/api/v1?outputFormat=html", "/api/v1?outputFormat=html"),
            ("/api/v1/auth/session", "/api/v1"),
            ("https://example.org/", "/api/v1"),
            ("//example.org/api/v1", "/api/v1"),
            ("/api/v10", "/api/v1"),
            ("/api/v1/\\example.org", "/api/v1"),
            ("/api/v1/a b", "/api/v1"),
            ("", "/api/v1"),
        ];
        for (address, expected) in cases {
            assert_eq!(local(address), expected, "{address}");
        }
    }
}
