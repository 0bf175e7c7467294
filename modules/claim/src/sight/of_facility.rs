//! The row scope of claims: the facility decides.

use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::identity::AccountKind;
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_location::schema::health_facilities;
use openimis_location::{Area, InArea};

/// Rows whose column holds the key of a facility that the actor bills for or watches over: somebody who works at a facility
/// sees its rows alone, others see those of the facilities in their districts (W44, W45).
#[derive(Debug, Clone, Copy)]
pub struct OfFacility {
    column: &'static str,
}

const IN_AREA: InArea = InArea::district(health_facilities::location_id::NAME);

/// What of the country an actor sees of claims.
pub(super) enum Sight {
    /// Everything.
    Everywhere,
    /// One facility.
    Facility(i32),
    /// The facilities of an area.
    Area(Area),
    /// Nothing.
    Nowhere,
}

impl Sight {
    pub(super) fn of(actor: &Actor) -> Self {
        let (Some(user), Some(area)) = (actor.user(), actor.fact::<Area>()) else {
            return Self::Nowhere;
        };
        if area.everywhere || user.superuser {
            return Self::Everywhere;
        }
        match &user.account.kind {
            AccountKind::Interactive(person) => match person.health_facility_id {
                Some(facility) => Self::Facility(facility),
                None => Self::Area(area.clone()),
            },
            AccountKind::Technical(_) => Self::Area(area.clone()),
        }
    }
}

impl OfFacility {
    /// The column holds the key of the facility.
    #[must_use]
    pub const fn through(column: &'static str) -> Self {
        Self { column }
    }

    /// Writes the rule as a condition of a wider one.
    pub(super) fn write(self, sight: &Sight, sql: &mut Sql, row: Row) {
        match sight {
            Sight::Everywhere => {
                sql.text("TRUE");
            }
            Sight::Nowhere => {
                sql.text("FALSE");
            }
            Sight::Facility(facility) => {
                sql.column(row, self.column)
                    .text(" = ")
                    .bind(Bind::Number(i64::from(*facility)));
            }
            Sight::Area(area) => {
                sql.column(row, self.column).text(" IN (SELECT ");
                let facility = sql.row();
                sql.column(facility, health_facilities::id::NAME)
                    .text(" FROM ")
                    .name(table_name::<health_facilities::table>())
                    .text(" ")
                    .alias(facility)
                    .text(" WHERE ");
                IN_AREA.write(area, sql, facility);
                sql.text(")");
            }
        }
    }
}

impl RowScope for OfFacility {
    fn describe(&self) -> &'static str {
        "rows of the actor's own facility, or of the facilities in his districts if he works at none"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        match Sight::of(actor) {
            Sight::Everywhere => Limit::All,
            Sight::Nowhere => Limit::Nothing,
            sight => {
                let scope = *self;
                Limit::rows(move |sql, row| scope.write(&sight, sql, row))
            }
        }
    }
}
