//! argon2id, the form of our own table, as PHC strings.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params};

use crate::identity::fault::Fault;

/// Most memory that a stored string may ask for, in KiB; a string asking for more never matches.
const MOST_MEMORY: u32 = 256 * 1024;

/// The PHC string of this password with a fresh salt: argon2id, 19 MiB, two passes, one lane.
///
/// # Errors
/// [`Fault::Hashing`] when the system has no randomness to give.
pub fn hash(password: &str) -> Result<String, Fault> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Fault::Hashing(error.to_string()))
}

/// Whether this password belongs to this PHC string, of any argon2 variant; a malformed string never matches.
#[must_use]
pub fn matches(password: &str, phc: &str) -> bool {
    let Ok(hash) = PasswordHash::new(phc) else {
        return false;
    };
    let affordable = Params::try_from(&hash).is_ok_and(|params| params.m_cost() <= MOST_MEMORY);
    affordable && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

/// Spends the time of one [`matches`], so that an unknown user takes as long as a wrong password (W-61).
pub fn pretend(password: &str) {
    let mut out = [0_u8; 32];
    let argon = Argon2::new(Algorithm::Argon2id, argon2::Version::V0x13, Params::DEFAULT);
    // The outcome is not wanted; the fixed salt is long enough for this never to fail.
    let _ = argon.hash_password_into(password.as_bytes(), b"nobody's own salt", &mut out);
    std::hint::black_box(out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_hashed_matches_and_nothing_else() {
        let phc = hash("correct horse").unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(matches("correct horse", &phc));
        assert!(!matches("correct horse ", &phc));
        assert_ne!(phc, hash("correct horse").unwrap());
    }

    #[test]
    fn malformed_and_greedy_strings_never_match() {
        let greedy = "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQxMjM0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for phc in ["", "$argon2id$", "locked", "$2b$12$abc", greedy] {
            assert!(!matches("locked", phc), "{phc}");
        }
    }
}
