//! The row scope "one's own".

use crate::access::Actor;
use crate::declare::{Limit, RowScope};
use crate::read::sql::Bind;

/// Rows of the actor himself; superusers see all (rule 45).
#[derive(Debug, Clone, Copy)]
pub struct OwnRows {
    column: &'static str,
}

impl OwnRows {
    /// Rows whose owner stands in this column: a key of `"core_User"`.
    #[must_use]
    pub const fn by(column: &'static str) -> Self {
        Self { column }
    }
}

impl RowScope for OwnRows {
    fn describe(&self) -> &'static str {
        "the actor's own rows"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        match actor.user() {
            None => Limit::Nothing,
            Some(user) if user.superuser => Limit::All,
            Some(user) => {
                let owner = user.account.id;
                Limit::rows(move |sql, row| {
                    sql.column(row, self.column).text(" = ").bind(Bind::Uuid(owner));
                })
            }
        }
    }
}
