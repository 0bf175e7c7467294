//! Where an insuree is treated first.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Access, Declared, Input, Operation, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_insuree::schema::insurees;
use openimis_location::HealthFacility;

/// Tells the first point of service that an insuree had on a day; nothing if he is unknown or had none (AR-138).
#[derive(Debug)]
pub struct AskServicePoint;

/// Who, and on which day.
#[derive(Debug, Clone, Input)]
pub struct PatientOnDay {
    /// The exact insurance number.
    pub insuree_code: String,
    /// The day.
    pub date_claimed: NaiveDate,
}

impl Operation for AskServicePoint {
    type Target = ();
    type Input = PatientOnDay;
    type Output = Option<Saved<HealthFacility>>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.ask_service_point",
        "claims",
        Verb::Ask("service-point"),
        "Tells the first point of service that an insuree had on a day.",
    )
    .access(Access::Authenticated)
    .graphql("fspFromClaim", "");

    async fn run(
        context: &mut Context<'_>,
        (): &(),
        input: &PatientOnDay,
    ) -> Result<Option<Saved<HealthFacility>>, Error> {
        let Some(next) = input.date_claimed.succ_opt() else {
            return Ok(None);
        };
        let end = next.and_time(chrono::NaiveTime::MIN).and_utc();
        let facility: Option<Option<i32>> = insurees::table
            .filter(
                insurees::chf_id
                    .eq(&input.insuree_code)
                    .and(insurees::valid_from.lt(end)),
            )
            .filter(insurees::valid_to.is_null().or(insurees::valid_to.ge(end)))
            .order(insurees::id)
            .select(insurees::health_facility_id)
            .first(context.connection())
            .await
            .optional()?;
        Ok(facility.flatten().map(Saved::new))
    }
}
