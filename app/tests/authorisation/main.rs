//! Who may do what, asked of a running server: every route, every standard role, inside and outside the user's area,
//! and every kind of missing identity. What is expected stands in two tables beside this file, which are derived from
//! the specification and from nothing else.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says by panicking what is wrong"
)]

#[path = "../support/mod.rs"]
mod support;

mod claim;
mod contribution;
mod country;
mod expected;
mod insuree;
mod leaks;
mod logged;
mod matrix;
mod medical;
mod policy;
mod scheme;

use expected::routes;
use openimis_core::registry::Registry;
use std::collections::BTreeSet;

// The modules of the distribution, so that `Registry::linked` finds them.
include!(concat!(env!("OUT_DIR"), "/modules.rs"));

#[test]
fn every_route_has_a_line_and_every_line_a_route() {
    let registry = Registry::linked().unwrap();
    let of_registry = registry
        .routes()
        .into_iter()
        .map(|route| format!("{} {}", route.method, route.path));
    let of_identity = openimis_rest::auth::Endpoint::ALL.iter().flat_map(|endpoint| {
        let methods = endpoint.methods().iter();
        methods.map(move |method| format!("{method} {}", endpoint.pattern()))
    });
    let served: BTreeSet<_> = of_registry.chain(of_identity).collect();
    // what the server and modules serve beside the registry cannot be listed; the matrix asks whether it is there
    let outside = |path: &str| {
        let of_server = ["/api/", "/health/", "/metrics"];
        let of_modules = ["/insurees/import", "/photos/{id}/image"];
        of_server.iter().any(|base| path.starts_with(base)) || of_modules.contains(&path)
    };
    let lines = routes().into_iter().filter(|line| !outside(&line.path));
    let expected: BTreeSet<_> = lines.map(|line| format!("{} {}", line.method, line.path)).collect();
    let without_line: Vec<_> = served.difference(&expected).collect();
    let without_route: Vec<_> = expected.difference(&served).collect();
    assert!(
        without_line.is_empty(),
        "routes without a line in routes/*.tsv: {without_line:#?}"
    );
    assert!(
        without_route.is_empty(),
        "lines of routes/*.tsv without a route: {without_route:#?}"
    );
}

/// The rights that modules give to roles of a new database are those of the base data (spec 3.5, W-31).
#[test]
fn roles_of_a_new_database_hold_the_rights_of_the_base_data() {
    let registry = Registry::linked().unwrap();
    for (role, expected) in openimis_core::declare::SystemRole::ALL.iter().zip(expected::roles()) {
        let all: BTreeSet<_> = registry.rights().map(|right| right.number).collect();
        let granted = registry.rights().filter(|right| right.roles.contains(role));
        let granted: BTreeSet<_> = granted.map(|right| right.number).collect();
        let of_table: BTreeSet<_> = expected.rights.intersection(&all).copied().collect();
        if !expected.everything {
            assert_eq!(granted, of_table, "{}", expected.login);
        }
    }
}

#[tokio::test]
async fn the_server_answers_as_the_tables_say() {
    let country = country::Country::build().await;
    let mut wrong = matrix::ask(&country).await;
    wrong.extend(leaks::ask(&country).await);
    wrong.extend(matrix::end_sessions(&country).await);
    assert!(
        wrong.is_empty(),
        "{} answers are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
