//! Django's hasher strings, the form of technical users (spec 2.2): `algorithm$parameters$…`.

use std::sync::Once;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pbkdf2::pbkdf2_hmac_array;
use rand::RngExt as _;
use rand::distr::Alphanumeric;
use sha2::Sha256;

use super::django_formats::{argon2_matches, bcrypt_sha256_matches, pbkdf2_matches, scrypt_matches};

/// Rounds of Django 4.2, with which the existing backend writes its own.
const ROUNDS: u32 = 600_000;
/// Characters of a salt that Django writes.
const SALT_LENGTH: usize = 22;
/// Characters after the mark of a password that nobody has.
const UNUSABLE_LENGTH: usize = 40;

/// The form that Django 4.2 writes by default: `pbkdf2_sha256$600000$salt$base64`.
#[must_use]
pub fn hash(password: &str) -> String {
    let salt = random_text(SALT_LENGTH);
    let key: [u8; 32] = pbkdf2_hmac_array::<Sha256, 32>(password.as_bytes(), salt.as_bytes(), ROUNDS);
    format!("pbkdf2_sha256${ROUNDS}${salt}${}", STANDARD.encode(key))
}

/// Django's mark for an account that no password opens: `!` and random characters.
#[must_use]
pub fn unusable() -> String {
    format!("!{}", random_text(UNUSABLE_LENGTH))
}

/// Whether this is a string that no password opens: empty, or Django's mark.
#[must_use]
pub fn is_unusable(stored: &str) -> bool {
    stored.is_empty() || stored.starts_with('!')
}

/// Whether this password belongs to this hasher string.
///
/// The hashers that Django 4.2 enables are understood: `pbkdf2_sha256`, `pbkdf2_sha1`, `argon2`, `bcrypt_sha256` and
/// `scrypt`. Any other never matches; the first one met is logged, without what follows its name.
#[must_use]
pub fn matches(password: &str, stored: &str) -> bool {
    if is_unusable(stored) {
        return false;
    }
    let (algorithm, rest) = stored.split_once('$').unwrap_or(("", stored));
    match algorithm {
        "pbkdf2_sha256" => pbkdf2_matches::<Sha256, 32>(password, rest),
        "pbkdf2_sha1" => pbkdf2_matches::<sha1::Sha1, 20>(password, rest),
        "argon2" => argon2_matches(password, rest),
        "bcrypt_sha256" => bcrypt_sha256_matches(password, rest),
        "scrypt" => scrypt_matches(password, rest),
        unknown => {
            log_unknown(unknown);
            false
        }
    }
}

fn log_unknown(algorithm: &str) {
    static LOGGED: Once = Once::new();
    // Before the first dollar sign stands a name; anything unlike one may be a secret and stays out of the log.
    let is_name = |text: &str| text.len() <= 32 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let name = if !algorithm.is_empty() && is_name(algorithm) {
        algorithm
    } else {
        "unnamed"
    };
    LOGGED.call_once(|| {
        log::warn!("a technical user's password has a format that cannot be checked: {name}");
    });
}

fn random_text(length: usize) -> String {
    rand::rng()
        .sample_iter(Alphanumeric)
        .take(length)
        .map(char::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by Python's hashlib and libxcrypt as Django's hashers do; argon2's is of its reference implementation.
    #[test]
    fn strings_made_elsewhere_match() {
        for (password, stored) in VECTORS {
            assert!(matches(password, stored), "{stored}");
            assert!(!matches("another", stored), "{stored}");
            assert!(
                !matches(&format!("{password} "), stored),
                "Django keeps trailing space: {stored}"
            );
        }
    }

    #[test]
    fn what_is_written_is_djangos_and_salted() {
        let made = hash("s3cret");
        assert!(made.starts_with("pbkdf2_sha256$600000$"), "{made}");
        assert_eq!(made.split('$').nth(2).unwrap().len(), 22);
        assert_eq!(made.split('$').nth(3).unwrap().len(), 44);
        assert!(made.len() <= 128, "fits the column");
        assert!(matches("s3cret", &made));
        assert_ne!(made, hash("s3cret"));
    }

    #[test]
    fn malformed_unknown_and_unusable_strings_never_match() {
        let unusable = unusable();
        for stored in [
            "",
            "!",
            unusable.as_str(),
            "plain",
            "md5$salt$0cc175b9c0f1b6a831c399e269772661",
            "pbkdf2_sha256",
            "pbkdf2_sha256$600000$salt",
            "pbkdf2_sha256$0$salt$AAAA",
            "pbkdf2_sha256$4294967295$salt$AAAA",
            "pbkdf2_sha256$1$salt$not base64",
            "pbkdf2_sha256$1$salt$",
            "argon2$",
            "bcrypt_sha256$",
            "scrypt$16384$salt$8$1$",
            "scrypt$16383$salt$8$1$AAAA",
            "scrypt$1073741824$salt$8$1$AAAA",
        ] {
            assert!(!matches("", stored) && !matches("a", stored), "{stored}");
        }
    }

    const VECTORS: &[(&str, &str)] = &[
        (
            "lètmein",
            "pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=",
        ),
        ("lètmein", "pbkdf2_sha1$10000$seasalt2$N7hRfuxM6rtpHfhC4Nno2iyXeNo="),
        (
            "lètmein",
            "scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw==",
        ),
        (
            "lètmein",
            "bcrypt_sha256$$2b$06$abcdefghijklmnopqrstuul5B/dAdshjIhHjT6my8nuQ0dMXgwHGG",
        ),
        (
            "password",
            "argon2$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        ),
    ];
}
