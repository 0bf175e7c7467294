//! The keys that sign access tokens: the server's own, made at first start or given by settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use jsonwebtoken::{DecodingKey, EncodingKey};
use moka::sync::Cache;
use rand::Rng as _;
use sha2::{Digest as _, Sha256};

use super::key_file;
use super::token::Claims;

/// Bytes of a key that is made here, and the fewest of one that is given: as many as HMAC-SHA-256 gives out.
pub const KEY_BYTES: usize = 32;
/// Different bytes that a random key of 32 bytes has; 30 on average, fewer than this practically never.
const FEWEST_DIFFERENT: usize = 16;

/// How many tokens with a good signature are remembered.
const REMEMBERED: u64 = 10_000;

/// Keys that verify; the first one signs. Cheap to clone; `Debug` shows ids only.
#[derive(Clone)]
pub struct SigningKeys(Arc<Keys>);

struct Keys {
    first: Key,
    others: Vec<Key>,
    /// What whole tokens say whose signatures were good: clients send the same one again and again. Their time, and
    /// whether they were revoked, is looked at each time.
    verified: Cache<Box<str>, Claims>,
}

pub(super) struct Key {
    pub(super) id: String,
    pub(super) encoding: EncodingKey,
    pub(super) decoding: DecodingKey,
}

/// What to do when neither settings nor the data folder have a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingKey {
    /// Make one in the data folder: demo mode.
    Create,
    /// Refuse to start.
    Refuse,
}

/// Why the server cannot start with these keys. The texts say what to do and never show a key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// None given, none in the data folder.
    #[error("there is no key to sign tokens with: set one of 32 random bytes (`openssl rand -base64 32`)")]
    Missing,
    /// Neither base64 nor hexadecimal.
    #[error("token key {0} is neither base64 nor hexadecimal: make one with `openssl rand -base64 32`")]
    NotEncoded(usize),
    /// Fewer than [`KEY_BYTES`].
    #[error("token key {0} has {1} bytes, fewer than 32: make one with `openssl rand -base64 32`")]
    TooShort(usize, usize),
    /// A phrase, a repetition or a sequence.
    #[error("token key {0} can be guessed, it is {1}: make one with `openssl rand -base64 32`")]
    Weak(usize, &'static str),
    /// The file in the data folder cannot be read or made.
    #[error("token key file {path}: {error}")]
    File {
        /// Where.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl SigningKeys {
    /// Keys from settings, or else from the file `token-key` in the data folder.
    ///
    /// # Errors
    /// When there is none, or one is weak.
    pub fn load(given: &[String], data_folder: &Path, missing: MissingKey) -> Result<Self, KeyError> {
        if !given.is_empty() {
            return Self::from_texts(given);
        }
        let path = data_folder.join("token-key");
        let text = match (key_file::read(&path)?, missing) {
            (Some(text), _) => text,
            (None, MissingKey::Refuse) => return Err(KeyError::Missing),
            (None, MissingKey::Create) => key_file::create(&path, &fresh_text())?,
        };
        Self::from_texts(&[text])
    }

    /// Keys from texts in base64 (either alphabet, padded or not) or hexadecimal; the first one signs.
    ///
    /// # Errors
    /// When there is none, or one is weak; keys are numbered from 1.
    pub fn from_texts(texts: &[String]) -> Result<Self, KeyError> {
        let keys: Result<Vec<_>, _> = texts
            .iter()
            .enumerate()
            .map(|(i, text)| read_key(i + 1, text))
            .collect();
        let mut keys = keys?.into_iter();
        let first = keys.next().ok_or(KeyError::Missing)?;
        Ok(Self(Arc::new(Keys {
            first,
            others: keys.collect(),
            verified: Cache::new(REMEMBERED),
        })))
    }

    pub(super) fn first(&self) -> &Key {
        &self.0.first
    }

    /// What a token with a good signature says, if it was verified before.
    pub(super) fn remembered(&self, token: &str) -> Option<Claims> {
        self.0.verified.get(token)
    }

    pub(super) fn remember(&self, token: &str, claims: &Claims) {
        self.0.verified.insert(token.into(), claims.clone());
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&Key> {
        self.all().find(|key| key.id == id)
    }

    fn all(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.0.first).chain(&self.0.others)
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.all().map(|key| &key.id)).finish()
    }
}

fn read_key(number: usize, text: &str) -> Result<Key, KeyError> {
    let bytes = decode(text.trim()).ok_or(KeyError::NotEncoded(number))?;
    if bytes.len() < KEY_BYTES {
        return Err(KeyError::TooShort(number, bytes.len()));
    }
    if let Some(reason) = weakness(&bytes) {
        return Err(KeyError::Weak(number, reason));
    }
    let id = super::hex::lower(&Sha256::digest(&bytes)).chars().take(16).collect();
    Ok(Key {
        id,
        encoding: EncodingKey::from_secret(&bytes),
        decoding: DecodingKey::from_secret(&bytes),
    })
}

/// Hexadecimal first: a random base64 text that happens to have only these digits will not be met.
fn decode(text: &str) -> Option<Vec<u8>> {
    let base64 = || {
        [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD]
            .iter()
            .find_map(|e| e.decode(text).ok())
    };
    super::hex::decode(text).or_else(base64)
}

/// What a key is when it is not random. Every well-known key is a phrase, and so is refused without a list.
fn weakness(bytes: &[u8]) -> Option<&'static str> {
    let different: BTreeSet<_> = bytes.iter().collect();
    let mut steps = bytes.windows(2).map(|pair| match pair {
        [a, b] => b.wrapping_sub(*a),
        _ => 0,
    });
    let step = steps.next();
    if different.len() < FEWEST_DIFFERENT {
        Some("a repetition of few bytes")
    } else if steps.all(|next| Some(next) == step) {
        Some("a sequence")
    } else if std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(char::is_control)) {
        Some("a readable phrase, not random bytes")
    } else {
        None
    }
}

fn fresh_text() -> String {
    let mut bytes = [0_u8; KEY_BYTES];
    rand::rng().fill_bytes(&mut bytes);
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        SigningKeys::from_texts(&[text.to_owned()]).unwrap_err().to_string()
    }

    #[test]
    fn weak_keys_are_refused_with_a_reason() {
        for (key, reason) in [
            ("", "has 0 bytes"),
            ("change me!", "neither base64 nor hexadecimal"),
            ("c2VjcmV0", "has 6 bytes"),
            (&"ab".repeat(31), "has 31 bytes"),
            (&"00".repeat(32), "repetition"),
            (&"0123456789abcdef".repeat(8), "repetition"),
            (&STANDARD.encode((0_u8..64).collect::<Vec<_>>()), "sequence"),
            (
                &STANDARD.encode("django-insecure-openimis-change-me-please-0123456789"),
                "phrase",
            ),
        ] {
            let refusal = refusal(key);
            assert!(
                refusal.contains(reason) && refusal.contains("openssl rand"),
                "{key}: {refusal}"
            );
            assert!(
                key.is_empty() || !refusal.contains(key),
                "the key stays out of the message"
            );
        }
        assert!(matches!(SigningKeys::from_texts(&[]), Err(KeyError::Missing)));
    }

    #[test]
    fn base64_and_hexadecimal_of_the_same_bytes_are_the_same_key() {
        let mut bytes = [0_u8; KEY_BYTES];
        rand::rng().fill_bytes(&mut bytes);
        let texts = [
            crate::identity::hex::lower(&bytes),
            crate::identity::hex::upper(&bytes),
            STANDARD.encode(bytes),
            URL_SAFE_NO_PAD.encode(bytes),
            format!("{}\n", STANDARD.encode(bytes)),
        ];
        let keys = SigningKeys::from_texts(&texts).unwrap();
        assert_eq!(keys.all().map(|key| &key.id).collect::<BTreeSet<_>>().len(), 1);
    }

    #[test]
    fn a_missing_key_is_made_once_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let load = |missing| SigningKeys::load(&[], folder.path(), missing);
        assert!(matches!(load(MissingKey::Refuse), Err(KeyError::Missing)));
        let made = load(MissingKey::Create).unwrap().first().id.clone();
        assert_eq!(load(MissingKey::Create).unwrap().first().id, made);
        assert_eq!(load(MissingKey::Refuse).unwrap().first().id, made);
        assert!(!format!("{:?}", load(MissingKey::Refuse).unwrap()).contains(&fresh_text()[..8]));
    }
}
