//! How people log in.

use crate::declare::Settings;
use crate::identity::LoginSettings;
use crate::identity::change::PasswordSettings;
use crate::identity::lockout::LockoutSettings;
use crate::identity::password::LegacyPasswords;
use crate::identity::password::policy::PasswordPolicy;
use crate::identity::session::SessionSettings;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Section `[auth]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct AuthSettings {
    /// Keys that sign tokens, in base64 or hexadecimal, 32 random bytes or more each, with blanks between them: the first
    /// signs, all are accepted. Empty: the key in the data folder, which demo mode makes at its first start.
    #[setting(secret)]
    pub token_key: String,
    /// Seconds that an access token lives.
    pub access_token_seconds: u32,
    /// Seconds that a session lives from its login on; refreshing does not lengthen it.
    pub session_seconds: u32,
    /// Whether a changed password is also written in the old form, which the existing backend can check: keep or drop.
    pub legacy_passwords: OldForm,
    /// Failed logins of one account that lock it.
    pub lockout_account_failures: u32,
    /// Failed logins from one address that lock it; an office shares an address.
    pub lockout_address_failures: u32,
    /// Seconds that a lock lasts, and that a failure counts.
    pub lockout_seconds: u32,
    /// Fewest characters of a password.
    pub password_min_length: u32,
    /// Above 0: a password needs an upper-case letter.
    pub password_uppercase: u32,
    /// Above 0: a password needs a lower-case letter.
    pub password_lowercase: u32,
    /// Above 0: a password needs a digit.
    pub password_digits: u32,
    /// Above 0: a password needs a character that is neither letter nor digit.
    pub password_symbols: u32,
    /// Lowest strength of a password as zxcvbn measures it, 0 to 4.
    pub password_min_strength: u8,
    /// Seconds that a mailed link for a new password works.
    pub reset_seconds: u32,
}

/// What becomes of the form of a password that the existing backend can check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OldForm {
    /// It is written with every change.
    #[default]
    Keep,
    /// It is made unusable.
    Drop,
}

impl Default for AuthSettings {
    /// Tokens of a day, sessions of 30 days, and openIMIS's policy and lockout (spec 2.3, 2.5, 2.8).
    fn default() -> Self {
        Self {
            token_key: String::new(),
            access_token_seconds: 24 * 60 * 60,
            session_seconds: 30 * 24 * 60 * 60,
            legacy_passwords: OldForm::Keep,
            lockout_account_failures: 5,
            lockout_address_failures: 50,
            lockout_seconds: 5 * 60,
            password_min_length: 8,
            password_uppercase: 1,
            password_lowercase: 1,
            password_digits: 1,
            password_symbols: 1,
            password_min_strength: 3,
            reset_seconds: 3 * 24 * 60 * 60,
        }
    }
}

impl AuthSettings {
    /// All that a login depends on.
    #[must_use]
    pub fn login(&self) -> LoginSettings {
        LoginSettings {
            legacy_passwords: self.legacy(),
            lockout: self.lockout(),
            session: self.session(),
        }
    }

    /// All that a change of password depends on.
    #[must_use]
    pub fn password(&self) -> PasswordSettings {
        PasswordSettings {
            policy: PasswordPolicy {
                min_length: self.password_min_length,
                upper_case: self.password_uppercase,
                lower_case: self.password_lowercase,
                digits: self.password_digits,
                symbols: self.password_symbols,
                min_strength: self.password_min_strength,
            },
            legacy_passwords: self.legacy(),
            lockout: self.lockout(),
        }
    }

    /// How long tokens live.
    #[must_use]
    pub fn session(&self) -> SessionSettings {
        SessionSettings {
            access_lifetime: TimeDelta::seconds(self.access_token_seconds.into()),
            refresh_lifetime: TimeDelta::seconds(self.session_seconds.into()),
        }
    }

    /// When guessing is stopped.
    #[must_use]
    pub fn lockout(&self) -> LockoutSettings {
        let failures = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        LockoutSettings {
            account_failures: failures(self.lockout_account_failures),
            address_failures: failures(self.lockout_address_failures),
            cool_off: TimeDelta::seconds(self.lockout_seconds.into()),
        }
    }

    /// The keys that sign tokens; the first one signs.
    #[must_use]
    pub fn token_keys(&self) -> Vec<String> {
        self.token_key.split_whitespace().map(str::to_owned).collect()
    }

    const fn legacy(&self) -> LegacyPasswords {
        match self.legacy_passwords {
            OldForm::Keep => LegacyPasswords::Keep,
            OldForm::Drop => LegacyPasswords::Drop,
        }
    }
}

impl std::fmt::Debug for AuthSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthSettings").finish_non_exhaustive()
    }
}

fn check(settings: &AuthSettings) -> Result<(), (&'static str, String)> {
    let positive = [
        ("access_token_seconds", settings.access_token_seconds),
        ("session_seconds", settings.session_seconds),
        ("lockout_account_failures", settings.lockout_account_failures),
        ("lockout_address_failures", settings.lockout_address_failures),
        ("lockout_seconds", settings.lockout_seconds),
        ("reset_seconds", settings.reset_seconds),
    ];
    if let Some((key, _)) = positive.iter().find(|(_, value)| *value == 0) {
        return Err((key, "must be at least 1".to_owned()));
    }
    if settings.password_min_strength > 4 {
        return Err(("password_min_strength", "must be from 0 to 4".to_owned()));
    }
    Ok(())
}
