//! What both a new policy and a renewal are made of, and how they are written (spec 2.12).

use super::cover;
use super::price::{Priced, price};
use super::product::Product;
use super::{Policy, PolicyStatus};
use crate::pricing::{Dates, Enrolment, Stage, to_cents};
use crate::schema::{policies, policy_mutations};
use crate::settings::PolicySettings;
use crate::{error, message};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::administration::Officer;
use openimis_core::declare::{Input, Ref};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use openimis_insuree::Family;
use rust_decimal::Decimal;
use uuid::Uuid;

/// What a policy is sold with.
#[derive(Debug, Clone, Input)]
pub struct Sale {
    /// The day on which the family enrolled; not in the future.
    pub enroll_date: NaiveDate,
    /// First day; computed from the product where it is not sent.
    pub start_date: Option<NaiveDate>,
    /// Last day; computed from the product where it is not sent.
    pub expiry_date: Option<NaiveDate>,
    /// What it costs; computed from the product and the family where it is not sent.
    pub value: Option<Decimal>,
    /// What is bought.
    #[input(graphql = "productId")]
    pub product: Ref<openimis_product::Product>,
    /// Who buys.
    #[input(graphql = "familyId")]
    pub family: Ref<Family>,
    /// Who sells.
    #[input(graphql = "officerId")]
    pub officer: Ref<Officer>,
    /// The contribution plan by which it is priced; an installation without such plans takes none.
    pub contribution_plan_id: Option<Uuid>,
}

/// What a policy is sold for, and when it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    pub(super) dates: Dates,
    pub(super) value: Decimal,
}

/// Resolved within the actor's scope.
pub(super) struct Parties {
    pub(super) product: Product,
    pub(super) family: Family,
    pub(super) officer: i32,
}

impl Sale {
    /// Everything that can be said without the database, together.
    pub(super) fn check(&self, today: NaiveDate) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        if self.enroll_date > today {
            problems.push(error::FUTURE_ENROLMENT.at("enrollDate"));
        }
        if self.contribution_plan_id.is_some() {
            problems.push(error::NO_CONTRIBUTION_PLANS.at("contributionPlanId"));
        }
        problems.extend(self.value.and_then(refuse_value));
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The rows that it names, if the product is sold then and there.
    pub(super) async fn parties(&self, context: &mut Context<'_>) -> Result<Parties, Error> {
        let family: Family = context.resolve(&self.family, "family").await?;
        let product: openimis_product::Product = context.resolve(&self.product, "product").await?;
        let officer: Officer = context.resolve(&self.officer, "officer").await?;
        let product = Product::load(context, product.id).await?;
        product
            .refuse_unsold(context, self.enroll_date, family.location_id)
            .await?;
        Ok(Parties {
            product,
            family,
            officer: officer.id,
        })
    }

    /// What was sent; what was not is computed.
    pub(super) async fn terms(
        &self,
        context: &mut Context<'_>,
        parties: &Parties,
        enrolment: &Enrolment,
    ) -> Result<Terms, Error> {
        let sent = (self.start_date, self.expiry_date, self.value);
        terms(
            context,
            &parties.product,
            enrolment,
            Priced::Family(parties.family.id),
            sent,
        )
        .await
    }

    /// Writes the policy, idle, with the coverage of every valid member (rule 70).
    pub(super) async fn store(
        &self,
        context: &mut Context<'_>,
        parties: &Parties,
        stage: Stage,
        terms: Terms,
    ) -> Result<i32, Error> {
        let (today, now) = (context.today(), context.now());
        let values = (
            policies::uuid.eq(Uuid::new_v4().to_string()),
            policies::stage.eq(stage.letter()),
            policies::status.eq(PolicyStatus::Idle.number()),
            policies::value.eq(terms.value),
            policies::enroll_date.eq(self.enroll_date),
            policies::start_date.eq(terms.dates.start),
            policies::expiry_date.eq(terms.dates.expiry),
            policies::offline.eq(false),
            policies::creation_date.eq(today),
            policies::family_id.eq(parties.family.id),
            policies::product_id.eq(parties.product.id),
            policies::officer_id.eq(parties.officer),
            policies::audit_user_id.eq(context.actor().audit_user_id()),
            policies::valid_from.eq(now),
        );
        let id = diesel::insert_into(policies::table)
            .values(values)
            .returning(policies::id)
            .get_result(context.connection())
            .await?;
        cover::cover_family(context, id).await?;
        context.touches(policy_mutations::policy_id, &[id]).await?;
        Ok(id)
    }
}

/// Value and dates: what was sent counts, the rest is computed.
pub(super) async fn terms(
    context: &mut Context<'_>,
    product: &Product,
    enrolment: &Enrolment,
    priced: Priced,
    (start, expiry, value): (Option<NaiveDate>, Option<NaiveDate>, Option<Decimal>),
) -> Result<Terms, Error> {
    let terms = match (start, expiry, value) {
        (Some(start), Some(expiry), Some(value)) => Terms {
            dates: Dates { start, expiry },
            value,
        },
        (start, expiry, value) => {
            let quote = price(context, product, enrolment, priced).await?;
            let start = start.unwrap_or(quote.dates.start);
            let computed = || last_day(context, product, start, quote.dates);
            Terms {
                dates: Dates {
                    start,
                    expiry: expiry.unwrap_or_else(computed),
                },
                value: value.unwrap_or(quote.value),
            }
        }
    };
    if terms.dates.expiry < terms.dates.start {
        return Err(error::PERIOD.at("expiryDate").into());
    }
    Ok(Terms {
        value: to_cents(terms.value),
        ..terms
    })
}

/// The last day of a policy that starts on a day of the client's own.
fn last_day(context: &Context<'_>, product: &Product, start: NaiveDate, computed: Dates) -> NaiveDate {
    if start == computed.start {
        return computed.expiry;
    }
    let months = context.settings::<PolicySettings>().compatibility().months;
    let period = product.tariff().map_or(0, |tariff| tariff.insurance_period);
    months.last_day(start, period).unwrap_or(computed.expiry)
}

/// A value that a policy cannot have.
pub(super) fn refuse_value(value: Decimal) -> Option<Problem> {
    /// What the column holds: 16 digits before the point.
    const LIMIT: i64 = 10_000_000_000_000_000;
    let fits = !value.is_sign_negative() || value.is_zero();
    (!fits || value >= Decimal::from(LIMIT)).then(|| error::VALUE.at("value"))
}

/// The policy that is named, if it is the family's.
pub(super) async fn of_family(
    context: &mut Context<'_>,
    named: &Ref<Policy>,
    family: i32,
    field: &str,
) -> Result<Policy, Error> {
    let policy: Policy = context.resolve(named, field).await?;
    if policy.family_id != family {
        let detail = message::other_family();
        return Err(error::NOTHING_TO_RENEW.at(field).detail(detail).into());
    }
    Ok(policy)
}
