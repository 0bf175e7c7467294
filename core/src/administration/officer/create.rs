//! Registering an enrolment officer who has no account (yet).

use super::Officer;
use super::record::{self, OfficerRecord};
use crate::administration::rights;
use crate::administration::stamp::Stamp;
use crate::administration::user::email;
use crate::declare::{Declared, Input, Operation, Ref, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

/// Registers an enrolment officer.
#[derive(Debug)]
pub struct CreateOfficer;

/// What a new officer is made of.
#[derive(Debug, Clone, Input)]
pub struct NewOfficer {
    /// Code, unique among valid officers.
    #[input(max_length = 50, not_blank)]
    pub code: String,
    /// Family name.
    #[input(max_length = 100, not_blank)]
    pub last_name: String,
    /// Given names.
    #[input(max_length = 100, not_blank)]
    pub other_names: String,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Option<String>,
    /// E-mail address.
    #[input(max_length = 200)]
    pub email: Option<String>,
    /// Postal address.
    #[input(max_length = 100)]
    pub address: Option<String>,
    /// Whether messages are sent to his telephone; false unless said.
    pub phone_communication: Option<bool>,
    /// The instant at which he stops working.
    pub works_to: Option<DateTime<Utc>>,
    /// Code of the village executive officer.
    #[input(max_length = 50)]
    pub veo_code: Option<String>,
    /// Family name of the village executive officer.
    #[input(max_length = 100)]
    pub veo_last_name: Option<String>,
    /// Given names of the village executive officer.
    #[input(max_length = 100)]
    pub veo_other_names: Option<String>,
    /// Date of birth of the village executive officer.
    pub veo_dob: Option<NaiveDate>,
    /// Telephone of the village executive officer.
    #[input(max_length = 25)]
    pub veo_phone: Option<String>,
    /// Data of extensions.
    pub json_ext: Option<Value>,
    /// Who stands in for him.
    #[input(graphql = "substitutionOfficerId")]
    pub substitution_officer: Option<Ref<Officer>>,
}

impl Operation for CreateOfficer {
    type Target = ();
    type Input = NewOfficer;
    type Output = Saved<Officer>;

    const DESCRIPTION: Declared = Declared::new(
        "officer.create",
        "officers",
        Verb::Create,
        "Registers an enrolment officer without an account.",
    )
    .right(rights::ADD_OFFICERS);

    async fn run(context: &mut Context<'_>, (): &(), input: &NewOfficer) -> Result<Saved<Officer>, Error> {
        if let Some(address) = &input.email {
            email::check_form(address)?;
        }
        record::refuse_taken(context.connection(), &input.code, None).await?;
        let mut officer = of(input.clone());
        if let Some(substitute) = &input.substitution_officer {
            let substitute = context.resolve(substitute, "substitutionOfficer").await?;
            officer.substitution_officer_id = Some(substitute.id);
        }
        let stamp = Stamp::of(context);
        let id = record::insert(context.connection(), &officer, stamp).await?;
        context.emit("officer.created", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}

fn of(input: NewOfficer) -> OfficerRecord {
    OfficerRecord {
        dob: input.dob,
        phone: input.phone,
        email: input.email,
        address: input.address,
        phone_communication: Some(input.phone_communication.unwrap_or(false)),
        works_to: input.works_to,
        veo_code: input.veo_code,
        veo_last_name: input.veo_last_name,
        veo_other_names: input.veo_other_names,
        veo_dob: input.veo_dob,
        veo_phone: input.veo_phone,
        json_ext: input.json_ext,
        ..OfficerRecord::named(&input.code, &input.last_name, &input.other_names)
    }
}
