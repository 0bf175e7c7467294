//! What the location module knows about every user.

use crate::schema::{health_facilities, officer_villages, user_districts};
use crate::settings::{LocationSettings, RowSecurity};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::access::{Account, AccountKind};
use openimis_core::declare::ActorFact;
use openimis_core::schema::administration::{claim_admins, officers};
use openimis_core::settings::SettingsStore;

/// The places from which a user's area extends downwards: few, whatever the size of the country.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Area {
    /// Sees the whole country.
    pub everywhere: bool,
    /// Keys of the places: the district of his facility, his villages, or his districts.
    pub roots: Vec<i64>,
    /// The places are villages: the user is an enrolment officer.
    pub villages: bool,
    /// Gaps of the existing backend are reproduced.
    pub legacy: bool,
}

impl ActorFact for Area {
    async fn load(
        connection: &mut AsyncPgConnection,
        account: &Account,
        settings: &SettingsStore,
    ) -> diesel::QueryResult<Self> {
        let settings = settings.get::<LocationSettings>();
        let mut area = Self {
            everywhere: settings.no_location_check,
            legacy: settings.row_security == RowSecurity::Legacy,
            ..Self::default()
        };
        match &account.kind {
            // spec 3.6: technical users are limited by rights, not by rows
            AccountKind::Technical(_) => area.everywhere = true,
            AccountKind::Interactive(person) => {
                let is_officer = area
                    .find_roots(connection, &account.username, person.id, person.health_facility_id)
                    .await?;
                area.villages = is_officer;
            }
        }
        Ok(area)
    }
}

impl Area {
    /// Finds the places, first match wins (spec 3.6): facility of a claim administrator, villages of an officer,
    /// districts. Says whether they are an officer's.
    async fn find_roots(
        &mut self,
        connection: &mut AsyncPgConnection,
        username: &str,
        user: i64,
        health_facility: Option<i32>,
    ) -> diesel::QueryResult<bool> {
        if let (true, Some(facility)) = (is_claim_admin(connection, username).await?, health_facility) {
            let place = health_facilities::table
                .find(facility)
                .select(health_facilities::location_id);
            let place = place.first::<i32>(connection).await.optional()?;
            self.roots = place.into_iter().map(i64::from).collect();
            return Ok(false);
        }
        let officers = officers_called(connection, username).await?;
        let roots: Vec<Option<i32>> = if officers.is_empty() {
            let links = user_districts::table.filter(user_districts::user_id.eq(user));
            let live = links.filter(user_districts::valid_to.is_null());
            live.select(user_districts::location_id.nullable())
                .distinct()
                .load(connection)
                .await?
        } else {
            let links = officer_villages::table.filter(officer_villages::officer_id.eq_any(&officers));
            let live = links.filter(officer_villages::valid_to.is_null());
            live.select(officer_villages::location_id)
                .distinct()
                .load(connection)
                .await?
        };
        self.roots = roots.into_iter().flatten().map(i64::from).collect();
        Ok(!officers.is_empty())
    }
}

/// Whether the user is a claim administrator with a login (spec 2.1).
async fn is_claim_admin(connection: &mut AsyncPgConnection, username: &str) -> diesel::QueryResult<bool> {
    let rows = claim_admins::table
        .filter(claim_admins::code.eq(username).and(claim_admins::valid_to.is_null()))
        .filter(claim_admins::has_login.eq(true));
    diesel::select(diesel::dsl::exists(rows)).get_result(connection).await
}

/// Keys of the enrolment officer that the user is, with a login (spec 2.1); none if he is not one.
async fn officers_called(connection: &mut AsyncPgConnection, username: &str) -> diesel::QueryResult<Vec<i32>> {
    let rows = officers::table
        .filter(officers::code.eq(username).and(officers::valid_to.is_null()))
        .filter(officers::has_login.eq(true));
    rows.select(officers::id).load(connection).await
}
