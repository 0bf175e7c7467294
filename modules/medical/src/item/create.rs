//! Registering an item (spec 11.1).

use super::{MedicalItem, code_check};
use crate::coded::{CARE_TYPES, ITEM_TYPES};
use crate::entry::{self, PATIENT_CATEGORIES};
use crate::schema::{item_mutations, items};
use crate::{dialect, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

/// Registers an item.
#[derive(Debug)]
pub struct CreateMedicalItem;

/// What is known of a new item.
#[derive(Debug, Clone, Input)]
pub struct NewMedicalItem {
    /// Code, unique among valid items.
    #[input(graphql_type = "ServiceCodeInputType", max_length = 6, not_blank)]
    pub code: String,
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: String,
    /// D drug, M medical prosthesis or consumable.
    #[input(graphql = "type", one_of = ITEM_TYPES)]
    pub item_type: String,
    /// How it is packed (`1000 TABLETS`).
    #[input(max_length = 255)]
    pub package: Option<String>,
    /// Price, unless a price list has another one; zero or more.
    pub price: Decimal,
    /// How much of it a package holds.
    pub quantity: Option<Decimal>,
    /// The largest quantity of a claim line.
    pub maximum_amount: Option<Decimal>,
    /// For whom: I in-patients, O out-patients, B both.
    #[input(one_of = CARE_TYPES)]
    pub care_type: String,
    /// Days between two deliveries to one insuree; none or 0 means no limit.
    #[input(graphql_type = "Decimal")]
    pub frequency: Option<i16>,
    /// For whom, as the sum of 1 men, 2 women, 4 adults, 8 children; this or `patientCategories` must be there.
    pub patient_category: Option<i16>,
    /// For whom, by name; goes before `patientCategory`.
    #[input(graphql_type = "PatientCategories", one_of = PATIENT_CATEGORIES)]
    pub patient_categories: Option<Vec<String>>,
}

impl Operation for CreateMedicalItem {
    type Target = ();
    type Input = NewMedicalItem;
    type Output = Saved<MedicalItem>;

    const DESCRIPTION: Declared = Declared::new(
        "medical_item.create",
        "medical-items",
        Verb::Create,
        "Registers an item.",
    )
    .right(rights::ADD_ITEMS)
    .graphql("createItem", "item.mutation.failed_to_create_item")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewMedicalItem) -> Result<Saved<MedicalItem>, Error> {
        let negative = entry::not_negative(&[
            ("price", Some(input.price)),
            ("quantity", input.quantity),
            ("maximumAmount", input.maximum_amount),
            ("frequency", input.frequency.map(Decimal::from)),
        ]);
        let patients = entry::required_patient_category(input.patient_category, input.patient_categories.as_deref());
        let patients = entry::together(patients, negative)?;
        code_check::refuse_taken(context, &input.code).await?;
        let id = insert(context, input, patients).await?;
        context.touches(item_mutations::item_id, &[id]).await?;
        context.emit("medical_item.created", json!({ "id": id, "code": input.code }));
        Ok(Saved::new(id))
    }
}

async fn insert(context: &mut Context<'_>, input: &NewMedicalItem, patients: i16) -> Result<i32, Error> {
    let values = (
        items::uuid.eq(Uuid::new_v4().to_string()),
        items::code.eq(&input.code),
        items::name.eq(&input.name),
        items::item_type.eq(&input.item_type),
        items::package.eq(&input.package),
        items::price.eq(input.price),
        items::quantity.eq(input.quantity),
        items::maximum_amount.eq(input.maximum_amount),
        items::care_type.eq(&input.care_type),
        items::frequency.eq(input.frequency),
        items::patient_category.eq(patients),
        items::audit_user_id.eq(context.actor().audit_user_id()),
        items::valid_from.eq(context.now()),
    );
    Ok(diesel::insert_into(items::table)
        .values(values)
        .returning(items::id)
        .get_result(context.connection())
        .await?)
}
