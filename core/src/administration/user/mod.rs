//! Users: an account with a name, and what stands behind it: a person who logs in, an enrolment officer, a claim
//! administrator (spec 2.1, 2.10).
//!
//! The three kinds share one name. [`CreateUser`] and [`ChangeUser`] write all of them; where a user works (facility,
//! districts, villages) belongs to the location module, which extends both.

mod account;
mod administrators;
mod change;
mod changed;
mod create;
mod details;
pub(super) mod email;
mod email_check;
mod facility;
mod free;
mod interactive;
mod kinds;
mod language;
mod obligatory;
mod obligatory_questions;
mod parts;
pub(super) mod password;
mod password_rules;
pub(super) mod person;
mod remove;
mod resource;
mod roles_held;
mod user_role;
mod username;

pub use change::{ChangeUser, UserChange};
pub use create::{CreateUser, NewUser};
pub use email_check::{CheckEmail, EmailQuestion};
pub use facility::assign_facility;
pub use interactive::InteractiveUser;
pub use kinds::USER_TYPES;
pub use language::{ChangeLanguage, LanguageChoice};
pub use obligatory::{Given, check as check_obligatory};
pub use obligatory_questions::{ListOfficerObligations, ListUserObligations};
pub use password_rules::TellPasswordRules;
pub use remove::RemoveUser;
pub use resource::User;
pub use user_role::UserRole;
pub use username::{CheckUsername, TellUsernameLength, UsernameQuestion};

pub(super) use account::insert as insert_account;
pub(super) use free::check_free;
pub(super) use parts::Links;
pub(super) use roles_held::replace as replace_roles;
pub(super) use username::check_length;
