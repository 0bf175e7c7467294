//! Changing an enrolment officer.

use super::Officer;
use super::record::{self, OfficerRecord};
use crate::administration::stamp::Stamp;
use crate::administration::user::email;
use crate::administration::{error, rights};
use crate::declare::{Declared, Input, Operation, Patch, Ref, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

/// Changes an enrolment officer.
#[derive(Debug)]
pub struct ChangeOfficer;

/// What of an officer is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct OfficerChange {
    /// Code, unique among valid officers; it stays while it is the name of an account.
    #[input(max_length = 50, not_blank)]
    pub code: Option<String>,
    /// Family name.
    #[input(max_length = 100, not_blank)]
    pub last_name: Option<String>,
    /// Given names.
    #[input(max_length = 100, not_blank)]
    pub other_names: Option<String>,
    /// Date of birth.
    pub dob: Patch<NaiveDate>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Patch<String>,
    /// E-mail address.
    #[input(max_length = 200)]
    pub email: Patch<String>,
    /// Postal address.
    #[input(max_length = 100)]
    pub address: Patch<String>,
    /// Whether messages are sent to his telephone.
    pub phone_communication: Patch<bool>,
    /// The instant at which he stops working.
    pub works_to: Patch<DateTime<Utc>>,
    /// Code of the village executive officer.
    #[input(max_length = 50)]
    pub veo_code: Patch<String>,
    /// Family name of the village executive officer.
    #[input(max_length = 100)]
    pub veo_last_name: Patch<String>,
    /// Given names of the village executive officer.
    #[input(max_length = 100)]
    pub veo_other_names: Patch<String>,
    /// Date of birth of the village executive officer.
    pub veo_dob: Patch<NaiveDate>,
    /// Telephone of the village executive officer.
    #[input(max_length = 25)]
    pub veo_phone: Patch<String>,
    /// Data of extensions.
    pub json_ext: Patch<Value>,
    /// Who stands in for him.
    #[input(graphql = "substitutionOfficerId")]
    pub substitution_officer: Patch<Ref<Officer>>,
}

impl Operation for ChangeOfficer {
    type Target = Officer;
    type Input = OfficerChange;
    type Output = Saved<Officer>;

    const DESCRIPTION: Declared = Declared::new(
        "officer.change",
        "officers",
        Verb::Update,
        "Changes an enrolment officer.",
    )
    .right(rights::EDIT_OFFICERS);

    async fn run(context: &mut Context<'_>, officer: &Officer, input: &OfficerChange) -> Result<Saved<Officer>, Error> {
        let before = record::load_valid(context.connection(), officer.id).await?;
        let before = before.ok_or(diesel::result::Error::NotFound)?;
        let mut after = apply(before.clone(), input.clone());
        if let Some(address) = after.email.as_ref().filter(|_| after.email != before.email) {
            email::check_form(address)?;
        }
        if after.code != before.code {
            if record::account_of(context.connection(), officer.id).await?.is_some() {
                return Err(error::OFFICER_CODE_FIXED.at("code").into());
            }
            record::refuse_taken(context.connection(), &after.code, Some(officer.id)).await?;
        }
        after.substitution_officer_id = substitute(context, officer, input).await?;
        let stamp = Stamp::of(context);
        record::replace(context.connection(), officer.id, &before, &after, stamp).await?;
        context.emit("officer.changed", json!({ "id": officer.id }));
        Ok(Saved::new(officer.id))
    }
}

async fn substitute(context: &mut Context<'_>, officer: &Officer, input: &OfficerChange) -> Result<Option<i32>, Error> {
    match &input.substitution_officer {
        Patch::Absent => Ok(officer.substitution_officer_id),
        Patch::Null => Ok(None),
        Patch::Value(substitute) => {
            let substitute = context.resolve(substitute, "substitutionOfficer").await?;
            if substitute.id == officer.id {
                return Err(error::OFFICER_OWN_SUBSTITUTE.at("substitutionOfficer").into());
            }
            Ok(Some(substitute.id))
        }
    }
}

fn apply(officer: OfficerRecord, input: OfficerChange) -> OfficerRecord {
    OfficerRecord {
        code: input.code.unwrap_or(officer.code),
        last_name: input.last_name.unwrap_or(officer.last_name),
        other_names: input.other_names.unwrap_or(officer.other_names),
        dob: input.dob.over(officer.dob),
        phone: input.phone.over(officer.phone),
        email: input.email.over(officer.email),
        address: input.address.over(officer.address),
        phone_communication: input.phone_communication.over(officer.phone_communication),
        works_to: input.works_to.over(officer.works_to),
        veo_code: input.veo_code.over(officer.veo_code),
        veo_last_name: input.veo_last_name.over(officer.veo_last_name),
        veo_other_names: input.veo_other_names.over(officer.veo_other_names),
        veo_dob: input.veo_dob.over(officer.veo_dob),
        veo_phone: input.veo_phone.over(officer.veo_phone),
        json_ext: input.json_ext.over(officer.json_ext),
        ..officer
    }
}
