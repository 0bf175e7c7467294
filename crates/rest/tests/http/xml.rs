//! XML, out and in.

use crate::fixture::{Answer, Asked, Server};
use openimis_core::error::ProblemSource;
use openimis_rest::document::json;
use openimis_rest::document::request::{Expected, IdRule, input};
use openimis_rest::format::xml;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const XML: &str = "application/xml";

/// What the document in an answer stands for.
fn read(answer: &Answer) -> Value {
    xml::parse(answer.text.as_bytes()).unwrap_or_else(|problem| panic!("{problem}: {}", answer.text))
}

#[actix_web::test]
async fn every_document_says_the_same_as_in_json() {
    let Some(server) = Server::new() else { return };
    let addresses = [
        "/api/v1",
        "/api/v1/places?page[size]=2&page[total]=exact",
        "/api/v1/places?include=parent,children&sort=-code",
        "/api/v1/clinics?fields[clinics]=code",
        "/api/v1/me",
        "/api/v1/places?filter[code]=nothing%20has%20this",
        "/api/v1/places?sort=nothing",
        "/api/v1/nothing",
    ];
    for address in addresses {
        let as_json = server.get(address).await;
        let as_xml = server.ask(Asked::get(address).by("clerk").header("Accept", XML)).await;
        assert_eq!(as_xml.status, as_json.status, "{address}");
        assert_eq!(
            as_xml.header("Content-Type"),
            "application/xml; charset=utf-8",
            "{address}"
        );
        assert!(as_xml.header("Vary").starts_with("Accept"), "{address}");
        assert_eq!(read(&as_xml), as_json.json(), "{address}");
    }
}

#[actix_web::test]
async fn rows_histories_and_relationships_too() {
    let Some(server) = Server::new() else { return };
    let places = server.get("/api/v1/places").await.json();
    let id = places["data"][0]["id"].as_str().unwrap().to_owned();
    for below in [
        "",
        "/history",
        "/children",
        "/parent",
        "/relationships/children",
        "/relationships/parent",
    ] {
        let address = format!("/api/v1/places/{id}{below}");
        let as_json = server.get(&address).await;
        let as_xml = server.get(&format!("{address}?outputFormat=xml")).await;
        let mut read = read(&as_xml);
        // its own address differs, as it must
        read["links"] = as_json.json()["links"].clone();
        assert_eq!(read, as_json.json(), "{address}");
    }
}

fn create(attributes: &str) -> String {
    format!(
        "<document xmlns=\"{}\"><data><resource type=\"places\"><attributes>{attributes}</attributes></resource></data></document>",
        xml::NAMESPACE
    )
}

#[actix_web::test]
async fn operations_take_xml_and_refuse_it_with_the_same_pointers() {
    let Some(server) = Server::new() else { return };
    let post = |body: String| Asked::new("POST", "/api/v1/places").by("clerk").body(XML, body);
    let sound = create(
        "<attribute name=\"code\">XM</attribute><attribute name=\"kind\">D</attribute><attribute name=\"families\" is=\"number\">3</attribute>",
    );
    let made = server.ask(post(sound)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(made.json()["data"]["attributes"]["families"], 3);

    let wrong = create("<attribute name=\"code\">far too long</attribute><attribute name=\"kind\">D</attribute>");
    let in_json = json!({"data": {"type": "places", "attributes": {"code": "far too long", "kind": "D"}}});
    let as_json = server
        .ask(Asked::new("POST", "/api/v1/places").by("clerk").document(&in_json))
        .await;
    let as_xml = server.ask(post(wrong).header("Accept", XML)).await;
    assert_eq!((as_xml.status, as_json.status), (422, 422));
    assert_eq!(read(&as_xml), as_json.json());
}

#[actix_web::test]
async fn other_media_types_are_refused_as_ever() {
    let server = Server::away();
    for kind in [
        "text/xml",
        "application/xml; charset=latin1",
        "application/soap+xml",
        "text/plain",
    ] {
        let asked = Asked::new("POST", "/api/v1/places").by("clerk").body(kind, create(""));
        assert_eq!(server.ask(asked).await.status, 415, "{kind}");
    }
}

#[test]
fn what_is_no_document_of_ours_is_malformed() {
    let deep = |levels: usize| {
        let (open, close) = ("<item is=\"list\">".repeat(levels), "</item>".repeat(levels));
        create(&format!("<attribute name=\"x\" is=\"list\">{open}{close}</attribute>"))
    };
    let many = format!(
        "<document {}/>",
        (0..50_000).map(|n| format!("a{n}=\"\"")).collect::<Vec<_>>().join(" ")
    );
    let laughs = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><document><data>&b;</data></document>";
    let cases = [
        (String::new(), ""),
        ("<document>".to_owned(), ""),
        ("<document/><document/>".to_owned(), ""),
        ("<document></data>".to_owned(), ""),
        (laughs.to_owned(), ""),
        (
            "<!DOCTYPE document SYSTEM \"file:///etc/passwd\"><document/>".to_owned(),
            "",
        ),
        ("<?xml-stylesheet href=\"x\"?><document/>".to_owned(), ""),
        ("<?xml version=\"1.0\" encoding=\"latin1\"?><document/>".to_owned(), ""),
        (create("<attribute name=\"x\">&nbsp;</attribute>"), ""),
        (create("<attribute name=\"&nbsp;\"/>"), ""),
        (create("<attribute name=\"x\">&#0;</attribute>"), ""),
        (create("<attribute name=\"x\">&#x1;</attribute>"), ""),
        (create("<attribute name=\"x\">\0</attribute>"), ""),
        (create("<attribute name=\"x\" escaped=\"true\">\\u0000</attribute>"), ""),
        (create("<attribute name=\"x\" name=\"y\"/>"), ""),
        ("<other/>".to_owned(), ""),
        ("<document xmlns=\"urn:other\"/>".to_owned(), ""),
        ("<document><data many=\"yes\"/></document>".to_owned(), "/data"),
        ("<document><data/><data/></document>".to_owned(), "/data"),
        (create("<attribute>x</attribute>"), "/data/attributes"),
        (
            create("<attribute name=\"x\"/><attribute name=\"x\"/>"),
            "/data/attributes/x",
        ),
        (
            create("<attribute name=\"x\" is=\"number\">seven</attribute>"),
            "/data/attributes/x",
        ),
        (
            create("<attribute name=\"x\" is=\"number\">1e999</attribute>"),
            "/data/attributes/x",
        ),
        (create("<attribute name=\"x\" is=\"thing\"/>"), "/data/attributes/x"),
        (
            create("<attribute name=\"x\"><b>bold</b></attribute>"),
            "/data/attributes/x",
        ),
        (create("text"), "/data/attributes"),
        (many, ""),
        (deep(1_000), ""),
    ];
    for (body, pointer) in cases {
        let shown: String = body.chars().take(200).collect();
        let problem = xml::parse(body.as_bytes()).expect_err(&shown);
        assert_eq!(problem.kind.status, 400);
        assert_eq!(
            problem.source,
            Some(ProblemSource::Pointer(pointer.to_owned())),
            "{shown}"
        );
    }
    // the same limit as in JSON: 29 lists within the attribute's own place
    assert!(xml::parse(deep(28).as_bytes()).is_ok());
    let too_deep = xml::parse(deep(29).as_bytes()).unwrap_err();
    assert_eq!(too_deep.text(), "Nested more than 32 levels deep.");
    let in_json = |levels: usize| {
        let lists = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        json::parse(format!("{{\"data\":{{\"attributes\":{{\"x\":{lists}}}}}}}").as_bytes())
    };
    assert!(in_json(29).is_ok() && in_json(30).is_err());
}

fn value() -> impl Strategy<Value = Value> {
    let text = "[^\\x00]{0,12}".prop_map(Value::from);
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from)
    ];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, text];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            members(inner).prop_map(Value::from),
        ]
    })
}

fn members(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    let name = prop_oneof!["code|name|kind|families|extra|parent", "[^\\x00]{1,8}"];
    prop::collection::btree_map(name, value, 0..5).prop_map(|members| members.into_iter().collect())
}

/// Documents as clients send them: mostly sound, often not.
fn document() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("places".to_owned()), "[a-z]{1,5}"];
    let id = prop::option::of("[^\\x00]{1,5}");
    let identifier = (kind.clone(), id.clone()).prop_map(|(kind, id)| match id {
        Some(id) => json!({ "type": kind, "id": id }),
        None => json!({ "type": kind }),
    });
    let linkage = prop_oneof![
        Just(Value::Null),
        identifier.clone(),
        prop::collection::vec(identifier, 0..3).prop_map(Value::from),
    ];
    let relationships = prop::collection::btree_map(
        prop_oneof!["parent|code", "[^\\x00]{1,8}"],
        linkage.prop_map(|data| json!({ "data": data })),
        0..3,
    );
    (kind, id, members(value()), relationships).prop_map(|(kind, id, attributes, relationships)| {
        let mut data = json!({ "type": kind, "attributes": attributes, "relationships": relationships });
        if let Some(id) = id {
            data["id"] = id.into();
        }
        json!({ "data": data })
    })
}

proptest! {
    #[test]
    fn a_document_means_the_same_in_both(document in document()) {
        let sent = xml::parse(&xml::write(&document)).unwrap();
        prop_assert_eq!(&sent, &json::parse(document.to_string().as_bytes()).unwrap());
        let registry = crate::fixture::country::registry();
        let fields: Vec<_> = registry.operation("country.create_place").unwrap().input().collect();
        let expected = Expected { kind: "places", id: IdRule::MadeByServer, fields: &fields };
        prop_assert_eq!(input(&sent, &expected), input(&document, &expected));
    }

    #[test]
    fn nothing_makes_the_reader_panic(text in "(<|>|&|/|=|\"|document|data|resource|attribute|is|#x|;|[a-z]| ){0,60}") {
        let _ = xml::parse(text.as_bytes());
    }
}

/// A document that uses all of the vocabulary.
fn sample() -> Value {
    json!({
        "jsonapi": {"version": "1.1"},
        "data": [{
            "type": "places", "id": "a\u{1}b",
            "attributes": {"text": "a\\b\u{2}", "list": [1, null, {"x": true}], "empty": "", "object": {"a": {"b": []}}},
            "relationships": {
                "parent": {"links": {"self": "/a", "related": "/b"}, "data": {"type": "places", "id": "p", "meta": {"ended": true}}},
                "children": {"data": []},
                "none": {"data": null, "meta": {"x": 1}},
            },
            "links": {"self": "/c"}, "meta": {"ended": true},
        }],
        "included": [{"type": "clinics", "id": "1", "attributes": {}}],
        "links": {"self": "/d", "next": null},
        "meta": {"total": 5},
    })
}

fn errors() -> Value {
    json!({"jsonapi": {"version": "1.1"}, "errors": [{
        "id": "r", "status": "422", "code": "a.b", "title": "T", "detail": "D \u{3}",
        "links": {"about": "/e"}, "source": {"pointer": "/data"}, "meta": {"missing": "/data/x"},
    }]})
}

#[test]
fn the_samples_survive() {
    for sample in [sample(), errors()] {
        assert_eq!(xml::parse(&xml::write(&sample)).unwrap(), sample);
    }
}

#[test]
fn the_samples_fit_the_schema() {
    let folder = std::env::temp_dir().join(format!("openimis-schema-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let schema = folder.join("schema.xsd");
    std::fs::write(&schema, xml::SCHEMA).unwrap();
    for (name, sample) in [("sample.xml", sample()), ("errors.xml", errors())] {
        let file = folder.join(name);
        std::fs::write(&file, xml::write(&sample)).unwrap();
        let checked = std::process::Command::new("xmllint")
            .arg("--noout")
            .arg("--schema")
            .arg(&schema)
            .arg(&file)
            .output();
        let Ok(checked) = checked else {
            eprintln!("skipped, no xmllint");
            break;
        };
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Without a validator: every element and attribute that is written stands in the schema.
#[test]
fn the_schema_names_everything_that_is_written() {
    for sample in [sample(), errors()] {
        let text = String::from_utf8(xml::write(&sample)).unwrap();
        for tag in text.split('<').skip(2).filter(|tag| !tag.starts_with('/')) {
            let tag = tag.split(['>']).next().unwrap();
            let mut words = tag.split([' ', '/']);
            let element = words.next().unwrap();
            assert!(
                xml::SCHEMA.contains(&format!("<xs:element name=\"{element}\"")),
                "{element}"
            );
            let attributes = tag
                .match_indices("=\"")
                .filter_map(|(at, _)| tag[..at].rsplit(' ').next());
            for attribute in attributes {
                let known =
                    attribute == "xmlns" || xml::SCHEMA.contains(&format!("<xs:attribute name=\"{attribute}\""));
                assert!(known, "{attribute}");
            }
        }
    }
}

#[actix_web::test]
async fn the_schema_is_served() {
    let server = Server::away();
    let answer = server.ask(Asked::get("/api/v1/schema.xsd")).await;
    assert_eq!((answer.status, answer.text.as_str()), (200, xml::SCHEMA));
}
