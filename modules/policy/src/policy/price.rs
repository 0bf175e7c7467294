//! The price of a policy for a family as it is now.

use super::product::Product;
use crate::pricing::{Enrolment, Member, Quote, Unpriceable, quote};
use crate::settings::PolicySettings;
use crate::{error, message};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use openimis_insuree::schema::{insuree_policies, insurees};

/// The relation of those who belong to a family without being part of it (spec 1.3).
const OTHERS: i16 = 7;

/// For whom a policy is priced (spec 2.10).
#[derive(Debug, Clone, Copy)]
pub(crate) enum Priced {
    /// The valid members of this family.
    Family(i32),
    /// Those whom this policy covers.
    Covered(i32),
}

/// Value and dates of a policy, for those who are there now.
pub(crate) async fn price(
    context: &mut Context<'_>,
    product: &Product,
    enrolment: &Enrolment,
    priced: Priced,
) -> Result<Quote, Error> {
    let tariff = product.tariff()?;
    let members = members(context, priced).await?;
    let compatibility = context.settings::<PolicySettings>().compatibility();
    quote(&tariff, enrolment, &members, &compatibility).map_err(|reason| unpriceable(product, reason).into())
}

async fn members(context: &mut Context<'_>, priced: Priced) -> Result<Vec<Member>, Error> {
    type Row = (Option<NaiveDate>, Option<i16>);
    let columns = (insurees::dob, insurees::relationship_id);
    let rows: Vec<Row> = match priced {
        Priced::Family(family) => {
            let members = insurees::table.filter(insurees::family_id.eq(family).and(insurees::valid_to.is_null()));
            members.select(columns).load(context.connection()).await?
        }
        Priced::Covered(policy) => {
            let covers = insuree_policies::table
                .filter(
                    insuree_policies::policy_id
                        .eq(policy)
                        .and(insuree_policies::valid_to.is_null()),
                )
                .select(insuree_policies::insuree_id);
            let members = insurees::table.filter(insurees::id.eq_any(covers));
            members.select(columns).load(context.connection()).await?
        }
    };
    let member = |(birth, relationship): Row| Member {
        birth,
        is_other: relationship == Some(OTHERS),
    };
    Ok(rows.into_iter().map(member).collect())
}

fn unpriceable(product: &Product, reason: Unpriceable) -> Problem {
    let detail = match reason {
        Unpriceable::NoFirstCycle => message::first_cycle(&product.code),
        Unpriceable::BeyondCalendar => message::beyond_calendar(&product.code),
    };
    error::UNPRICEABLE.at("product").detail(detail)
}
