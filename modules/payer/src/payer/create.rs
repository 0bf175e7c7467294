//! Registering a payer (spec 2.14).

use super::resource::TYPES;
use super::{Payer, place};
use crate::rights;
use crate::schema::{payer_mutations, payers};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::Location;
use serde_json::json;
use uuid::Uuid;

/// Registers a payer.
#[derive(Debug)]
pub struct CreatePayer;

/// What a new payer is made of.
#[derive(Debug, Clone, Input)]
pub struct NewPayer {
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: String,
    /// C co-operative, D donor, G government, L local authority, O other, P private organization (BUG-41).
    #[input(graphql = "type", one_of = TYPES)]
    pub payer_type: String,
    /// Postal address.
    #[input(max_length = 100)]
    pub address: Option<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Option<String>,
    /// Fax.
    #[input(max_length = 50)]
    pub fax: Option<String>,
    /// E-mail address.
    #[input(max_length = 50)]
    pub email: Option<String>,
    /// The region or district he belongs to; the whole country if none.
    #[input(graphql = "locationUuid", graphql_type = "UUID")]
    pub location: Option<Ref<Location>>,
}

impl Operation for CreatePayer {
    type Target = ();
    type Input = NewPayer;
    type Output = Saved<Payer>;

    const DESCRIPTION: Declared = Declared::new("payer.create", "payers", Verb::Create, "Registers a payer.")
        .right(rights::ADD_PAYERS)
        .graphql("createPayer", "payer.mutation.failed_to_create_payer");

    async fn run(context: &mut Context<'_>, (): &(), input: &NewPayer) -> Result<Saved<Payer>, Error> {
        let location_id = match &input.location {
            Some(named) => Some(place::of_payer(context, named).await?),
            None => None,
        };
        let row = (
            payers::uuid.eq(Uuid::new_v4().to_string()),
            payers::payer_type.eq(&input.payer_type),
            payers::name.eq(&input.name),
            payers::address.eq(&input.address),
            payers::phone.eq(&input.phone),
            payers::fax.eq(&input.fax),
            payers::email.eq(&input.email),
            payers::location_id.eq(location_id),
            payers::valid_from.eq(context.now()),
            payers::audit_user_id.eq(context.actor().audit_user_id()),
        );
        let id: i32 = diesel::insert_into(payers::table)
            .values(row)
            .returning(payers::id)
            .get_result(context.connection())
            .await?;
        context.touches(payer_mutations::payer_id, &[id]).await?;
        context.emit("payer.created", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}
