//! Which details an actor may see: those of the lists that he may see.

use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::read::sql::{Row, Sql};
use openimis_location::{Area, InArea};

/// Rows that belong to a price list of the actor's districts, of a region above them, or of the whole country.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnList {
    /// The detail's column with the list's key.
    column: &'static str,
    /// The table of the lists, its key and its location.
    list: [&'static str; 3],
}

macro_rules! on_list {
    ($(#[$doc:meta])* $name:ident: $details:ident.$column:ident -> $lists:ident) => {
        $(#[$doc])*
        pub(crate) const $name: OnList = OnList {
            column: crate::schema::$details::$column::NAME,
            list: [
                table_name::<crate::schema::$lists::table>(),
                crate::schema::$lists::id::NAME,
                crate::schema::$lists::location_id::NAME,
            ],
        };
    };
}
on_list! {
    /// Items on lists.
    ON_LISTS_OF_ITEMS: items_pricelist_details.items_pricelist_id -> items_pricelists
}
on_list! {
    /// Services on lists.
    ON_LISTS_OF_SERVICES: services_pricelist_details.services_pricelist_id -> services_pricelists
}

impl RowScope for OnList {
    fn describe(&self) -> &'static str {
        "details of price lists of the actor's districts, of regions above them, and of the whole country"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
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

impl OnList {
    fn write(self, area: &Area, sql: &mut Sql, row: Row) {
        let [table, key, location] = self.list;
        let list = sql.row();
        sql.column(row, self.column).text(" IN (SELECT ").column(list, key);
        sql.text(" FROM ").name(table).text(" ").alias(list).text(" WHERE ");
        InArea::district(location).or_national().write(area, sql, list);
        sql.text(")");
    }
}
