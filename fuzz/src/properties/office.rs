//! What the parsers are asked about: everything that core and the location module declare.

use openimis_core::access::{Actor, Facts, RightSet, User};
use openimis_core::identity::account::Interactive;
use openimis_core::identity::{Account, AccountKind};
use openimis_core::registry::Registry;
use openimis_rest::routes::Table;
use std::sync::{Arc, LazyLock};

// a crate that nothing of is named is not linked, and then declares nothing
use openimis_location as _;

/// What is linked.
pub static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::linked().expect("the modules fit together"));

/// Its addresses.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(&REGISTRY));

/// One who may ask for everything, so that no check ends before the parser's own.
pub static EVERYBODY: LazyLock<Actor> = LazyLock::new(|| {
    let person = Interactive::default();
    Actor::User(Arc::new(User {
        account: Account {
            id: person.uuid,
            username: "everybody".to_owned(),
            officer_id: None,
            claim_admin_id: None,
            kind: AccountKind::Interactive(person),
        },
        superuser: true,
        rights: RightSet::default(),
        roles: Vec::new(),
        facts: Facts::default(),
    }))
});
