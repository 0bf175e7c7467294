//! A user as a change wants him: what was sent, over what is there.

use super::change::UserChange;
use super::details::Details;
use super::obligatory::{self, Given};
use super::parts::Parts;
use super::{User, email, username};
use crate::administration::officer::record::OfficerRecord;
use crate::administration::{CoreSettings, error};
use crate::declare::Patch;
use crate::error::{Error, Problem};
use crate::operate::Context;

/// What is common to all that he is.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) username: String,
    pub(super) last_name: String,
    pub(super) other_names: String,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    /// The e-mail address, if it is another one.
    pub(super) new_email: Option<String>,
    officer: Option<OfficerRecord>,
    has_birth_date: bool,
}

impl Changed {
    pub(super) fn of(parts: &Parts, user: &User, input: &UserChange) -> Self {
        let officer = parts.officer.as_ref().map(|(_, officer)| officer);
        let claim_admin = parts.claim_admin.as_ref().map(|(_, claim_admin)| claim_admin);
        let name =
            |sent: &Option<String>, known: &Option<String>| sent.clone().or_else(|| known.clone()).unwrap_or_default();
        let email = input.email.clone().over(user.email.clone());
        let has_birth_date = officer.is_some_and(|officer| officer.dob.is_some())
            || claim_admin.is_some_and(|claim_admin| claim_admin.dob.is_some());
        Self {
            username: input.username.clone().unwrap_or_else(|| user.username.clone()),
            last_name: name(&input.last_name, &user.last_name),
            other_names: name(&input.other_names, &user.other_names),
            phone: input.phone.clone().over(user.phone.clone()),
            new_email: email.clone().filter(|_| email != user.email),
            email,
            officer: officer.cloned(),
            has_birth_date,
        }
    }

    /// Everything that the input can get wrong over what is there.
    pub(super) fn check(&self, settings: &CoreSettings, user: &User, input: &UserChange) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        if self.username != user.username {
            problems.extend(username::check_length(settings, &self.username).err());
            if !settings.username_changeable {
                problems.push(error::USERNAME_FIXED.at("username"));
            }
        }
        match self.email.as_deref() {
            None | Some("") => problems.push(error::EMAIL_MISSING.at("email")),
            Some(_) => problems.extend(self.new_email.as_deref().and_then(|new| email::check_form(new).err())),
        }
        problems.extend(obligatory::check(&settings.fields_controls_user, &self.fields(input)));
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    fn fields(&self, input: &UserChange) -> Vec<Given> {
        let sent = |text: &Patch<String>| text.value().is_some_and(|text| !text.is_empty());
        let filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        let roles = input.roles.as_ref().is_some_and(|roles| !roles.is_empty());
        let officer = self.officer.as_ref();
        let (birth_date, works_to) = (&input.birth_date, &input.works_to);
        let (substitute, message) = (&input.substitution_officer, &input.phone_communication);
        [
            ("username", "username", input.username.is_some(), true),
            ("last_name", "lastName", input.last_name.is_some(), true),
            ("other_names", "otherNames", input.other_names.is_some(), true),
            ("user_types", "userTypes", input.user_types.is_some(), true),
            ("language", "language", input.language.is_some(), true),
            ("email", "email", sent(&input.email), filled(&self.email)),
            ("phone", "phone", sent(&input.phone), filled(&self.phone)),
            ("password", "password", input.password.is_some(), true),
            ("roles", "roles", roles, roles || input.roles.is_none()),
            (
                "birth_date",
                "birthDate",
                birth_date.value().is_some(),
                after(birth_date, self.has_birth_date),
            ),
            (
                "address",
                "address",
                sent(&input.address),
                after(&input.address, officer.is_some_and(|officer| officer.address.is_some())),
            ),
            (
                "works_to",
                "worksTo",
                works_to.value().is_some(),
                after(works_to, officer.is_some_and(|officer| officer.works_to.is_some())),
            ),
            (
                "substitution_officer_id",
                "substitutionOfficer",
                substitute.value().is_some(),
                after(
                    substitute,
                    officer.is_some_and(|officer| officer.substitution_officer_id.is_some()),
                ),
            ),
            (
                "phone_communication",
                "phoneCommunication",
                message.value().is_some(),
                after(
                    message,
                    officer.is_some_and(|officer| officer.phone_communication.is_some()),
                ),
            ),
        ]
        .map(|(name, field, sent, filled)| Given {
            name,
            field,
            sent,
            filled,
        })
        .to_vec()
    }

    /// What is written to the rows.
    pub(super) async fn details(self, context: &mut Context<'_>, input: &UserChange) -> Result<Details, Error> {
        let language = match &input.language {
            Some(language) => Some(context.resolve(language, "language").await?.code),
            None => None,
        };
        let substitution_officer = match &input.substitution_officer {
            Patch::Absent => Patch::Absent,
            Patch::Null => Patch::Null,
            Patch::Value(officer) => Patch::Value(context.resolve(officer, "substitutionOfficer").await?.id),
        };
        let input = input.clone();
        Ok(Details {
            username: self.username,
            last_name: self.last_name,
            other_names: self.other_names,
            phone: input.phone,
            email: input.email,
            language,
            birth_date: input.birth_date,
            address: input.address,
            works_to: input.works_to,
            substitution_officer,
            phone_communication: input.phone_communication,
        })
    }
}

/// Whether a field is filled after the change.
fn after<T>(sent: &Patch<T>, had: bool) -> bool {
    match sent {
        Patch::Absent => had,
        Patch::Null => false,
        Patch::Value(_) => true,
    }
}
