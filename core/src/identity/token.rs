//! Access tokens: signed statements of who somebody is, checked without the database (spec 2.5).
//!
//! The claims are openIMIS's, so that its clients can read them, and those that tie a token to its session. The key is
//! the server's own ([`SigningKeys`]); the reference signs with the user's password salt (W-03, W-09).
//!
//! A good signature is not all: the caller also asks whether the session has ended and whether the token is older than
//! the user's `not_before` (see [`session`](super::session)), which may be remembered for a moment.

use chrono::{DateTime, Utc};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::account::Account;
use super::session::{Session, SessionSettings};
use super::signing_keys::SigningKeys;

/// The issuer that every token names.
pub const ISSUER: &str = "openimis";

/// What a token says. Times are Unix seconds, as JWT has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The user, by key of `"core_User"`.
    pub sub: Uuid,
    /// The user's name.
    pub username: String,
    /// The session.
    pub sid: Uuid,
    /// This token.
    pub jti: Uuid,
    /// When it was issued.
    pub iat: i64,
    /// When it begins to count: at once.
    pub nbf: i64,
    /// When it no longer counts.
    pub exp: i64,
    /// When its session was opened with a password; kept over refreshes (rule 8).
    #[serde(rename = "origIat")]
    pub orig_iat: i64,
    /// [`ISSUER`].
    pub iss: String,
    /// When it was issued, in microseconds: seconds are too coarse to tell a token from before a password change from
    /// one after it (W-04).
    #[serde(rename = "iatMicros")]
    pub iat_micros: i64,
}

impl Claims {
    /// A new token's claims. It ends with the session at the latest.
    #[must_use]
    pub fn new(account: &Account, session: &Session, settings: &SessionSettings, now: DateTime<Utc>) -> Self {
        let end = (now + settings.access_lifetime).min(session.expires_at);
        Self {
            sub: account.id,
            username: account.username.clone(),
            sid: session.id,
            jti: Uuid::new_v4(),
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: end.timestamp(),
            orig_iat: session.created_at.timestamp(),
            iss: ISSUER.to_owned(),
            iat_micros: now.timestamp_micros(),
        }
    }

    /// Whether the token was issued before this instant (rule 14).
    #[must_use]
    pub fn is_older_than(&self, not_before: DateTime<Utc>) -> bool {
        self.iat_micros < not_before.timestamp_micros()
    }
}

/// Why a token is refused. The texts are the reference's (spec 2.5, rule 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Its time is over.
    #[error("Signature has expired")]
    Expired,
    /// Its time has not begun.
    #[error("Invalid token")]
    NotYetValid,
    /// Signed with a key or in a way that is not ours, or altered.
    #[error("Error decoding signature")]
    BadSignature,
    /// Not a token at all.
    #[error("Error decoding signature")]
    Malformed,
    /// Signed with our key, but the claims are not those of an access token.
    #[error("Invalid payload")]
    WrongClaims,
}

/// A token could not be signed: never seen with a key that was accepted.
#[derive(Debug, thiserror::Error)]
#[error("a token could not be signed: {0}")]
pub struct SigningError(#[from] jsonwebtoken::errors::Error);

impl SigningKeys {
    /// Signs with the first key, naming it in the header.
    ///
    /// # Errors
    /// When the claims cannot be written.
    pub fn sign(&self, claims: &Claims) -> Result<String, SigningError> {
        let key = self.first();
        let header = Header {
            kid: Some(key.id.clone()),
            ..Header::new(Algorithm::HS256)
        };
        Ok(encode(&header, claims, &key.encoding)?)
    }

    /// The claims of a token that any of the keys signed and whose time has come and is not over.
    ///
    /// # Errors
    /// Why the token is refused; the signature is looked at before the time.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        let claims = match self.remembered(token) {
            Some(claims) => claims,
            None => self.signed(token)?,
        };
        if claims.iss != ISSUER {
            Err(TokenError::WrongClaims)
        } else if claims.exp <= now.timestamp() {
            Err(TokenError::Expired)
        } else if claims.nbf > now.timestamp() {
            Err(TokenError::NotYetValid)
        } else {
            Ok(claims)
        }
    }
}

impl SigningKeys {
    /// The claims of a token with a good signature, whatever its time.
    fn signed(&self, token: &str) -> Result<Claims, TokenError> {
        let header = decode_header(token).map_err(|_| TokenError::Malformed)?;
        let key = header
            .kid
            .and_then(|id| self.by_id(&id))
            .ok_or(TokenError::BadSignature)?;
        let decoded = decode::<Claims>(token, &key.decoding, &signature_only());
        let claims = decoded.map_err(|error| refusal(error.kind()))?.claims;
        self.remember(token, &claims);
        Ok(claims)
    }
}

/// The library would read the system's clock for the rest; ours is passed in.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

fn refusal(kind: &ErrorKind) -> TokenError {
    match kind {
        ErrorKind::InvalidSignature | ErrorKind::InvalidAlgorithm => TokenError::BadSignature,
        ErrorKind::Json(_) | ErrorKind::InvalidClaimFormat(_) => TokenError::WrongClaims,
        _ => TokenError::Malformed,
    }
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
