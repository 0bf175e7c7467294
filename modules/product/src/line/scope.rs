//! Rows that belong to a product.

use crate::product::IN_REACH;
use crate::schema::products;
use diesel::Column;
use openimis_core::access::Actor;
use openimis_core::declare::{Limit, RowScope, table_name};

/// Rows of the products that the actor may see; it holds the column with the product's key.
#[derive(Debug, Clone, Copy)]
pub struct OfProduct(pub &'static str);

impl RowScope for OfProduct {
    fn describe(&self) -> &'static str {
        "rows of the products that the actor sees"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        // the rule of products is a constant, so what it says of the actor outlives this call
        match IN_REACH_RULE.limit(actor) {
            Limit::All => Limit::All,
            Limit::Nothing => Limit::Nothing,
            Limit::Rows(visible) => Limit::rows(move |sql, row| {
                let product = sql.row();
                sql.column(row, self.0).text(" IN (SELECT ");
                sql.column(product, products::id::NAME).text(" FROM ");
                sql.name(table_name::<products::table>()).text(" ").alias(product);
                sql.text(" WHERE ");
                visible(sql, product);
                sql.text(")");
            }),
        }
    }
}

static IN_REACH_RULE: openimis_location::InArea = IN_REACH;
