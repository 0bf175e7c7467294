//! What can be read of a language.

use crate::declare::{Access, GraphqlType, Resource, Scope};
use crate::schema::administration::languages;
use crate::schema::identity::interactive_users;

/// A language in which people read messages.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "languages",
    graphql = GraphqlType::plain("LanguageGQLType"),
    table = languages,
    access = Access::Authenticated,
    scope = Scope::All,
    sort = ["sortOrder", "code"],
)]
#[to_many(name = "interactiveUsers", graphql = "interactiveuserSet", target = "interactive-users",
    column = interactive_users::language, visibility = Check, doc = "Who reads it.")]
pub struct Language {
    /// Code of at most 5 characters (`fr-ch`).
    #[key]
    #[field(filter, sort, label)]
    pub code: String,
    /// What people call it.
    #[field(filter, sort, label)]
    pub name: String,
    /// Position in lists.
    #[field(sort)]
    pub sort_order: Option<i32>,
}
