//! Registering a claim administrator who has no account (yet).

use super::ClaimAdministrator;
use super::record::{self, ClaimAdministratorRecord};
use crate::administration::rights;
use crate::administration::stamp::Stamp;
use crate::administration::user::email;
use crate::declare::{Declared, Input, Operation, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use chrono::NaiveDate;
use serde_json::json;

/// Registers a claim administrator.
#[derive(Debug)]
pub struct CreateClaimAdministrator;

/// What a new claim administrator is made of.
#[derive(Debug, Clone, Input)]
pub struct NewClaimAdministrator {
    /// Code, unique among valid claim administrators.
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
    /// E-mail address.
    #[input(max_length = 200)]
    pub email_id: Option<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Option<String>,
}

impl Operation for CreateClaimAdministrator {
    type Target = ();
    type Input = NewClaimAdministrator;
    type Output = Saved<ClaimAdministrator>;

    const DESCRIPTION: Declared = Declared::new(
        "claim_administrator.create",
        "claim-administrators",
        Verb::Create,
        "Registers a claim administrator without an account.",
    )
    .right(rights::ADD_CLAIM_ADMINISTRATORS);

    async fn run(
        context: &mut Context<'_>,
        (): &(),
        input: &NewClaimAdministrator,
    ) -> Result<Saved<ClaimAdministrator>, Error> {
        if let Some(address) = &input.email_id {
            email::check_form(address).map_err(|problem| problem.at("emailId"))?;
        }
        record::refuse_taken(context.connection(), &input.code, None).await?;
        let administrator = ClaimAdministratorRecord {
            dob: input.dob,
            email_id: input.email_id.clone(),
            phone: input.phone.clone(),
            ..ClaimAdministratorRecord::named(&input.code, &input.last_name, &input.other_names)
        };
        let stamp = Stamp::of(context);
        let id = record::insert(context.connection(), &administrator, stamp).await?;
        context.emit("claim_administrator.created", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}
