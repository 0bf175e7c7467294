//! Passwords: the forms they are stored in, and what makes one acceptable.
//!
//! Three forms live side by side, because the existing backend may run on the same database:
//!
//! | form | where | who reads it |
//! |---|---|---|
//! | [`legacy`] | `"tblUsers"` of interactive users (spec 2.2) | both backends |
//! | [`django`] | `"core_TechnicalUser"` (spec 2.2) | both backends |
//! | [`argon`] | `openimis_credential`, ours | this backend only |
//!
//! Everything here is pure and costs processor time and memory: a request goes through [`bounded`], which runs a few
//! hashes at a time on blocking threads. Which form counts for an account is decided in
//! [`credential`](crate::identity::credential), not here. [`policy`] says which new passwords are accepted.

pub mod argon;
pub mod bounded;
pub mod django;
mod django_formats;
pub mod legacy;
pub mod policy;

/// Whether the old form of a password is kept for the existing backend: setting `legacy_passwords`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LegacyPasswords {
    /// A changed password is also written in the form of the existing backend, which keeps running.
    #[default]
    Keep,
    /// Only argon2id is kept; the old columns are made unusable once the password is known to be stored.
    Drop,
}
