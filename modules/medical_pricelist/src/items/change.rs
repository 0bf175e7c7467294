//! Changing a price list of items (spec 11.2, AR-124).

use super::input::{self, ItemPrice};
use super::{ItemsPricelist, name_check};
use crate::list_rows::{Head, items as lists};
use crate::schema::items_pricelist_mutations;
use crate::{detail_rows, details, error, rights};
use chrono::NaiveDate;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::Location;
use openimis_medical::MedicalItem;
use serde_json::json;

/// Changes a price list of items.
#[derive(Debug)]
pub struct ChangeItemsPricelist;

/// What of a price list is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct ItemsPricelistChange {
    /// Name, unique among valid price lists of items.
    #[input(max_length = 100, not_blank)]
    pub name: Option<String>,
    /// The day of the list, for people.
    pub pricelist_date: Option<NaiveDate>,
    /// The region or district it is for; null for the whole country.
    #[input(graphql = "locationId", graphql_type = "UUID", graphql_default = "null")]
    pub location: Patch<Ref<Location>>,
    /// What comes onto it.
    #[input(graphql_type = "UUID")]
    pub added_details: Option<Vec<Ref<MedicalItem>>>,
    /// What goes off it.
    #[input(graphql_type = "UUID")]
    pub removed_details: Option<Vec<Ref<MedicalItem>>>,
    /// Prices that go before the register's; without a price the register's holds again.
    #[input(graphql_type = "DetailPriceOverruleType")]
    pub price_overrules: Option<Vec<ItemPrice>>,
}

impl Operation for ChangeItemsPricelist {
    type Target = ItemsPricelist;
    type Input = ItemsPricelistChange;
    type Output = Saved<ItemsPricelist>;

    const DESCRIPTION: Declared = Declared::new(
        "items_pricelist.change",
        "items-pricelists",
        Verb::Update,
        "Changes a price list of items.",
    )
    .right(rights::EDIT_ITEMS)
    .ended(&error::HISTORICAL)
    .graphql("updateItemsPricelist", "pricelist.mutation.failed_to_update_pricelist")
    .dialect(OperationDialect::NONE.named_by("UUID"));

    async fn run(
        context: &mut Context<'_>,
        list: &ItemsPricelist,
        input: &ItemsPricelistChange,
    ) -> Result<Saved<ItemsPricelist>, Error> {
        let before = Head {
            name: &list.name,
            pricelist_date: list.pricelist_date,
            location_id: list.location_id,
        };
        let after = Head {
            name: input.name.as_deref().unwrap_or(&list.name),
            pricelist_date: input.pricelist_date.unwrap_or(list.pricelist_date),
            location_id: match &input.location {
                Patch::Absent => list.location_id,
                Patch::Null => None,
                Patch::Value(named) => Some(context.resolve(named, "location").await?.id),
            },
        };
        if after.name != before.name {
            name_check::refuse_taken(context, after.name).await?;
        }
        let wishes = input::find(
            context,
            input.added_details.as_deref(),
            input.removed_details.as_deref(),
            input.price_overrules.as_deref(),
        )
        .await?;
        let plan = details::plan(&detail_rows::items::details(context, list.id).await?, &wishes)?;
        if after != before {
            lists::update(context, list.id, after).await?;
        }
        detail_rows::items::store(context, list.id, &plan).await?;
        context
            .touches(items_pricelist_mutations::pricelist_id, &[list.id])
            .await?;
        if after != before || !plan.is_empty() {
            context.emit("items_pricelist.changed", json!({ "id": list.id }));
        }
        Ok(Saved::new(list.id))
    }
}
