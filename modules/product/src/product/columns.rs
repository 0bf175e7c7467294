//! A product's row, written. diesel sees it in two halves (see [`crate::schema`]), so writing takes two statements.

use super::Product;
use crate::schema::{product_covers, products};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// The values of a row, each in the column of its name.
macro_rules! values {
    ($product:expr => $table:ident: $($column:ident),*) => {
        ($($table::$column.eq(&$product.$column)),*)
    };
}

/// What is sold, when, and at what price.
macro_rules! sale {
    ($product:expr) => {
        values!($product => products:
            code, name, location_id, date_from, date_to, conversion_product_id, insurance_period,
            administration_period, max_members, threshold, max_installments, recurrence, lump_sum,
            premium_adult, premium_child, registration_lump_sum, registration_fee, general_assembly_lump_sum,
            general_assembly_fee, grace_period_enrolment, grace_period_renewal, grace_period_payment,
            start_cycle_1, start_cycle_2, start_cycle_3, start_cycle_4, enrolment_discount_perc,
            enrolment_discount_period, renewal_discount_perc, renewal_discount_period, acc_code_premiums,
            acc_code_remuneration, age_minimal, age_maximal
        )
    };
}

/// What is covered, and up to what.
macro_rules! cover {
    ($product:expr) => {
        values!($product => product_covers:
            ceiling_type, ceiling_interpretation, deductible_insuree, deductible_ip_insuree,
            deductible_op_insuree, ceiling_insuree, ceiling_ip_insuree, ceiling_op_insuree,
            deductible_treatment, deductible_ip_treatment, deductible_op_treatment, ceiling_treatment,
            ceiling_ip_treatment, ceiling_op_treatment, deductible_policy, deductible_ip_policy,
            deductible_op_policy, ceiling_policy, ceiling_ip_policy, ceiling_op_policy,
            max_policy_extra_member, max_policy_extra_member_ip, max_policy_extra_member_op,
            max_ceiling_policy, max_ceiling_policy_ip, max_ceiling_policy_op, max_no_consultation,
            max_no_surgery, max_no_delivery, max_no_hospitalization, max_no_visits, max_no_antenatal,
            max_amount_consultation, max_amount_surgery, max_amount_delivery, max_amount_hospitalization,
            max_amount_antenatal, relative_price_period, relative_price_period_ip, relative_price_period_op,
            level_1, level_2, level_3, level_4, sub_level_1, sub_level_2, sub_level_3, sub_level_4,
            share_contribution, weight_population, weight_number_families, weight_insured_population,
            weight_number_insured_families, weight_number_visits, weight_adjusted_amount
        )
    };
}

/// Writes a new product; answers its key.
pub(super) async fn insert(context: &mut Context<'_>, product: &Product) -> Result<i32, Error> {
    let row = (
        sale!(product),
        products::uuid.eq(Uuid::new_v4().to_string()),
        products::valid_from.eq(context.now()),
        products::audit_user_id.eq(context.actor().audit_user_id()),
    );
    let id = diesel::insert_into(products::table)
        .values(row)
        .returning(products::id)
        .get_result(context.connection())
        .await?;
    update_cover(context, id, product).await?;
    Ok(id)
}

/// Writes a product that is there.
pub(super) async fn update(context: &mut Context<'_>, product: &Product) -> Result<(), Error> {
    let row = (
        sale!(product),
        products::valid_from.eq(context.now()),
        products::audit_user_id.eq(context.actor().audit_user_id()),
    );
    diesel::update(products::table.find(product.id))
        .set(row)
        .execute(context.connection())
        .await?;
    update_cover(context, product.id, product).await
}

async fn update_cover(context: &mut Context<'_>, id: i32, product: &Product) -> Result<(), Error> {
    diesel::update(product_covers::table.find(id))
        .set(cover!(product))
        .execute(context.connection())
        .await?;
    Ok(())
}
