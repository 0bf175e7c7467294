//! Changing a claim administrator.

use super::ClaimAdministrator;
use super::record::{self, ClaimAdministratorRecord};
use crate::administration::stamp::Stamp;
use crate::administration::user::email;
use crate::administration::{error, rights};
use crate::declare::{Declared, Input, Operation, Patch, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use chrono::NaiveDate;
use serde_json::json;

/// Changes a claim administrator.
#[derive(Debug)]
pub struct ChangeClaimAdministrator;

/// What of a claim administrator is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct ClaimAdministratorChange {
    /// Code, unique among valid claim administrators; it stays while it is the name of an account.
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
    /// E-mail address.
    #[input(max_length = 200)]
    pub email_id: Patch<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Patch<String>,
}

impl Operation for ChangeClaimAdministrator {
    type Target = ClaimAdministrator;
    type Input = ClaimAdministratorChange;
    type Output = Saved<ClaimAdministrator>;

    const DESCRIPTION: Declared = Declared::new(
        "claim_administrator.change",
        "claim-administrators",
        Verb::Update,
        "Changes a claim administrator.",
    )
    .right(rights::EDIT_CLAIM_ADMINISTRATORS);

    async fn run(
        context: &mut Context<'_>,
        administrator: &ClaimAdministrator,
        input: &ClaimAdministratorChange,
    ) -> Result<Saved<ClaimAdministrator>, Error> {
        let id = administrator.id;
        let before = record::load_valid(context.connection(), id).await?;
        let before = before.ok_or(diesel::result::Error::NotFound)?;
        let after = apply(before.clone(), input.clone());
        if let Some(address) = after.email_id.as_ref().filter(|_| after.email_id != before.email_id) {
            email::check_form(address).map_err(|problem| problem.at("emailId"))?;
        }
        if let Some(code) = input.code.as_ref().filter(|_| after.code != before.code) {
            if record::account_of(context.connection(), id).await?.is_some() {
                return Err(error::CLAIM_ADMINISTRATOR_CODE_FIXED.at("code").into());
            }
            record::refuse_taken(context.connection(), code, Some(id)).await?;
        }
        let stamp = Stamp::of(context);
        record::replace(context.connection(), id, &before, &after, stamp).await?;
        context.emit("claim_administrator.changed", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}

fn apply(administrator: ClaimAdministratorRecord, input: ClaimAdministratorChange) -> ClaimAdministratorRecord {
    ClaimAdministratorRecord {
        code: input.code.or(administrator.code),
        last_name: input.last_name.or(administrator.last_name),
        other_names: input.other_names.or(administrator.other_names),
        dob: input.dob.over(administrator.dob),
        email_id: input.email_id.over(administrator.email_id),
        phone: input.phone.over(administrator.phone),
        ..administrator
    }
}
