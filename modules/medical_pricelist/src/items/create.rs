//! Drawing up a price list of items (spec 11.2).

use super::input::{self, ItemPrice};
use super::{ItemsPricelist, name_check};
use crate::list_rows::{Head, items as lists};
use crate::rights;
use crate::schema::items_pricelist_mutations;
use crate::{detail_rows, details};
use chrono::NaiveDate;
use openimis_core::declare::{Declared, Input, Operation, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::Location;
use openimis_medical::MedicalItem;
use serde_json::json;

/// Draws up a price list of items.
#[derive(Debug)]
pub struct CreateItemsPricelist;

/// What is known of a new price list.
#[derive(Debug, Clone, Input)]
pub struct NewItemsPricelist {
    /// Name, unique among valid price lists of items.
    #[input(max_length = 100, not_blank)]
    pub name: String,
    /// The day of the list, for people.
    pub pricelist_date: NaiveDate,
    /// The region or district it is for; the whole country, if none is named.
    #[input(graphql = "locationId", graphql_type = "UUID")]
    pub location: Option<Ref<Location>>,
    /// What is on it.
    #[input(graphql_type = "UUID")]
    pub added_details: Option<Vec<Ref<MedicalItem>>>,
    /// What is not on it: without effect on a new list.
    #[input(graphql_type = "UUID")]
    pub removed_details: Option<Vec<Ref<MedicalItem>>>,
    /// Prices that go before the register's.
    #[input(graphql_type = "DetailPriceOverruleType")]
    pub price_overrules: Option<Vec<ItemPrice>>,
}

impl Operation for CreateItemsPricelist {
    type Target = ();
    type Input = NewItemsPricelist;
    type Output = Saved<ItemsPricelist>;

    const DESCRIPTION: Declared = Declared::new(
        "items_pricelist.create",
        "items-pricelists",
        Verb::Create,
        "Draws up a price list of items.",
    )
    .right(rights::ADD_ITEMS)
    .graphql("createItemsPricelist", "pricelist.mutation.failed_to_create_pricelist");

    async fn run(
        context: &mut Context<'_>,
        (): &(),
        input: &NewItemsPricelist,
    ) -> Result<Saved<ItemsPricelist>, Error> {
        name_check::refuse_taken(context, &input.name).await?;
        let location_id = match &input.location {
            Some(named) => Some(context.resolve(named, "location").await?.id),
            None => None,
        };
        let wishes = input::find(
            context,
            input.added_details.as_deref(),
            None,
            input.price_overrules.as_deref(),
        )
        .await?;
        let plan = details::plan(&[], &wishes)?;
        let head = Head {
            name: &input.name,
            pricelist_date: input.pricelist_date,
            location_id,
        };
        let id = lists::insert(context, head).await?;
        detail_rows::items::store(context, id, &plan).await?;
        context.touches(items_pricelist_mutations::pricelist_id, &[id]).await?;
        context.emit("items_pricelist.created", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}
