//! Persisted queries, as Apollo's clients have them: a query that was sent once is named by its SHA-256 from then on.

use super::body::Refusal;
use actix_web::http::StatusCode;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What a client is told that names a query which is not here: it then sends the query itself.
pub(super) const NOT_FOUND: &str = "PersistedQueryNotFound";

/// How many are kept. Anybody may have one kept; when there are more, all are forgotten, and clients send theirs again.
const MOST: usize = 1_000;
/// The longest that is kept, in bytes.
const LONGEST: usize = 16 * 1024;

/// The queries that clients had kept.
#[derive(Debug, Default)]
pub(crate) struct Persisted(Mutex<HashMap<String, Arc<str>>>);

impl Persisted {
    /// The query that is meant: the one that was sent, or the one that is named.
    pub(super) fn query(&self, sent: Option<String>, extensions: Option<&Value>) -> Result<Option<String>, Refusal> {
        let named = extensions.and_then(|extensions| extensions.pointer("/persistedQuery/sha256Hash")?.as_str());
        let Some(hash) = named.map(str::to_ascii_lowercase) else {
            return Ok(sent);
        };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(query) = sent else {
            let known = kept.get(&hash).map(ToString::to_string);
            let not_found = || (StatusCode::OK, NOT_FOUND.to_owned());
            return known.map(Some).ok_or_else(not_found);
        };
        if hash_of(&query) != hash {
            let said = "provided sha does not match query".to_owned();
            return Err((StatusCode::BAD_REQUEST, said));
        }
        if query.len() <= LONGEST {
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(hash, Arc::from(query.as_str()));
        }
        Ok(Some(query))
    }
}

fn hash_of(query: &str) -> String {
    let hash = Sha256::digest(query);
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(half.into(), 16).unwrap_or('0'));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{MOST, Persisted, hash_of};
    use serde_json::json;

    #[test]
    fn a_query_is_known_once_it_was_sent_with_its_name() {
        let persisted = Persisted::default();
        let query = "{ languages { code } }".to_owned();
        let named = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash_of(&query) } });
        assert_eq!(
            persisted.query(None, Some(&named)).unwrap_err().1,
            "PersistedQueryNotFound"
        );
        let sent = persisted.query(Some(query.clone()), Some(&named));
        assert_eq!(sent, Ok(Some(query.clone())));
        assert_eq!(persisted.query(None, Some(&named)), Ok(Some(query)));
        let other = persisted.query(Some("{ a }".to_owned()), Some(&named));
        assert_eq!(other.unwrap_err().0, 400);
        assert_eq!(persisted.query(None, None), Ok(None));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let persisted = Persisted::default();
        for number in 0..=MOST {
            let query = format!("{{ a{number} }}");
            let named = json!({ "persistedQuery": { "sha256Hash": hash_of(&query) } });
            persisted.query(Some(query), Some(&named)).unwrap();
        }
        assert_eq!(persisted.0.lock().unwrap().len(), 1);
    }
}
