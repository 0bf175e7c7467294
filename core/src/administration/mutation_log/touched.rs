//! What can be read of the links between logged changes and users.

use crate::access::Actor;
use crate::administration::rights;
use crate::declare::{Access, GraphqlType, Limit, Resource, RowScope, Scope, table_name};
use crate::read::sql::Bind;
use crate::schema::administration::{mutation_logs, user_mutations};
use diesel::Column;
use uuid::Uuid;

/// A logged change that touched a user.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "user-mutations",
    graphql = GraphqlType::plain("UserMutationGQLType"),
    table = user_mutations,
    access = Access::Right(rights::FIND_USERS),
    scope = Scope::Rows(&OwnMutations::by(user_mutations::mutation_id::NAME)),
)]
pub struct UserMutation {
    /// Join key and public id.
    #[key]
    pub id: Uuid,
    /// Who was touched.
    #[to_one(target = "users", visibility = Check)]
    pub core_user_id: Uuid,
    /// The change.
    #[to_one(target = "mutation-logs", visibility = Check)]
    pub mutation_id: Uuid,
}

/// Links to what the actor asked for himself, as he sees the log itself; superusers see all (rule 45).
#[derive(Debug, Clone, Copy)]
pub struct OwnMutations {
    column: &'static str,
}

impl OwnMutations {
    /// Links whose change stands in this column: a key of `"core_Mutation_Log"`.
    #[must_use]
    pub const fn by(column: &'static str) -> Self {
        Self { column }
    }
}

impl RowScope for OwnMutations {
    fn describe(&self) -> &'static str {
        "what the actor's own changes touched"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        match actor.user() {
            None => Limit::Nothing,
            Some(user) if user.superuser => Limit::All,
            Some(user) => {
                let owner = user.account.id;
                Limit::rows(move |sql, row| {
                    let log = sql.row();
                    sql.text("EXISTS (SELECT 1 FROM ")
                        .name(table_name::<mutation_logs::table>());
                    sql.text(" ")
                        .alias(log)
                        .text(" WHERE ")
                        .column(log, mutation_logs::id::NAME);
                    sql.text(" = ").column(row, self.column).text(" AND ");
                    sql.column(log, mutation_logs::user_id::NAME)
                        .text(" = ")
                        .bind(Bind::Uuid(owner));
                    sql.text(")");
                })
            }
        }
    }
}
