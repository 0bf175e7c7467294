//! What the GraphQL door can be told.

use crate::declare::Settings;
use serde::{Deserialize, Serialize};

/// Section `[graphql]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct GraphqlSettings {
    /// Rows of the largest page that a client may ask for.
    pub page_size: u32,
    /// Rows of the longest list that is read when a client asks for no page.
    pub list_size: u32,
    /// Levels that fields may be nested.
    pub depth: usize,
    /// Fields that a request may select.
    pub complexity: usize,
    /// Fields of `Query` or `Mutation` that a request may select, under whatever names.
    pub roots: usize,
    /// Whether clients may ask for the schema.
    pub introspection: bool,
    /// Whether browsers get a page for trying queries out at the door's address.
    pub explorer: bool,
    /// Whether operations that may take long are answered before they are done: the mutation log tells how far they are.
    pub queue_long_operations: bool,
}

impl Default for GraphqlSettings {
    fn default() -> Self {
        Self {
            page_size: 100,
            list_size: 10_000,
            depth: 20,
            complexity: 2_000,
            roots: 50,
            introspection: true,
            explorer: true,
            queue_long_operations: false,
        }
    }
}

fn check(settings: &GraphqlSettings) -> Result<(), (&'static str, String)> {
    if settings.page_size == 0 {
        return Err(("page_size", "must be at least 1".to_owned()));
    }
    if settings.list_size < settings.page_size {
        return Err(("list_size", "must not be smaller than page_size".to_owned()));
    }
    for (key, limit) in [
        ("depth", settings.depth),
        ("complexity", settings.complexity),
        ("roots", settings.roots),
    ] {
        if limit == 0 {
            return Err((key, "must be at least 1".to_owned()));
        }
    }
    Ok(())
}
