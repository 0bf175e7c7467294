//! The row scope by location, declared once per resource.

use super::Area;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, Right, RowScope};
use openimis_core::read::sql::{Bind, Row, Sql};

/// Rows whose place lies in the actor's area. `"openimis_location_closure"` answers that by index, whatever the size
/// of the area: it holds every live location with all that is above it, kept right by triggers.
#[derive(Debug, Clone, Copy)]
pub struct InArea {
    column: &'static str,
    level: Level,
    national: bool,
    except: Option<Right>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The rows are places.
    Place,
    /// The rows belong to districts.
    District,
    /// The rows belong to villages.
    Village,
}

impl InArea {
    /// Rows that are places: those of the area and, so that the tree can be shown, those above it.
    #[must_use]
    pub const fn place(key: &'static str) -> Self {
        Self::new(key, Level::Place)
    }

    /// Rows of a district (facilities): an officer whose area is villages sees those of the villages' districts (W-15).
    #[must_use]
    pub const fn district(column: &'static str) -> Self {
        Self::new(column, Level::District)
    }

    /// Rows of a village (families).
    #[must_use]
    pub const fn village(column: &'static str) -> Self {
        Self::new(column, Level::Village)
    }

    /// A row without a place is national and seen by everybody. Say so only of what can be national (W-14).
    #[must_use]
    pub const fn or_national(mut self) -> Self {
        self.national = true;
        self
    }

    /// Holders of this right see every row.
    #[must_use]
    pub const fn unless(mut self, right: Right) -> Self {
        self.except = Some(right);
        self
    }

    const fn new(column: &'static str, level: Level) -> Self {
        Self {
            column,
            level,
            national: false,
            except: None,
        }
    }

    /// Writes the rule as a condition of a wider one, for an area that is not everywhere.
    pub fn write(self, area: &Area, sql: &mut Sql, row: Row) {
        let reaches = !(area.legacy && area.villages && self.level == Level::District);
        sql.text("(");
        if reaches {
            sql.column(row, self.column)
                .text(" IN (SELECT location_id FROM openimis_location_closure WHERE ancestor_id = ANY(")
                .bind(Bind::Numbers(area.roots.clone()))
                .text("))");
        } else {
            sql.text("FALSE");
        }
        if reaches && self.level != Level::Village {
            sql.text(" OR ")
                .column(row, self.column)
                .text(" IN (SELECT ancestor_id FROM openimis_location_closure WHERE location_id = ANY(")
                .bind(Bind::Numbers(area.roots.clone()))
                .text("))");
        }
        if self.national || (area.legacy && self.level != Level::Place) {
            sql.text(" OR ").column(row, self.column).text(" IS NULL");
        }
        sql.text(")");
    }
}

impl RowScope for InArea {
    fn describe(&self) -> &'static str {
        match self.level {
            Level::Place => "places in the actor's area and above it",
            Level::District => "rows of the actor's districts",
            Level::Village => "rows of villages in the actor's area",
        }
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        if self.except.is_some_and(|right| actor.holds(right)) {
            return Limit::All;
        }
        match actor.fact::<Area>() {
            Some(area) if area.everywhere => Limit::All,
            Some(area) => {
                let (scope, area) = (*self, area.clone());
                Limit::rows(move |sql, row| scope.write(&area, sql, row))
            }
            None => Limit::Nothing,
        }
    }
}
