//! Addresses.

use crate::fixture::country;
use openimis_core::registry::Method::{self, Delete, Get, Patch, Post};
use openimis_rest::routes::{Endpoint, Mismatch, Table, segments};

fn find(method: Method, path: &str) -> Result<(Endpoint, String), Mismatch> {
    let table = Table::of(&country::registry());
    let segments = segments(path).ok_or(Mismatch::NoSuchAddress)?;
    let matched = table.find(Some(method), &segments)?;
    Ok((matched.endpoint, matched.pattern))
}

fn operation(name: &str, id: Option<&str>) -> Endpoint {
    let registry = country::registry();
    let mut operations = registry.operations().iter();
    let place = operations.position(|operation| operation.description.declared.name == name);
    Endpoint::Operation(place.unwrap(), id.map(str::to_owned))
}

#[test]
fn every_declaration_has_its_address() {
    let id = || "7".to_owned();
    let cases = [
        (Get, "/places", Endpoint::Collection("places"), "/places"),
        (Get, "/places/7", Endpoint::Item("places", id()), "/places/{id}"),
        (
            Get,
            "/places/7/history",
            Endpoint::History("places", id()),
            "/places/{id}/history",
        ),
        (
            Get,
            "/places/7/children",
            Endpoint::Related("places", id(), "children"),
            "/places/{id}/children",
        ),
        (
            Get,
            "/places/7/relationships/parent",
            Endpoint::Linkage("places", id(), "parent"),
            "/places/{id}/relationships/parent",
        ),
        (Post, "/places", operation("country.create_place", None), "/places"),
        (
            Patch,
            "/places/7",
            operation("country.change_place", Some("7")),
            "/places/{id}",
        ),
        (
            Delete,
            "/places/7",
            operation("country.remove_place", Some("7")),
            "/places/{id}",
        ),
        (
            Post,
            "/places/7/move",
            operation("country.move_place", Some("7")),
            "/places/{id}/move",
        ),
        (
            Post,
            "/places/count",
            operation("country.count_places", None),
            "/places/count",
        ),
        (
            Get,
            "/places/code-is-free",
            operation("country.code_is_free", None),
            "/places/code-is-free",
        ),
        (
            Get,
            "/places/a%2Fb",
            Endpoint::Item("places", "a/b".to_owned()),
            "/places/{id}",
        ),
    ];
    for (method, path, endpoint, pattern) in cases {
        assert_eq!(
            find(method, path),
            Ok((endpoint, pattern.to_owned())),
            "{method} {path}"
        );
    }
}

#[test]
fn the_registry_and_the_table_agree() {
    let registry = country::registry();
    let routes = registry.routes();
    assert!(routes.len() > 15);
    for route in routes {
        let found = find(route.method, &route.path.replace("{id}", "7"));
        assert_eq!(
            found.map(|(_, pattern)| pattern),
            Ok(route.path.clone()),
            "{} {}",
            route.method,
            route.path
        );
    }
}

#[test]
fn nothing_is_anywhere_else() {
    for path in [
        "/nowhere",
        "/places/",
        "/places//history",
        "/places/7/nothing",
        "/places/7/relationships/nothing",
        "/places/7/relationships",
        "/places/7/children/8",
        "/places/%FF",
        "/places/%00",
        "",
        "/",
    ] {
        assert_eq!(find(Get, path), Err(Mismatch::NoSuchAddress), "{path}");
    }
}

#[test]
fn other_methods_are_named() {
    let cases = [
        (Patch, "/places", vec![Get, Post]),
        (Post, "/places/7", vec![Get, Patch, Delete]),
        (Get, "/places/7/move", vec![Post]),
        (Get, "/places/count", vec![Post]),
        (Delete, "/places/code-is-free", vec![Get]),
        (Post, "/places/7/relationships/clinics", vec![Get]),
        (Delete, "/places/7/relationships/parent", vec![Get, Patch]),
    ];
    for (method, path, expected) in cases {
        match find(method, path) {
            Err(Mismatch::Allowed(allowed, _)) => assert_eq!(allowed, expected, "{path}"),
            other => panic!("{path}: {other:?}"),
        }
    }
}
