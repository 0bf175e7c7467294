//! Documents that clients send.

use crate::fixture::country;
use openimis_core::declare::{InputField, InputKind, Kind};
use openimis_core::error::ProblemSource;
use openimis_rest::document::request::{Expected, IdRule, input, place};
use serde_json::{Value, json};

fn fields(operation: &str) -> Vec<&'static InputField> {
    country::registry().operation(operation).unwrap().input().collect()
}

/// The input, or status and pointer of every problem.
fn read(operation: &str, id: IdRule<'_>, document: &Value) -> Result<Value, Vec<(u16, String)>> {
    let fields = fields(operation);
    let expected = Expected {
        kind: "places",
        id,
        fields: &fields,
    };
    let problems = match input(document, &expected) {
        Ok(input) => return Ok(Value::Object(input)),
        Err(problems) => problems,
    };
    let found = problems.into_iter().map(|problem| match problem.source {
        Some(ProblemSource::Pointer(pointer)) => (problem.kind.status, pointer),
        other => panic!("{other:?}"),
    });
    Err(found.collect())
}

const CREATE: &str = "country.create_place";
const MOVE: &str = "country.move_place";

#[test]
fn attributes_and_relationships_become_the_input() {
    let document = json!({"data": {
        "type": "places",
        "attributes": {"code": "A", "name": null, "extra": {"any": [1]}, "@note": "ignored"},
        "relationships": {"parent": {"data": {"type": "places", "id": "p"}, "links": {}, "meta": {}}},
        "links": {}, "meta": {}, "somethingElse": 1,
    }, "jsonapi": {}, "meta": {}, "included": []});
    let expected = json!({"code": "A", "name": null, "extra": {"any": [1]}, "parent": "p"});
    assert_eq!(read(CREATE, IdRule::MadeByServer, &document), Ok(expected));
    let document = json!({"data": {"type": "places", "relationships": {"parent": {"data": null}}}});
    assert_eq!(
        read(CREATE, IdRule::MadeByServer, &document),
        Ok(json!({"parent": null}))
    );
}

#[test]
fn the_identity_must_fit_the_address() {
    let data = |data: Value| json!({"data": data});
    let made = IdRule::MadeByServer;
    let must = IdRule::Must("abc");
    let may = IdRule::May(Some("abc"));
    let cases = [
        (
            made,
            data(json!({"type": "places", "id": "x"})),
            vec![(403, "/data/id")],
        ),
        (made, data(json!({"type": "clinics"})), vec![(409, "/data/type")]),
        (made, data(json!({})), vec![(400, "/data")]),
        (made, data(json!({"type": 1})), vec![(400, "/data/type")]),
        (made, data(json!([])), vec![(400, "/data")]),
        (made, data(json!(null)), vec![(400, "/data")]),
        (made, json!({}), vec![(400, "")]),
        (made, json!([]), vec![(400, "")]),
        (made, json!("x"), vec![(400, "")]),
        (must, data(json!({"type": "places"})), vec![(400, "/data")]),
        (
            must,
            data(json!({"type": "places", "id": "other"})),
            vec![(409, "/data/id")],
        ),
        (must, data(json!({"type": "places", "id": 7})), vec![(400, "/data/id")]),
        (
            must,
            data(json!({"type": "clinics", "id": "other"})),
            vec![(409, "/data/type"), (409, "/data/id")],
        ),
        (may, data(json!({"id": "other"})), vec![(409, "/data/id")]),
        (
            made,
            data(json!({"type": "places", "attributes": []})),
            vec![(400, "/data/attributes")],
        ),
        (
            made,
            data(json!({"type": "places", "relationships": 1})),
            vec![(400, "/data/relationships")],
        ),
    ];
    for (rule, document, expected) in cases {
        let expected = expected
            .into_iter()
            .map(|(status, pointer)| (status, pointer.to_owned()))
            .collect();
        assert_eq!(read(CREATE, rule, &document), Err(expected), "{document}");
    }
    assert_eq!(
        read(CREATE, must, &data(json!({"type": "places", "id": "ABC"}))),
        Ok(json!({}))
    );
}

#[test]
fn local_ids_name_nothing_outside_of_atomic_operations() {
    let own = json!({"type": "places", "lid": "me", "attributes": {"code": "A"}});
    assert_eq!(
        read(CREATE, IdRule::MadeByServer, &json!({"data": own})),
        Ok(json!({"code": "A"}))
    );
    let cases = [
        (json!({"type": "places", "lid": 1}), 400, "/data/lid"),
        (
            json!({"type": "places", "lid": "me", "relationships": {"parent": {"data": {"type": "places", "lid": "me"}}}}),
            404,
            "/data/relationships/parent/data/lid",
        ),
    ];
    for (data, status, pointer) in cases {
        let found = read(CREATE, IdRule::MadeByServer, &json!({ "data": data }));
        assert_eq!(found, Err(vec![(status, pointer.to_owned())]), "{data}");
    }
}

const fn optional(name: &'static str, kind: InputKind) -> InputField {
    InputField {
        name,
        graphql: None,
        graphql_type: None,
        doc: "",
        kind,
        required: false,
        nullable: false,
        max_length: None,
        one_of: &[],
        not_blank: false,
        secret: false,
        graphql_default: None,
    }
}

static GROUP: InputField = optional(
    "group",
    InputKind::Object(&[optional("name", InputKind::Value(Kind::Text))]),
);

#[test]
fn at_members_of_groups_are_ignored() {
    let expected = Expected {
        kind: "places",
        id: IdRule::MadeByServer,
        fields: &[&GROUP],
    };
    let group = json!({"name": "a", "@note": "ignored"});
    let document = json!({"@top": 1, "data": {"type": "places", "@data": 1, "attributes": {"group": group, "@a": 1},
        "relationships": {"@r": 1}}});
    assert_eq!(
        input(&document, &expected).map(Value::Object).ok(),
        Some(json!({"group": {"name": "a"}}))
    );
}

#[test]
fn actions_do_without_type_id_and_data() {
    let may = IdRule::May(Some("abc"));
    assert_eq!(read(MOVE, may, &json!({})), Ok(json!({})));
    assert_eq!(
        read(MOVE, may, &json!({"data": {"attributes": {"reason": "r"}}})),
        Ok(json!({"reason": "r"}))
    );
    assert_eq!(
        read(MOVE, may, &json!({"data": {"type": "places", "id": "abc"}})),
        Ok(json!({}))
    );
}

#[test]
fn members_that_are_unknown_or_misplaced_are_pointed_at() {
    let cases = [
        (json!({"attributes": {"cod": "A"}}), 422, "/data/attributes/cod"),
        (json!({"attributes": {"a/b~": "A"}}), 422, "/data/attributes/a~1b~0"),
        (json!({"attributes": {"parent": "p"}}), 422, "/data/attributes/parent"),
        (
            json!({"relationships": {"code": {"data": null}}}),
            422,
            "/data/relationships/code",
        ),
        (
            json!({"relationships": {"children": {"data": []}}}),
            422,
            "/data/relationships/children",
        ),
        (
            json!({"relationships": {"parent": null}}),
            400,
            "/data/relationships/parent",
        ),
        (
            json!({"relationships": {"parent": {}}}),
            400,
            "/data/relationships/parent",
        ),
        (
            json!({"relationships": {"parent": {"data": []}}}),
            400,
            "/data/relationships/parent/data",
        ),
        (
            json!({"relationships": {"parent": {"data": "p"}}}),
            400,
            "/data/relationships/parent/data",
        ),
        (
            json!({"relationships": {"parent": {"data": {"id": "p"}}}}),
            400,
            "/data/relationships/parent/data",
        ),
        (
            json!({"relationships": {"parent": {"data": {"type": "places"}}}}),
            400,
            "/data/relationships/parent/data",
        ),
        (
            json!({"relationships": {"parent": {"data": {"type": "places", "id": 1}}}}),
            400,
            "/data/relationships/parent/data/id",
        ),
        (
            json!({"relationships": {"parent": {"data": {"type": "clinics", "id": "1"}}}}),
            409,
            "/data/relationships/parent/data/type",
        ),
    ];
    for (mut data, status, pointer) in cases {
        data["type"] = json!("places");
        let found = read(CREATE, IdRule::MadeByServer, &json!({"data": data}));
        assert_eq!(found, Err(vec![(status, pointer.to_owned())]), "{data}");
    }
}

#[test]
fn fields_of_the_input_have_a_place_in_the_document() {
    let fields = fields(CREATE);
    let cases: [(&[&str], &str); 5] = [
        (&["code"], "/data/attributes/code"),
        (&["extra", "a/b", "0"], "/data/attributes/extra/a~1b/0"),
        (&["parent"], "/data/relationships/parent"),
        (&["unknown"], "/data/attributes/unknown"),
        (&[], "/data"),
    ];
    for (path, pointer) in cases {
        let path: Vec<_> = path.iter().map(|step| (*step).to_owned()).collect();
        assert_eq!(place(&path, &fields), pointer);
    }
}
