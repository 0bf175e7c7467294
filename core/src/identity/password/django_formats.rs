//! What follows the algorithm's name in each of Django's hasher strings.
//!
//! Every function answers false for what it cannot read. Costs are bounded, because a string in the database decides
//! how much work a login does.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pbkdf2::hmac::EagerHash;
use pbkdf2::pbkdf2_hmac_array;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// Most rounds of PBKDF2; Django raises its default by about 100,000 a year.
const MOST_ROUNDS: u32 = 10_000_000;
/// Most memory for scrypt, in bytes; Django's default takes 16 MiB.
const MOST_SCRYPT_MEMORY: u64 = 256 * 1024 * 1024;
/// Highest bcrypt cost; Django's default is 12, each step doubles the time.
const MOST_BCRYPT_COST: u32 = 16;

/// `rounds$salt$base64`
pub(super) fn pbkdf2_matches<D: EagerHash, const N: usize>(password: &str, rest: &str) -> bool {
    let mut parts = rest.splitn(3, '$');
    let (Some(rounds), Some(salt), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let (Ok(rounds), Ok(key)) = (rounds.parse::<u32>(), STANDARD.decode(key)) else {
        return false;
    };
    if rounds == 0 || rounds > MOST_ROUNDS || key.len() != N {
        return false;
    }
    let expected: [u8; N] = pbkdf2_hmac_array::<D, N>(password.as_bytes(), salt.as_bytes(), rounds);
    expected.ct_eq(key.as_slice()).into()
}

/// `argon2id$v=19$m=…,t=…,p=…$salt$hash`: a PHC string without its first dollar sign.
pub(super) fn argon2_matches(password: &str, rest: &str) -> bool {
    // of another making and seldom: in memory of its own
    super::argon::Memory::default().matches(password, &format!("${rest}"))
}

/// `$2b$12$…`: bcrypt over the hexadecimal SHA-256 of the password, because bcrypt reads 72 bytes only.
pub(super) fn bcrypt_sha256_matches(password: &str, rest: &str) -> bool {
    let affordable = rest
        .parse::<bcrypt::HashParts>()
        .is_ok_and(|parts| parts.get_cost() <= MOST_BCRYPT_COST);
    let digest = crate::identity::hex::lower(&Sha256::digest(password));
    affordable && bcrypt::verify(digest, rest).unwrap_or(false)
}

/// `n$salt$r$p$base64`
pub(super) fn scrypt_matches(password: &str, rest: &str) -> bool {
    let parts: Vec<_> = rest.split('$').collect();
    let &[n, salt, r, p, key] = parts.as_slice() else {
        return false;
    };
    let (Ok(n), Ok(r), Ok(p), Ok(key)) = (
        n.parse::<u64>(),
        r.parse::<u32>(),
        p.parse::<u32>(),
        STANDARD.decode(key),
    ) else {
        return false;
    };
    let memory = n.saturating_mul(128).saturating_mul(u64::from(r));
    let work = memory.saturating_mul(u64::from(p));
    if !n.is_power_of_two() || work > MOST_SCRYPT_MEMORY || key.is_empty() {
        return false;
    }
    let Ok(log_n) = u8::try_from(n.ilog2()) else {
        return false;
    };
    let Ok(params) = scrypt::Params::new(log_n, r, p) else {
        return false;
    };
    let mut expected = vec![0_u8; key.len()];
    scrypt::scrypt(password.as_bytes(), salt.as_bytes(), &params, &mut expected).is_ok()
        && bool::from(expected.ct_eq(&key))
}
