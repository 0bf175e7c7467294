//! Which configurations everybody may read (rule 75, W-27).

use crate::access::Actor;
use crate::administration::rights;
use crate::declare::{Limit, RowScope, table_name};
use crate::read::sql::{Row, Sql};
use crate::schema::administration::module_configurations as rows;
use diesel::Column;

/// Configurations of the front end that are exposed and not disabled, and what belongs to them. Whoever may configure
/// sees all.
#[derive(Debug, Clone, Copy)]
pub enum Exposed {
    /// The rows are configurations.
    Itself,
    /// The rows belong to the configuration whose key stands in this column.
    Of(&'static str),
}

impl Exposed {
    fn write(self, sql: &mut Sql, row: Row) {
        match self {
            Self::Itself => condition(sql, row),
            Self::Of(column) => {
                let configuration = sql.row();
                sql.text("EXISTS (SELECT FROM ").name(table_name::<rows::table>());
                sql.text(&format!(" AS {configuration} WHERE "));
                sql.column(configuration, rows::id::NAME)
                    .text(" = ")
                    .column(row, column)
                    .text(" AND ");
                condition(sql, configuration);
                sql.text(")");
            }
        }
    }
}

fn condition(sql: &mut Sql, row: Row) {
    sql.text("(").column(row, rows::is_exposed::NAME).text(" AND ");
    sql.column(row, rows::layer::NAME).text(" = 'fe' AND (");
    sql.column(row, rows::is_disabled_until::NAME).text(" IS NULL OR ");
    sql.column(row, rows::is_disabled_until::NAME).text(" < now()))");
}

impl RowScope for Exposed {
    fn describe(&self) -> &'static str {
        "exposed configurations of the front end"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        if actor.holds(rights::CONFIGURE) {
            return Limit::All;
        }
        Limit::rows(move |sql, row| self.write(sql, row))
    }
}
