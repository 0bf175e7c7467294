//! What the sale of a policy needs of a product.

use crate::pricing::{Cycle, Discount, Fee, Tariff};
use crate::{error, message};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use openimis_product::schema::products;
use rust_decimal::Decimal;

/// The columns of a product from which a policy follows.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = products)]
pub(crate) struct Product {
    pub id: i32,
    pub code: String,
    location_id: Option<i32>,
    date_from: DateTime<Utc>,
    date_to: DateTime<Utc>,
    pub max_installments: Option<i32>,
    max_members: i16,
    threshold: Option<i32>,
    insurance_period: i16,
    administration_period: Option<i32>,
    grace_period_enrolment: i32,
    grace_period_renewal: Option<i32>,
    start_cycle_1: Option<String>,
    start_cycle_2: Option<String>,
    start_cycle_3: Option<String>,
    start_cycle_4: Option<String>,
    lump_sum: Decimal,
    premium_adult: Option<Decimal>,
    premium_child: Option<Decimal>,
    registration_lump_sum: Option<Decimal>,
    registration_fee: Option<Decimal>,
    general_assembly_lump_sum: Option<Decimal>,
    general_assembly_fee: Option<Decimal>,
    enrolment_discount_perc: Option<i32>,
    enrolment_discount_period: Option<i32>,
    renewal_discount_perc: Option<i32>,
    renewal_discount_period: Option<i32>,
}

impl Product {
    /// The row with this key, whether it ended or not: whoever names it has looked.
    pub(crate) async fn load(context: &mut Context<'_>, id: i32) -> Result<Self, Error> {
        let row = products::table.find(id).select(Self::as_select());
        Ok(row.first(context.connection()).await?)
    }

    /// Refuses a day on which, or a village in which, the product is not sold.
    pub(crate) async fn refuse_unsold(
        &self,
        context: &mut Context<'_>,
        day: NaiveDate,
        village: Option<i32>,
    ) -> Result<(), Error> {
        let (from, to) = (self.date_from.date_naive(), self.date_to.date_naive());
        if day < from || day > to {
            let detail = message::sale_period(&self.code, from.to_string(), to.to_string());
            return Err(error::NOT_SOLD.at("product").detail(detail).into());
        }
        let (Some(place), Some(village)) = (self.location_id, village) else {
            return Ok(());
        };
        if lies_below(context, village, place).await? {
            return Ok(());
        }
        let detail = message::sale_place(&self.code);
        Err(error::NOT_SOLD.at("product").detail(detail).into())
    }

    /// What it says about prices and periods.
    pub(crate) fn tariff(&self) -> Result<Tariff, Problem> {
        Ok(Tariff {
            insurance_period: count(Some(self.insurance_period.into())),
            administration_period: count(self.administration_period),
            enrolment_grace: count(Some(self.grace_period_enrolment)),
            renewal_grace: count(self.grace_period_renewal),
            cycles: self.cycles()?,
            lump_sum: self.lump_sum,
            threshold: count(self.threshold),
            max_members: count(Some(self.max_members.into())),
            premium_adult: self.premium_adult.unwrap_or_default(),
            premium_child: self.premium_child.unwrap_or_default(),
            registration: fee(self.registration_lump_sum, self.registration_fee),
            general_assembly: fee(self.general_assembly_lump_sum, self.general_assembly_fee),
            enrolment_discount: discount(self.enrolment_discount_perc, self.enrolment_discount_period),
            renewal_discount: discount(self.renewal_discount_perc, self.renewal_discount_period),
        })
    }

    fn cycles(&self) -> Result<Vec<Option<Cycle>>, Problem> {
        let texts = [
            &self.start_cycle_1,
            &self.start_cycle_2,
            &self.start_cycle_3,
            &self.start_cycle_4,
        ];
        let read = |text: &Option<String>| match text.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| {
                let detail = message::unreadable_cycle(&self.code, text);
                error::UNPRICEABLE.at("product").detail(detail)
            }),
        };
        texts.into_iter().map(read).collect()
    }
}

/// What is not set, or below 0, is 0.
fn count(number: Option<i32>) -> u32 {
    number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

fn fee(lump_sum: Option<Decimal>, per_member: Option<Decimal>) -> Fee {
    Fee {
        lump_sum: lump_sum.unwrap_or_default(),
        per_member: per_member.unwrap_or_default(),
    }
}

fn discount(percent: Option<i32>, months: Option<i32>) -> Discount {
    Discount {
        percent: count(percent),
        months: count(months),
    }
}

async fn lies_below(context: &mut Context<'_>, place: i32, above: i32) -> Result<bool, Error> {
    #[derive(QueryableByName)]
    struct Answer {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        below: bool,
    }
    let answer: Answer = diesel::sql_query(
        "SELECT EXISTS (SELECT FROM openimis_location_closure WHERE location_id = $1 AND ancestor_id = $2) AS below",
    )
    .bind::<diesel::sql_types::Integer, _>(place)
    .bind::<diesel::sql_types::Integer, _>(above)
    .get_result(context.connection())
    .await?;
    Ok(answer.below)
}
