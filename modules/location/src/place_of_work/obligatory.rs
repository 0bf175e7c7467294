//! Places of a user that an installation makes obligatory or hides (spec 7.4, W-46).

use super::UserPlace;
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::administration::{CoreSettings, Given, check_obligatory};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::schema::administration::{claim_admins, officers};
use openimis_core::schema::identity::interactive_users as persons;

use crate::schema::{officer_villages, user_districts};

/// Keys of what a user is: person, officer, claim administrator.
pub(super) type Links = (Option<i64>, Option<i32>, Option<i32>);

/// Checks the user as the operation leaves him. A place is asked of those who can have it: districts of people who log
/// in, villages and a district of officers, a facility of people and claim administrators.
pub(super) async fn check(context: &mut Context<'_>, links: Links, input: &UserPlace) -> Result<(), Error> {
    let settings = context.settings::<CoreSettings>();
    if settings.fields_controls_user.is_empty() {
        return Ok(());
    }
    let named = |list: &Option<Vec<_>>| list.as_ref().is_some_and(|list| !list.is_empty());
    let given = |name, field, sent, filled| Given {
        name,
        field,
        sent,
        filled,
    };
    let [districts, facility, villages, district] = filled(context, links).await?;
    let problems = check_obligatory(
        &settings.fields_controls_user,
        &[
            given("districts", "districts", named(&input.districts), districts),
            given("village_ids", "villages", named(&input.villages), villages),
            given("location_id", "location", input.location.value().is_some(), district),
            given(
                "health_facility_id",
                "healthFacility",
                input.health_facility.value().is_some(),
                facility,
            ),
        ],
    );
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Refused(problems))
    }
}

/// Whether the user has districts, a facility, villages, an officer's district; what he cannot have counts as there.
async fn filled(context: &mut Context<'_>, (person, officer, administrator): Links) -> Result<[bool; 4], Error> {
    let connection = context.connection();
    let (mut districts, mut facility) = (true, person.is_none() && administrator.is_none());
    if let Some(person) = person {
        let links = user_districts::table.filter(user_districts::user_id.eq(person));
        let links = links.filter(user_districts::valid_to.is_null());
        let works = persons::table
            .find(person)
            .filter(persons::health_facility_id.is_not_null());
        districts = diesel::select(exists(links)).get_result(connection).await?;
        facility = diesel::select(exists(works)).get_result(connection).await?;
    }
    if let Some(administrator) = administrator.filter(|_| !facility) {
        let works = claim_admins::table
            .find(administrator)
            .filter(claim_admins::health_facility_id.is_not_null());
        facility = diesel::select(exists(works)).get_result(connection).await?;
    }
    let Some(officer) = officer else {
        return Ok([districts, facility, true, true]);
    };
    let links = officer_villages::table.filter(officer_villages::officer_id.eq(officer));
    let links = links.filter(officer_villages::valid_to.is_null());
    let belongs = officers::table
        .find(officer)
        .filter(officers::location_id.is_not_null());
    let villages = diesel::select(exists(links)).get_result(connection).await?;
    let district = diesel::select(exists(belongs)).get_result(connection).await?;
    Ok([districts, facility, villages, district])
}
