//! Who asks.

use openimis_core::access::{Account, AccountKind, Actor, Facts, RightSet, User};
use openimis_core::declare::Right;
use openimis_core::identity::account::Technical;
use std::sync::Arc;

/// A user with this name; his places are those whose codes start with it.
pub fn user(name: &str, rights: &[Right]) -> Actor {
    account(name, rights, false)
}

pub fn superuser() -> Actor {
    account("nobody's code", &[], true)
}

fn account(name: &str, rights: &[Right], superuser: bool) -> Actor {
    Actor::User(Arc::new(User {
        account: Account {
            id: uuid::Uuid::nil(),
            username: name.to_owned(),
            officer_id: None,
            claim_admin_id: None,
            kind: AccountKind::Technical(Technical {
                is_superuser: superuser,
                ..Technical::default()
            }),
        },
        superuser,
        rights: RightSet::of(rights.iter().map(|right| right.number)),
        roles: Vec::new(),
        facts: Facts::default(),
    }))
}
