//! openIMIS's own password form: SHA-256 over password and salt, both as text (spec 2.2).

use rand::Rng as _;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// The value of `"StoredPassword"` that marks an account without password (spec 2.2); it never matches.
pub const LOCKED: &str = "locked";

/// Random bytes in a salt; written as twice as many hexadecimal digits.
const SALT_BYTES: usize = 128;

/// A password in openIMIS's form, as stored in `"tblUsers"`.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacyHash {
    /// `"PrivateKey"`: 256 lower-case hexadecimal digits.
    pub salt: String,
    /// `"StoredPassword"`: 64 upper-case hexadecimal digits, or [`LOCKED`].
    pub hash: String,
}

impl LegacyHash {
    /// The form of this password with a fresh salt.
    ///
    /// The reference makes one salt for each server process, so that users share it (W-03).
    #[must_use]
    pub fn of(password: &str) -> Self {
        let salt = fresh_salt();
        let hash = hash(password, Some(&salt));
        Self { salt, hash }
    }

    /// A form that no password matches. Its fresh salt changes the row's fingerprint and the existing backend's
    /// token key, so tokens of that backend end too.
    #[must_use]
    pub fn locked() -> Self {
        Self {
            salt: fresh_salt(),
            hash: LOCKED.to_owned(),
        }
    }
}

/// `StoredPassword` for this password and `PrivateKey`.
///
/// The reference appends the salt as text, so that a missing one becomes the word `None`.
#[must_use]
pub fn hash(password: &str, salt: Option<&str>) -> String {
    let mut digest = Sha256::new();
    digest.update(without_trailing_space(password));
    digest.update(salt.unwrap_or("None"));
    crate::identity::hex::upper(&digest.finalize())
}

/// Whether this password belongs to these columns; compared without regard to case, in constant time (W-61).
#[must_use]
pub fn matches(password: &str, salt: Option<&str>, stored: Option<&str>) -> bool {
    let expected = hash(password, salt);
    let stored = stored.unwrap_or_default().to_ascii_uppercase();
    expected.as_bytes().ct_eq(stored.as_bytes()).into()
}

/// The part of a password that counts: the reference removes trailing white space when it sets and when it checks.
///
/// White space is Python's: Unicode's and the four separators U+001C to U+001F.
#[must_use]
pub fn without_trailing_space(password: &str) -> &str {
    password.trim_end_matches(|c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c))
}

fn fresh_salt() -> String {
    let mut bytes = [0_u8; SALT_BYTES];
    rand::rng().fill_bytes(&mut bytes);
    crate::identity::hex::lower(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The demo row of Admin, spec 2.2.
    const SALT: &str = "C1C224B03CD9BC7B6A86D77F5DACE40191766C485CD55DC48CAF9AC873335D6F";
    const STORED: &str = "59E66831C680C19E8736751D5480A7C3291BD8775DF47C19C4D0361FBC1C3438";

    #[test]
    fn rule_1_the_vector_of_the_specification() {
        assert_eq!(hash("admin123", Some(SALT)), STORED);
        for (password, expected) in [
            ("admin123", true),
            ("admin123  ", true),
            ("admin123\t\n\u{a0}\u{1f}", true),
            (" admin123", false),
            ("Admin123", false),
            ("", false),
        ] {
            assert_eq!(matches(password, Some(SALT), Some(STORED)), expected, "{password:?}");
        }
    }

    #[test]
    fn a_stored_hash_in_lower_case_matches_too() {
        assert!(matches("admin123", Some(SALT), Some(&STORED.to_lowercase())));
    }

    #[test]
    fn a_missing_salt_is_the_word_none() {
        // printf admin123None | sha256sum
        let stored = "DEFC4D0D9EAB77CFE1F09DA3E2B3ECF7BCE7327655CB9CFC80A8B42B92C7CE21";
        assert!(matches("admin123", None, Some(stored)));
        assert!(!matches("admin123", Some(""), Some(stored)));
    }

    #[test]
    fn locked_and_missing_never_match() {
        for stored in [None, Some(""), Some(LOCKED)] {
            assert!(!matches("locked", Some(SALT), stored));
            assert!(!matches("", None, stored));
        }
    }

    #[test]
    fn rule_13_each_password_has_its_own_salt() {
        let (first, second) = (LegacyHash::of("same"), LegacyHash::of("same"));
        assert_ne!(first.salt, second.salt);
        assert_ne!(first.hash, second.hash);
    }

    #[test]
    fn rule_12_shape_of_what_is_written() {
        let made = LegacyHash::of("A strong one, 7 words");
        assert_eq!(made.salt.len(), 256);
        assert!(
            made.salt
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        );
        assert_eq!(made.hash.len(), 64);
        assert!(
            made.hash
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b))
        );
        assert!(matches("A strong one, 7 words", Some(&made.salt), Some(&made.hash)));
    }
}
