//! Changing a payer (spec 2.14).

use super::resource::TYPES;
use super::{Payer, place};
use crate::schema::{payer_mutations, payers};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_location::Location;
use serde_json::json;

/// Changes a payer.
#[derive(Debug)]
pub struct ChangePayer;

/// What of a payer is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct PayerChange {
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: Option<String>,
    /// C co-operative, D donor, G government, L local authority, O other, P private organization (BUG-41).
    #[input(graphql = "type", one_of = TYPES)]
    pub payer_type: Option<String>,
    /// Postal address.
    #[input(max_length = 100)]
    pub address: Patch<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Patch<String>,
    /// Fax.
    #[input(max_length = 50)]
    pub fax: Patch<String>,
    /// E-mail address.
    #[input(max_length = 50)]
    pub email: Patch<String>,
    /// The region or district he belongs to; the whole country if none.
    #[input(graphql = "locationUuid", graphql_type = "UUID")]
    pub location: Patch<Ref<Location>>,
}

impl Operation for ChangePayer {
    type Target = Payer;
    type Input = PayerChange;
    type Output = Saved<Payer>;

    const DESCRIPTION: Declared = Declared::new("payer.change", "payers", Verb::Update, "Changes a payer.")
        .access(rights::KEEP_PAYERS)
        .ended(&error::HISTORICAL)
        .graphql("updatePayer", "payer.mutation.failed_to_update_payer")
        .dialect(OperationDialect::NONE.named_by("UUID"));

    async fn run(context: &mut Context<'_>, payer: &Payer, input: &PayerChange) -> Result<Saved<Payer>, Error> {
        let mut changed = apply(payer.clone(), input);
        match &input.location {
            Patch::Absent => {}
            Patch::Null => changed.location_id = None,
            Patch::Value(named) => changed.location_id = Some(place::of_payer(context, named).await?),
        }
        let now = context.now();
        history::save_one(context.connection(), Payer::DESCRIPTION, &payer.key(), now).await?;
        store(context, &changed).await?;
        context.touches(payer_mutations::payer_id, &[payer.id]).await?;
        context.emit("payer.changed", json!({ "id": payer.id }));
        Ok(Saved::new(payer.id))
    }
}

/// The payer with what was sent, the place aside.
fn apply(payer: Payer, input: &PayerChange) -> Payer {
    let input = input.clone();
    Payer {
        name: input.name.unwrap_or(payer.name),
        payer_type: input.payer_type.unwrap_or(payer.payer_type),
        address: input.address.over(payer.address),
        phone: input.phone.over(payer.phone),
        fax: input.fax.over(payer.fax),
        email: input.email.over(payer.email),
        ..payer
    }
}

async fn store(context: &mut Context<'_>, changed: &Payer) -> Result<(), Error> {
    let row = (
        payers::name.eq(&changed.name),
        payers::payer_type.eq(&changed.payer_type),
        payers::address.eq(&changed.address),
        payers::phone.eq(&changed.phone),
        payers::fax.eq(&changed.fax),
        payers::email.eq(&changed.email),
        payers::location_id.eq(changed.location_id),
        payers::valid_from.eq(context.now()),
        payers::audit_user_id.eq(context.actor().audit_user_id()),
    );
    diesel::update(payers::table.find(changed.id))
        .set(row)
        .execute(context.connection())
        .await?;
    Ok(())
}
