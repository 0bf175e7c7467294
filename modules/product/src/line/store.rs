//! Lines, written: a bounded number of statements for any number of them.

use super::Covered;

/// The most rows of one statement: PostgreSQL takes 65,535 values, and a row has 20.
const ROWS: usize = 2_000;

/// Both tables of lines have the same columns but for what they lead to.
macro_rules! lines {
    ($(#[$doc:meta])* $module:ident, $table:ident, $leads_to:ident) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use super::{Covered, ROWS};
            use crate::schema::$table::{self as row, table};
            use diesel::prelude::*;
            use diesel::sql_types::{Integer, Timestamptz};
            use diesel_async::RunQueryDsl;
            use openimis_core::error::Error;
            use openimis_core::operate::Context;

            /// Writes lines of a product.
            pub(crate) async fn create(context: &mut Context<'_>, product: i32, lines: &[Covered]) -> Result<(), Error> {
                let (now, audit_user_id) = (context.now(), context.actor().audit_user_id());
                for part in lines.chunks(ROWS) {
                    let rows = part.iter().map(|Covered { key, limits }| {
                        (
                            (row::product_id.eq(product), row::$leads_to.eq(*key)),
                            (row::valid_from.eq(now), row::audit_user_id.eq(audit_user_id)),
                            row::price_origin.eq(limits.price_origin.as_deref().unwrap_or_default()),
                            row::limitation_type.eq(limits.limitation_type.as_deref().unwrap_or_default()),
                            row::limitation_type_r.eq(&limits.limitation_type_r),
                            row::limitation_type_e.eq(&limits.limitation_type_e),
                            (row::limit_adult.eq(limits.limit_adult), row::limit_child.eq(limits.limit_child)),
                            (row::limit_adult_r.eq(limits.limit_adult_r), row::limit_child_r.eq(limits.limit_child_r)),
                            (row::limit_adult_e.eq(limits.limit_adult_e), row::limit_child_e.eq(limits.limit_child_e)),
                            row::waiting_period_adult.eq(limits.waiting_period_adult),
                            row::waiting_period_child.eq(limits.waiting_period_child),
                            (row::limit_no_adult.eq(limits.limit_no_adult), row::limit_no_child.eq(limits.limit_no_child)),
                            row::ceiling_exclusion_adult.eq(&limits.ceiling_exclusion_adult),
                            row::ceiling_exclusion_child.eq(&limits.ceiling_exclusion_child),
                        )
                    });
                    let rows: Vec<_> = rows.collect();
                    diesel::insert_into(table)
                        .values(rows)
                        .execute(context.connection())
                        .await?;
                }
                Ok(())
            }

            /// Hands the lines of a changed product to its history copy and ends them; the product gets the new lines or,
            /// where none are sent, the same again under new keys (rule 53).
            pub(crate) async fn change(
                context: &mut Context<'_>,
                (product, copy): (i32, i32),
                lines: Option<&[Covered]>,
            ) -> Result<(), Error> {
                let live = table.filter(row::product_id.eq(product).and(row::valid_to.is_null()));
                diesel::update(live)
                    .set(row::product_id.eq(copy))
                    .execute(context.connection())
                    .await?;
                match lines {
                    Some(lines) => create(context, product, lines).await?,
                    None => self::copy(context, copy, product).await?,
                }
                let handed = table.filter(row::product_id.eq(copy).and(row::valid_to.is_null()));
                diesel::update(handed)
                    .set(row::valid_to.eq(context.now()))
                    .execute(context.connection())
                    .await?;
                Ok(())
            }

            /// Gives a product the live lines of another one.
            pub(crate) async fn copy(context: &mut Context<'_>, from: i32, to: i32) -> Result<(), Error> {
                let limits = (
                    row::price_origin,
                    row::limitation_type,
                    row::limitation_type_r,
                    row::limitation_type_e,
                    (row::limit_adult, row::limit_child),
                    (row::limit_adult_r, row::limit_child_r),
                    (row::limit_adult_e, row::limit_child_e),
                    (row::waiting_period_adult, row::waiting_period_child),
                    (row::limit_no_adult, row::limit_no_child),
                    (row::ceiling_exclusion_adult, row::ceiling_exclusion_child),
                );
                let heads = (row::product_id, row::$leads_to, row::valid_from, row::audit_user_id);
                let lines = table
                    .filter(row::product_id.eq(from).and(row::valid_to.is_null()))
                    .select((
                        (
                            to.into_sql::<Integer>(),
                            row::$leads_to,
                            context.now().into_sql::<Timestamptz>(),
                            context.actor().audit_user_id().into_sql::<Integer>(),
                        ),
                        limits,
                    ));
                diesel::insert_into(table)
                    .values(lines)
                    .into_columns((heads, limits))
                    .execute(context.connection())
                    .await?;
                Ok(())
            }
        }
    };
}

lines!(
    /// The items that products cover.
    items,
    product_items,
    item_id
);
lines!(
    /// The services that products cover.
    services,
    product_services,
    service_id
);
