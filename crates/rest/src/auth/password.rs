//! Changing and resetting passwords (spec 2.7).

use super::fields::Fields;
use super::{client, cookie, identify, refusal};
use crate::dispatch::Exchange;
use crate::errors::Failure;
use actix_web::HttpResponse;
use actix_web::web::Payload;

/// `POST /auth/password`: `oldPassword`, `newPassword`. Ends every session, this one too.
pub(super) async fn change(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let user = identify::user(exchange).await?;
    let fields = Fields::read(exchange, payload).await?;
    let new = fields.need("newPassword")?;
    let identity = exchange.door.identity();
    let old = fields.get("oldPassword");
    let changed = identity
        .change_password(exchange.connections, &user, old, new, &client(exchange))
        .await;
    changed.map_err(refusal::failure)?;
    let mut builder = HttpResponse::NoContent();
    if cookie::access_token(exchange.request).is_some() {
        for cookie in cookie::gone(exchange.door.options().tls) {
            builder.cookie(cookie);
        }
    }
    Ok(builder.finish())
}

/// `POST /auth/password-reset`: `username`, a user name or e-mail. The answer is the same whether there is such a user.
pub(super) async fn request_reset(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(exchange, payload).await?;
    let name = fields.need("username")?;
    let asked = exchange
        .door
        .identity()
        .request_reset(exchange.connections, name, &client(exchange))
        .await;
    asked.map_err(refusal::failure)?;
    Ok(HttpResponse::Accepted().finish())
}

/// `POST /auth/password-reset/confirm`: `token`, `newPassword`, and `username` if the door is to check it.
pub(super) async fn confirm_reset(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(exchange, payload).await?;
    let (token, new) = (fields.need("token")?, fields.need("newPassword")?);
    let identity = exchange.door.identity();
    let username = fields.get("username");
    let done = identity
        .confirm_reset(exchange.connections, username, token, new, &client(exchange))
        .await;
    done.map_err(refusal::failure)?;
    Ok(HttpResponse::NoContent().finish())
}
