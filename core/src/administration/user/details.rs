//! What an operation says about a user, whatever he is; it is copied to every row that stands behind him.

use super::kinds::Kinds;
use super::person::PersonRecord;
use crate::administration::claim_administrator::record::ClaimAdministratorRecord;
use crate::administration::officer::record::OfficerRecord;
use crate::declare::Patch;
use crate::error::{Problem, kinds};
use chrono::{DateTime, NaiveDate, Utc};

/// The details: names as they are to be, the rest as it changes.
#[derive(Debug, Clone)]
pub(super) struct Details {
    pub(super) username: String,
    pub(super) last_name: String,
    pub(super) other_names: String,
    pub(super) phone: Patch<String>,
    pub(super) email: Patch<String>,
    /// Code of the language; none stays as it is.
    pub(super) language: Option<String>,
    pub(super) birth_date: Patch<NaiveDate>,
    pub(super) address: Patch<String>,
    pub(super) works_to: Patch<DateTime<Utc>>,
    /// Key of the officer.
    pub(super) substitution_officer: Patch<i32>,
    pub(super) phone_communication: Patch<bool>,
}

impl Details {
    /// The person after the change; a new one needs a language.
    pub(super) fn person(&self, before: Option<&PersonRecord>, kinds: Kinds) -> Result<PersonRecord, Problem> {
        let language = self
            .language
            .clone()
            .or_else(|| before.map(|person| person.language.clone()));
        Ok(PersonRecord {
            login_name: self.username.clone(),
            last_name: self.last_name.clone(),
            other_names: self.other_names.clone(),
            phone: self.phone.clone().over(before.and_then(|person| person.phone.clone())),
            email: self.email.clone().over(before.and_then(|person| person.email.clone())),
            language: language.ok_or_else(|| kinds::REQUIRED.at("language"))?,
            is_associated: Some(kinds.count() > 1),
        })
    }

    /// The officer after the change.
    pub(super) fn officer(&self, before: Option<&OfficerRecord>, kinds: Kinds) -> OfficerRecord {
        let before = before
            .cloned()
            .unwrap_or_else(|| OfficerRecord::named(&self.username, &self.last_name, &self.other_names));
        OfficerRecord {
            code: self.username.clone(),
            last_name: self.last_name.clone(),
            other_names: self.other_names.clone(),
            phone: self.phone.clone().over(before.phone),
            email: self.email.clone().over(before.email),
            dob: self.birth_date.clone().over(before.dob),
            address: self.address.clone().over(before.address),
            works_to: self.works_to.clone().over(before.works_to),
            substitution_officer_id: self.substitution_officer.clone().over(before.substitution_officer_id),
            phone_communication: self.phone_communication.clone().over(before.phone_communication),
            has_login: Some(kinds.is_interactive),
            ..before
        }
    }

    /// The claim administrator after the change.
    pub(super) fn claim_admin(
        &self,
        before: Option<&ClaimAdministratorRecord>,
        kinds: Kinds,
    ) -> ClaimAdministratorRecord {
        ClaimAdministratorRecord {
            code: Some(self.username.clone()),
            last_name: Some(self.last_name.clone()),
            other_names: Some(self.other_names.clone()),
            phone: self.phone.clone().over(before.and_then(|before| before.phone.clone())),
            email_id: self
                .email
                .clone()
                .over(before.and_then(|before| before.email_id.clone())),
            dob: self.birth_date.clone().over(before.and_then(|before| before.dob)),
            has_login: Some(kinds.is_interactive),
        }
    }
}

/// A field of a creation: what is not given is empty.
pub(super) fn given<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Null, Patch::Value)
}
