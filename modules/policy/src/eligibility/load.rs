//! What covers a person, in one statement.

use super::PerCategory;
use super::decide::{Cover, Line};
use crate::error;
use crate::sight::select_person;
use chrono::NaiveDate;
use diesel::sql_types::{Bool, Date, Integer, Nullable, Numeric, Text};
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::read::sql::{Bind, Sql};
use rust_decimal::Decimal;

const COVERS: &str = include_str!("../../sql/covers.sql");

/// Who asks for what.
pub(super) struct Enquiry<'a> {
    pub(super) number: &'a str,
    pub(super) item: Option<&'a str>,
    pub(super) service: Option<&'a str>,
    pub(super) age_of_majority: u32,
}

/// A person with what covers him.
pub(super) struct Covered {
    pub(super) person: i32,
    pub(super) item: Option<i32>,
    pub(super) service: Option<i32>,
    pub(super) category: Option<String>,
    pub(super) covers: Vec<Cover>,
}

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Integer)]
    person: i32,
    #[diesel(sql_type = Nullable<Date>)]
    birth: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Integer>)]
    policy: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    product: Option<i32>,
    #[diesel(sql_type = Nullable<Bool>)]
    in_force: Option<bool>,
    #[diesel(sql_type = Nullable<Date>)]
    effective: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Integer>)]
    hospitalizations: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    visits: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    consultations: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    surgeries: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    deliveries: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    antenatals: Option<i32>,
    #[diesel(sql_type = Nullable<Numeric>)]
    hospitalization_amount: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    consultation_amount: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    surgery_amount: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    delivery_amount: Option<Decimal>,
    #[diesel(sql_type = Nullable<Numeric>)]
    antenatal_amount: Option<Decimal>,
    #[diesel(sql_type = Nullable<Integer>)]
    item: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    service: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    category: Option<String>,
    #[diesel(sql_type = Bool)]
    covers_item: bool,
    #[diesel(sql_type = Nullable<Integer>)]
    item_waiting_adult: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    item_waiting_child: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    item_limit_adult: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    item_limit_child: Option<i32>,
    #[diesel(sql_type = Bool)]
    covers_service: bool,
    #[diesel(sql_type = Nullable<Integer>)]
    service_waiting_adult: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    service_waiting_child: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    service_limit_adult: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    service_limit_child: Option<i32>,
}

/// Rule 97: refuses a number that nobody has, and care that the register does not have.
pub(super) async fn load(context: &mut Context<'_>, enquiry: &Enquiry<'_>) -> Result<Covered, Error> {
    let today = context.today();
    let sql = statement(context, enquiry, today);
    let rows: Vec<Found> = sql.load(context.connection()).await?;
    let Some(first) = rows.as_slice().first() else {
        return Err(error::NO_SUCH_PERSON.at("chfId").into());
    };
    if enquiry.item.is_some() && first.item.is_none() {
        return Err(error::NO_SUCH_CARE.at("itemCode").into());
    }
    if enquiry.service.is_some() && first.service.is_none() {
        return Err(error::NO_SUCH_CARE.at("serviceCode").into());
    }
    let is_adult = first.birth.is_none_or(|birth| {
        let years = today.years_since(birth);
        years.is_some_and(|years| years >= enquiry.age_of_majority)
    });
    Ok(Covered {
        person: first.person,
        item: first.item,
        service: first.service,
        category: first.category.clone(),
        covers: rows.iter().filter_map(|row| row.cover(is_adult)).collect(),
    })
}

fn statement(context: &Context<'_>, enquiry: &Enquiry<'_>, today: NaiveDate) -> Sql {
    let mut sql = Sql::new();
    let text = |text: Option<&str>| Bind::Text(text.unwrap_or_default().to_owned());
    sql.text("WITH given AS (SELECT ")
        .bind(Bind::Date(today))
        .text(" AS today, ");
    sql.bind(text(enquiry.item)).text(" AS item, ");
    sql.bind(text(enquiry.service)).text(" AS service), person AS (");
    select_person(&mut sql, context.actor(), enquiry.number);
    sql.text(" LIMIT 1) ").text(COVERS);
    sql
}

impl Found {
    fn cover(&self, is_adult: bool) -> Option<Cover> {
        let of_age = |adult: Option<i32>, child: Option<i32>| if is_adult { adult } else { child };
        let months = |months: Option<i32>| months.and_then(|months| u32::try_from(months).ok()).unwrap_or(0);
        let item = self.covers_item.then(|| Line {
            waiting: months(of_age(self.item_waiting_adult, self.item_waiting_child)),
            limit: of_age(self.item_limit_adult, self.item_limit_child),
        });
        let service = self.covers_service.then(|| Line {
            waiting: months(of_age(self.service_waiting_adult, self.service_waiting_child)),
            limit: of_age(self.service_limit_adult, self.service_limit_child),
        });
        Some(Cover {
            policy: self.policy?,
            product: self.product?,
            in_force: self.in_force.unwrap_or(false),
            effective: self.effective,
            counts: PerCategory {
                hospitalization: self.hospitalizations,
                visit: self.visits,
                consultation: self.consultations,
                surgery: self.surgeries,
                delivery: self.deliveries,
                antenatal: self.antenatals,
            },
            amounts: PerCategory {
                hospitalization: self.hospitalization_amount,
                visit: None,
                consultation: self.consultation_amount,
                surgery: self.surgery_amount,
                delivery: self.delivery_amount,
                antenatal: self.antenatal_amount,
            },
            item,
            service,
        })
    }
}
