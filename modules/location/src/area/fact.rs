//! What the location module knows about every user.

use crate::schema::{health_facilities, officer_villages, user_districts};
use crate::settings::{LocationSettings, RowSecurity};
use diesel::prelude::*;
use diesel::sql_types::Bool;
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
        match account.kind {
            // spec 3.6: technical users are limited by rights, not by rows
            AccountKind::Technical { .. } => area.everywhere = true,
            AccountKind::Interactive { id, health_facility } => {
                let is_officer = area.find_roots(connection, &account.username, id, health_facility).await?;
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
        let (claim_admin, officer) = duties(connection, username).await?;
        if let (true, Some(facility)) = (claim_admin, health_facility) {
            let place = health_facilities::table
                .find(facility)
                .select(health_facilities::location_id)
                .first::<i32>(connection)
                .await
                .optional()?;
            self.roots = place.into_iter().map(i64::from).collect();
            return Ok(false);
        }
        let roots: Vec<Option<i32>> = if officer {
            officer_villages::table
                .inner_join(officers::table.on(officer_villages::officer_id.eq(officers::id.nullable())))
                .filter(officers::code.eq(username).and(officers::valid_to.is_null()))
                .filter(officer_villages::valid_to.is_null())
                .select(officer_villages::location_id)
                .distinct()
                .load(connection)
                .await?
        } else {
            user_districts::table
                .filter(user_districts::user_id.eq(user).and(user_districts::valid_to.is_null()))
                .select(user_districts::location_id.nullable())
                .distinct()
                .load(connection)
                .await?
        };
        self.roots = roots.into_iter().flatten().map(i64::from).collect();
        Ok(officer)
    }
}

/// Whether the user is a claim administrator, and whether an enrolment officer, with a login (spec 2.1).
async fn duties(connection: &mut AsyncPgConnection, username: &str) -> diesel::QueryResult<(bool, bool)> {
    let claim_admin = claim_admins::table
        .filter(claim_admins::code.eq(username).and(claim_admins::valid_to.is_null()))
        .filter(claim_admins::has_login.eq(true));
    let officer = officers::table
        .filter(officers::code.eq(username).and(officers::valid_to.is_null()))
        .filter(officers::has_login.eq(true));
    diesel::select((
        diesel::dsl::exists(claim_admin).into_sql::<Bool>(),
        diesel::dsl::exists(officer).into_sql::<Bool>(),
    ))
    .get_result(connection)
    .await
}

diesel::allow_tables_to_appear_in_same_query!(officer_villages, officers);
