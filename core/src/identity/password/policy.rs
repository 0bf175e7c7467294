//! Which new passwords are accepted (spec 2.3).

use crate::language::Said;
use crate::message;
use zxcvbn::zxcvbn;

/// Characters beyond which a password is refused: no person types it, and judging it costs time.
const LONGEST: usize = 256;

/// What a new password must have. A count above 0 means "at least one", as in the reference's environment variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// Fewest characters, trailing white space not counted. `PASSWORD_MIN_LENGTH`.
    pub min_length: u32,
    /// Upper-case letters. `PASSWORD_UPPERCASE`.
    pub upper_case: u32,
    /// Lower-case letters. `PASSWORD_LOWERCASE`.
    pub lower_case: u32,
    /// Digits. `PASSWORD_DIGITS`.
    pub digits: u32,
    /// Characters that are neither letters, digits nor white space. `PASSWORD_SYMBOLS`.
    pub symbols: u32,
    /// Lowest zxcvbn score, 0 to 4; 0 asks for none.
    pub min_strength: u8,
}

impl Default for PasswordPolicy {
    /// 8 characters, one of each kind, strength 3.
    fn default() -> Self {
        Self {
            min_length: 8,
            upper_case: 1,
            lower_case: 1,
            digits: 1,
            symbols: 1,
            min_strength: 3,
        }
    }
}

/// One demand of the policy that a password does not meet; the texts are for the person who chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said())]
pub enum Violation {
    /// Fewer characters than this.
    TooShort(u32),
    /// More characters than this.
    TooLong(usize),
    /// No upper-case letter.
    NoUpperCase,
    /// No lower-case letter.
    NoLowerCase,
    /// No digit.
    NoDigit,
    /// Nothing but letters, digits and white space.
    NoSymbol,
    /// A guessing program finds it soon, also by what it knows of the user. The reference's words.
    TooWeak,
}

impl Violation {
    /// What the person who chose the password is told.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Self::TooShort(least) => message::password_too_short(least),
            Self::TooLong(most) => message::password_too_long(most),
            Self::NoUpperCase => message::password_upper_case(),
            Self::NoLowerCase => message::password_lower_case(),
            Self::NoDigit => message::password_digit(),
            Self::NoSymbol => message::password_symbol(),
            Self::TooWeak => message::password_weak(),
        }
    }
}

impl PasswordPolicy {
    /// Everything that is wrong with this password; `about` is what others know of its owner (names, e-mail).
    ///
    /// # Errors
    /// All violations at once, in the order of the policy.
    pub fn check(&self, password: &str, about: &[&str]) -> Result<(), Vec<Violation>> {
        let length = password.chars().count();
        if length > LONGEST {
            return Err(vec![Violation::TooLong(LONGEST)]);
        }
        let lacks = |wanted: u32, has: fn(char) -> bool| wanted > 0 && !password.chars().any(has);
        let too_short = usize::try_from(self.min_length).is_ok_and(|fewest| length < fewest);
        let weak = || zxcvbn(password, &parts(about)).score() < self.strength();
        let violations: Vec<_> = [
            (too_short, Violation::TooShort(self.min_length)),
            (lacks(self.upper_case, char::is_uppercase), Violation::NoUpperCase),
            (lacks(self.lower_case, char::is_lowercase), Violation::NoLowerCase),
            (lacks(self.digits, char::is_numeric), Violation::NoDigit),
            (lacks(self.symbols, is_symbol), Violation::NoSymbol),
            (self.min_strength > 0 && weak(), Violation::TooWeak),
        ]
        .into_iter()
        .filter_map(|(violated, violation)| violated.then_some(violation))
        .collect();
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }

    fn strength(&self) -> zxcvbn::Score {
        zxcvbn::Score::try_from(self.min_strength).unwrap_or(zxcvbn::Score::Four)
    }
}

fn is_symbol(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control()
}

/// What is known of the owner, whole and in words: nobody's password should be "Jeb" with the rest of the policy.
fn parts<'a>(about: &[&'a str]) -> Vec<&'a str> {
    let words = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    about
        .iter()
        .copied()
        .chain(words)
        .filter(|text| text.chars().count() > 2)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Violation::{NoDigit, NoLowerCase, NoSymbol, NoUpperCase, TooLong, TooShort, TooWeak};

    #[test]
    fn rule_12_policy_8_1_1_1_1() {
        let policy = PasswordPolicy::default();
        for (password, violations) in [
            ("abcdefgh", vec![NoUpperCase, NoDigit, NoSymbol, TooWeak]),
            (
                "",
                vec![TooShort(8), NoUpperCase, NoLowerCase, NoDigit, NoSymbol, TooWeak],
            ),
            ("ABC", vec![TooShort(8), NoLowerCase, NoDigit, NoSymbol, TooWeak]),
            ("Password1!", vec![TooWeak]),
            ("Tr7!vq#Zm2", vec![]),
            ("Čtyři žluté 9 koně!", vec![]),
        ] {
            assert_eq!(
                policy.check(password, &[]).err().unwrap_or_default(),
                violations,
                "{password:?}"
            );
        }
    }

    #[test]
    fn counts_of_zero_ask_for_nothing() {
        let policy = PasswordPolicy {
            min_length: 4,
            upper_case: 0,
            lower_case: 0,
            digits: 0,
            symbols: 0,
            min_strength: 0,
        };
        assert_eq!(policy.check("abcd", &[]), Ok(()));
        assert_eq!(policy.check("abc", &[]), Err(vec![TooShort(4)]));
    }

    #[test]
    fn what_is_known_of_the_owner_is_weak() {
        let policy = PasswordPolicy::default();
        let password = "Johilkovic+7";
        assert_eq!(policy.check(password, &[]), Ok(()));
        assert_eq!(
            policy.check(password, &["Kuna", "Johilkovic", "kuna@example.org"]),
            Err(vec![TooWeak])
        );
    }

    #[test]
    fn an_endless_password_is_refused_at_once() {
        let endless = "aA1!".repeat(100_000);
        assert_eq!(PasswordPolicy::default().check(&endless, &[]), Err(vec![TooLong(256)]));
    }
}
