//! Changing an item (spec 11.1).

use super::{MedicalItem, code_check};
use crate::coded::{CARE_TYPES, ITEM_TYPES};
use crate::entry::{self, PATIENT_CATEGORIES};
use crate::schema::{item_mutations, items};
use crate::{dialect, error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Resource, Saved, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::{Context, history};
use rust_decimal::Decimal;
use serde_json::json;

/// Changes an item.
#[derive(Debug)]
pub struct ChangeMedicalItem;

/// What of an item is to change; what is not sent stays. openIMIS's clients empty a field by leaving it out.
#[derive(Debug, Clone, Input)]
pub struct MedicalItemChange {
    /// Code, unique among valid items.
    #[input(graphql_type = "ServiceCodeInputType", max_length = 6, not_blank)]
    pub code: Option<String>,
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: Option<String>,
    /// D drug, M medical prosthesis or consumable.
    #[input(graphql = "type", one_of = ITEM_TYPES)]
    pub item_type: Option<String>,
    /// How it is packed (`1000 TABLETS`).
    #[input(max_length = 255, graphql_default = "null")]
    pub package: Patch<String>,
    /// Price, unless a price list has another one; zero or more.
    pub price: Option<Decimal>,
    /// How much of it a package holds.
    #[input(graphql_default = "null")]
    pub quantity: Patch<Decimal>,
    /// The largest quantity of a claim line.
    #[input(graphql_default = "null")]
    pub maximum_amount: Patch<Decimal>,
    /// For whom: I in-patients, O out-patients, B both.
    #[input(one_of = CARE_TYPES)]
    pub care_type: Option<String>,
    /// Days between two deliveries to one insuree; none or 0 means no limit.
    #[input(graphql_type = "Decimal", graphql_default = "null")]
    pub frequency: Patch<i16>,
    /// For whom, as the sum of 1 men, 2 women, 4 adults, 8 children.
    pub patient_category: Option<i16>,
    /// For whom, by name; goes before `patientCategory`.
    #[input(graphql_type = "PatientCategories", one_of = PATIENT_CATEGORIES)]
    pub patient_categories: Option<Vec<String>>,
}

impl Operation for ChangeMedicalItem {
    type Target = MedicalItem;
    type Input = MedicalItemChange;
    type Output = Saved<MedicalItem>;

    const DESCRIPTION: Declared =
        Declared::new("medical_item.change", "medical-items", Verb::Update, "Changes an item.")
            .right(rights::EDIT_ITEMS)
            .ended(&error::ITEM_GONE)
            .graphql("updateItem", "item.mutation.failed_to_update_item")
            .dialect(OperationDialect::ignoring(dialect::ID));

    async fn run(
        context: &mut Context<'_>,
        item: &MedicalItem,
        input: &MedicalItemChange,
    ) -> Result<Saved<MedicalItem>, Error> {
        let changed = apply(item.clone(), input)?;
        if changed.code != item.code {
            code_check::refuse_taken(context, &changed.code).await?;
        }
        context.touches(item_mutations::item_id, &[item.id]).await?;
        if changed != *item {
            let now = context.now();
            history::save_one(context.connection(), MedicalItem::DESCRIPTION, &item.key(), now).await?;
            store(context, &changed).await?;
            context.emit("medical_item.changed", json!({ "id": item.id }));
        }
        Ok(Saved::new(item.id))
    }
}

/// The item as it would be.
fn apply(item: MedicalItem, input: &MedicalItemChange) -> Result<MedicalItem, Vec<Problem>> {
    let patients = entry::patient_category(input.patient_category, input.patient_categories.as_deref());
    let patients = patients.map(|sent| sent.unwrap_or(item.patient_category));
    let input = input.clone();
    let changed = MedicalItem {
        code: input.code.unwrap_or(item.code),
        name: input.name.unwrap_or(item.name),
        item_type: input.item_type.unwrap_or(item.item_type),
        package: input.package.over(item.package),
        price: input.price.unwrap_or(item.price),
        quantity: input.quantity.over(item.quantity),
        maximum_amount: input.maximum_amount.over(item.maximum_amount),
        care_type: input.care_type.unwrap_or(item.care_type),
        frequency: input.frequency.over(item.frequency),
        ..item
    };
    let negative = entry::not_negative(&[
        ("price", Some(changed.price)),
        ("quantity", changed.quantity),
        ("maximumAmount", changed.maximum_amount),
        ("frequency", changed.frequency.map(Decimal::from)),
    ]);
    let patient_category = entry::together(patients, negative)?;
    Ok(MedicalItem {
        patient_category,
        ..changed
    })
}

async fn store(context: &mut Context<'_>, changed: &MedicalItem) -> Result<(), Error> {
    let values = (
        items::code.eq(&changed.code),
        items::name.eq(&changed.name),
        items::item_type.eq(&changed.item_type),
        items::package.eq(&changed.package),
        items::price.eq(changed.price),
        items::quantity.eq(changed.quantity),
        items::maximum_amount.eq(changed.maximum_amount),
        items::care_type.eq(&changed.care_type),
        items::frequency.eq(changed.frequency),
        items::patient_category.eq(changed.patient_category),
        items::audit_user_id.eq(context.actor().audit_user_id()),
        items::valid_from.eq(context.now()),
    );
    diesel::update(items::table.find(changed.id))
        .set(values)
        .execute(context.connection())
        .await?;
    Ok(())
}
