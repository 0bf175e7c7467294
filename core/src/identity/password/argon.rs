//! argon2id, the form of our own table, as PHC strings.

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use rand::Rng as _;

use crate::identity::fault::Fault;

/// Most memory that a stored string may ask for, in KiB; a string asking for more never matches.
const MOST_MEMORY: u32 = 256 * 1024;

/// What one hash at a time is computed in: 19 MiB, taken with the first one and kept.
#[derive(Default)]
pub struct Memory {
    blocks: Vec<Block>,
    /// Hashes computed so far.
    #[cfg(test)]
    pub(in crate::identity) computed: usize,
}

impl Memory {
    /// The PHC string of this password with a fresh salt: argon2id, 19 MiB, two passes, one lane.
    ///
    /// # Errors
    /// [`Fault::Hashing`] when argon2 refuses, which for a password of less than 4 GiB it never does.
    pub fn hash(&mut self, password: &str) -> Result<String, Fault> {
        let mut salt = [0_u8; Salt::RECOMMENDED_LENGTH];
        rand::rng().fill_bytes(&mut salt);
        self.phc(password, &salt).map_err(Fault::Hashing)
    }

    fn phc(&mut self, password: &str, salt: &[u8]) -> Result<String, String> {
        let argon = ours();
        let output = self.compute(&argon, password, salt, Params::DEFAULT_OUTPUT_LEN);
        let phc = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(argon.params()).map_err(|error| error.to_string())?,
            salt: Some(Salt::new(salt).map_err(|error| error.to_string())?),
            hash: Some(output.ok_or("argon2 refused")?),
        };
        Ok(phc.to_string())
    }

    /// Whether this password belongs to this PHC string, of any argon2 variant; a malformed string never matches.
    ///
    /// Computes one hash, whatever the string is (W-61).
    #[must_use]
    pub fn matches(&mut self, password: &str, phc: &str) -> bool {
        let Some(stored) = Stored::read(phc) else {
            self.pretend(password);
            return false;
        };
        let computed = self.compute(&stored.argon, password, &stored.salt, stored.output.len());
        // outputs are compared in constant time
        computed == Some(stored.output)
    }

    /// Spends the time of one [`matches`](Self::matches), so that an unknown user takes as long as a wrong password
    /// (W-61).
    pub fn pretend(&mut self, password: &str) {
        let output = self.compute(&ours(), password, b"nobody's own salt", Params::DEFAULT_OUTPUT_LEN);
        std::hint::black_box(output);
    }

    fn compute(&mut self, argon: &Argon2<'_>, password: &str, salt: &[u8], length: usize) -> Option<Output> {
        #[cfg(test)]
        {
            self.computed += 1;
        }
        let mut out = [0_u8; Output::MAX_LENGTH];
        let out = out.get_mut(..length)?;
        let blocks = argon.params().block_count();
        let done = if blocks > Params::DEFAULT.block_count() {
            // a string of somebody else's making: its memory is not kept
            argon.hash_password_into(password.as_bytes(), salt, out)
        } else {
            if self.blocks.len() < blocks {
                self.blocks.resize(blocks, Block::default());
            }
            argon.hash_password_into_with_memory(password.as_bytes(), salt, out, self.blocks.as_mut_slice())
        };
        done.ok().and_then(|()| Output::new(out).ok())
    }
}

fn ours() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// A stored hash that can be computed again.
struct Stored {
    argon: Argon2<'static>,
    salt: Salt,
    output: Output,
}

impl Stored {
    fn read(phc: &str) -> Option<Self> {
        let phc = PasswordHash::new(phc).ok()?;
        let algorithm = Algorithm::try_from(phc.algorithm.as_str()).ok()?;
        let version = phc.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
        let params = Params::try_from(&phc).ok()?;
        if params.m_cost() > MOST_MEMORY {
            return None;
        }
        Some(Self {
            argon: Argon2::new(algorithm, version, params),
            salt: phc.salt?,
            output: phc.hash?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_hashed_matches_and_nothing_else() {
        let mut memory = Memory::default();
        let phc = memory.hash("correct horse").unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(memory.matches("correct horse", &phc));
        assert!(!memory.matches("correct horse ", &phc));
        assert_ne!(phc, memory.hash("correct horse").unwrap());
    }

    #[test]
    fn strings_of_other_programs_match() {
        // made by the reference implementation: argon2 somesalt -t 2 -m 16 -p 4 -l 24
        let made = "$argon2i$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG";
        let mut memory = Memory::default();
        assert!(memory.matches("password", made));
        assert!(!memory.matches("Password", made));
    }

    #[test]
    fn malformed_and_greedy_strings_never_match() {
        let greedy = "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQxMjM0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let mut memory = Memory::default();
        for phc in ["", "$argon2id$", "locked", "$2b$12$abc", greedy] {
            assert!(!memory.matches("locked", phc), "{phc}");
        }
    }
}
