//! Row scope: which rows an actor may see.

use crate::access::Actor;
use crate::read::sql::{Row, Sql};

/// A rule that limits the rows of a resource, registered by naming it in the resource's declaration.
///
/// One rule serves many resources (a location subtree, one's own facility, one's own records): it is a value that
/// knows the column to look at. The engine asks it once per statement and puts the condition into lists, single
/// reads, filters through relationships and the loading half of every write, so none of them can disagree.
pub trait RowScope: std::fmt::Debug + Sync {
    /// The rule in words, for documentation and the authorisation matrix.
    fn describe(&self) -> &'static str;

    /// The limit for this actor.
    fn limit(&self, actor: &Actor) -> Limit<'_>;

    /// The limit for an actor who sees everything: rows that are shown to nobody, if there are such.
    fn limit_of_all(&self, actor: &Actor) -> Limit<'_> {
        let _ = actor;
        Limit::All
    }
}

/// Writes an SQL condition about the row with this alias.
pub type Condition<'a> = Box<dyn Fn(&mut Sql, Row) + Send + Sync + 'a>;

/// What a [`RowScope`] says about an actor.
pub enum Limit<'a> {
    /// Sees all rows.
    All,
    /// Sees none.
    Nothing,
    /// Sees the rows for which the condition holds; it is written with the row's alias given.
    Rows(Condition<'a>),
}

impl<'a> Limit<'a> {
    /// The rows for which what `condition` writes holds.
    pub fn rows(condition: impl Fn(&mut Sql, Row) + Send + Sync + 'a) -> Self {
        Self::Rows(Box::new(condition))
    }

    /// The rows within both limits.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => Self::Nothing,
            (Self::All, limit) | (limit, Self::All) => limit,
            (Self::Rows(one), Self::Rows(other)) => Self::rows(move |sql, row| {
                one(sql.text("("), row);
                other(sql.text(") AND ("), row);
                sql.text(")");
            }),
        }
    }
}
