//! Which mutation touched which row.

use crate::error::Error;
use crate::operate::Context;
use crate::schema::administration::{role_mutations, user_mutations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// Notes that the running operation touches this role.
pub(in crate::administration) async fn link_role(context: &mut Context<'_>, role: i32) -> Result<(), Error> {
    let link = (
        role_mutations::id.eq(Uuid::new_v4()),
        role_mutations::mutation_id.eq(context.mutation()),
        role_mutations::role_id.eq(role),
    );
    diesel::insert_into(role_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Notes that the running operation touches this user.
pub(in crate::administration) async fn link_user(context: &mut Context<'_>, user: Uuid) -> Result<(), Error> {
    let link = (
        user_mutations::id.eq(Uuid::new_v4()),
        user_mutations::mutation_id.eq(context.mutation()),
        user_mutations::core_user_id.eq(user),
    );
    diesel::insert_into(user_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
