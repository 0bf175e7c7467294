//! Selecting a sample of the claims that nobody has decided about (spec 9.1): random, above an amount, or above the average
//! of their diagnosis.

use super::step::{Prompts, Step, move_all};
use super::steps::FAILURE;
use crate::claim::{Claim, Outcomes};
use crate::dialect::above_average;
use crate::schema::claims;
use crate::sight::OfFacility;
use crate::standing::{Checked, ClaimStatus, Selection};
use crate::{error, rights};
use diesel::Column;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Limit, Operation, RowScope, Verb, table_name};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::read::sql::{Bind, Row, Sql};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::HashSet;
use uuid::Uuid;

/// A sample of the checked claims in sight that are idle: all of them are decided about, those in the sample are selected.
#[derive(Debug, Clone, Input)]
pub struct Sample {
    /// How many of a hundred are selected by chance, from 1 to 100; all, unless said.
    pub percent: Option<i32>,
    /// Only claims that ask for so much at least.
    pub claimed_at_least: Option<Decimal>,
    /// Only claims that ask for so many percent more than the average that was approved for their diagnosis in the last year.
    pub above_average: Option<i32>,
    /// The number from which chance follows; another one each time, unless said. The answer and the log tell it.
    pub seed: Option<i64>,
}

macro_rules! samples {
    ($($(#[$doc:meta])* $name:ident = $operation:literal, $word:literal, $about:literal, $of:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;

        impl Operation for $name {
            type Target = ();
            type Input = Sample;
            type Output = Value;

            const DESCRIPTION: Declared = Declared::new($operation, "claims", Verb::ActOnAll($word), $about)
                .right(rights::EDIT_CLAIMS)
                .graphql(concat!("openimis_", stringify!($name)), FAILURE);

            async fn run(context: &mut Context<'_>, (): &(), input: &Sample) -> Result<Value, Error> {
                draw(context, input, $of).await
            }
        }
    )*};
}

samples! {
    /// Selects a sample for review.
    SampleForReview = "claim.sample_for_review", "review-sample",
        "Selects a sample of the idle checked claims for review, and passes over the others.", REVIEW;
    /// Selects a sample for feedback.
    SampleForFeedback = "claim.sample_for_feedback", "feedback-sample",
        "Selects a sample of the idle checked claims for feedback, and passes over the others.", FEEDBACK;
}

/// What is drawn for.
#[derive(Clone, Copy)]
struct Of {
    column: &'static str,
    select: Step,
    skip: Step,
    prompts: Prompts,
}

const REVIEW: Of = Of {
    column: claims::review_status::NAME,
    select: Checked::select_for_review,
    skip: |checked| Ok(checked.skip_review()),
    prompts: Prompts::Stay,
};

const FEEDBACK: Of = Of {
    column: claims::feedback_status::NAME,
    select: Checked::select_for_feedback,
    skip: |checked| Ok(checked.skip_feedback()),
    prompts: Prompts::Open,
};

#[derive(diesel::QueryableByName)]
struct Drawn {
    #[diesel(sql_type = Text)]
    uuid: String,
}

async fn draw(context: &mut Context<'_>, input: &Sample, of: Of) -> Result<Value, Error> {
    let percent = input.percent.unwrap_or(100);
    let shares = u64::try_from(percent).ok().filter(|shares| (1..=100).contains(shares));
    let shares = shares.ok_or_else(|| error::SAMPLE.at("percent"))?;
    let seed = input.seed.unwrap_or_else(chance);
    let lots = lots(context, input, of, seed).await?;
    let size = usize::try_from(shares * u64::try_from(lots.len()).unwrap_or(u64::MAX) / 100).unwrap_or(usize::MAX);
    if size == 0 {
        return Err(error::SAMPLE.at("percent").into());
    }
    let uuids: Vec<String> = lots.into_iter().map(|lot| lot.uuid).collect();
    let selected: HashSet<&str> = uuids.iter().take(size).map(String::as_str).collect();
    let claims = context.lock_many::<Claim>(&uuids).await?;
    let (chosen, others): (Vec<Claim>, Vec<Claim>) = claims
        .into_iter()
        .partition(|claim| selected.contains(claim.uuid.as_str()));
    let mut outcomes = Outcomes::default();
    move_all(context, &chosen, |_| of.select, of.prompts, &mut outcomes).await?;
    move_all(context, &others, |_| of.skip, Prompts::Stay, &mut Outcomes::default()).await?;
    let sample = json!({ "seed": seed, "selected": chosen.len(), "passedOver": others.len() });
    context.report().tell("sample", sample.clone());
    let mut answer = outcomes.into_answer();
    if let Value::Object(members) = &mut answer {
        members.insert("sample".to_owned(), sample);
    }
    Ok(answer)
}

/// Another number each time; a UUID's are as good as any.
fn chance() -> i64 {
    let (high, _) = Uuid::new_v4().as_u64_pair();
    i64::from_ne_bytes(high.to_ne_bytes())
}

/// The idle claims in sight that meet the conditions, in an order that follows from the seed alone.
async fn lots(context: &mut Context<'_>, input: &Sample, of: Of, seed: i64) -> Result<Vec<Drawn>, Error> {
    let mut sql = Sql::new();
    let row = sql.row();
    sql.text("SELECT ")
        .column(row, claims::uuid::NAME)
        .text(" AS uuid FROM ");
    sql.name(table_name::<claims::table>()).text(" ").alias(row);
    sql.text(" WHERE ")
        .column(row, claims::valid_to::NAME)
        .text(" IS NULL AND ");
    sql.column(row, claims::status::NAME)
        .text(" = ")
        .bind(Bind::Number(i64::from(ClaimStatus::Checked.number())));
    sql.text(" AND coalesce(").column(row, of.column).text(", 1) = ");
    sql.bind(Bind::Number(i64::from(Selection::Idle.number())));
    if let Some(least) = input.claimed_at_least {
        sql.text(" AND ")
            .column(row, claims::claimed::NAME)
            .text(" >= ")
            .bind(Bind::Decimal(least));
    }
    if let Some(percent) = input.above_average {
        above_average(sql.text(" AND "), row, &Bind::Number(i64::from(percent)));
    }
    limit(context, &mut sql, row);
    sql.text(" ORDER BY md5(").column(row, claims::uuid::NAME).text(" || ");
    sql.bind(Bind::Text(seed.to_string())).text(")");
    Ok(sql.load(context.connection()).await?)
}

fn limit(context: &Context<'_>, sql: &mut Sql, row: Row) {
    const CLAIMS: OfFacility = OfFacility::through(claims::health_facility_id::NAME);
    match CLAIMS.limit(context.actor()) {
        Limit::All => {}
        Limit::Nothing => {
            sql.text(" AND FALSE");
        }
        Limit::Rows(condition) => {
            condition(sql.text(" AND ("), row);
            sql.text(")");
        }
    }
}
