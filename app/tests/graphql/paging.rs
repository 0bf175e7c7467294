//! Pages (spec 5.4).

use crate::office::Office;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

struct Page {
    codes: Vec<String>,
    cursors: Vec<String>,
    info: Value,
}

async fn page(office: &Office, arguments: &str) -> Page {
    let query = format!(
        "{{ healthFacilities(code_Istartswith: \"P\", orderBy: \"code\" {arguments}) {{ totalCount edgeCount \
         pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} edges {{ cursor node {{ code }} }} }} }}"
    );
    let answer = office.admin.ask(&query).await;
    let edges = answer.data("/healthFacilities/edges");
    let cursors = edges
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["cursor"].as_str().unwrap().to_owned());
    assert_eq!(answer.data("/healthFacilities/totalCount"), 7, "{arguments}");
    assert_eq!(
        answer.data("/healthFacilities/edgeCount"),
        edges.as_array().unwrap().len(),
        "{arguments}"
    );
    Page {
        codes: answer.nodes("healthFacilities", "code"),
        cursors: cursors.collect(),
        info: answer.data("/healthFacilities/pageInfo"),
    }
}

fn cursor(position: u32) -> String {
    STANDARD.encode(format!("arrayconnection:{position}"))
}

#[tokio::test]
async fn pages_are_parts_of_one_list() {
    let office = Office::open().await;
    let district = office.id_of("GA1").await;
    // the demonstration's facilities have codes of their own
    let taken = office
        .server
        .sql("SELECT count(*) FROM \"tblHF\" WHERE \"HFCode\" ILIKE 'P%'");
    assert_eq!(taken.trim(), "0");
    for number in 0..7 {
        office.facility(&format!("P{number}"), &district).await;
    }
    parts(&office).await;
    cursors(&office).await;
    refusals(&office).await;
}

/// Arguments, the codes of the page, and whether there is more after and before it.
async fn parts(office: &Office) {
    let (one, two, five, nine) = (cursor(1), cursor(2), cursor(5), cursor(9));
    let cases: [(String, &str, bool, bool); 16] = [
        (String::new(), "0123456", false, false),
        ("first: 3".to_owned(), "012", true, false),
        ("first: 7".to_owned(), "0123456", false, false),
        ("first: 0".to_owned(), "", true, false),
        (format!("first: 3, after: \"{two}\""), "345", true, true),
        (format!("first: 3, after: \"{five}\""), "6", false, true),
        (format!("first: 3, after: \"{nine}\""), "", false, true),
        (format!("after: \"{two}\""), "3456", false, true),
        ("first: 2, offset: 4".to_owned(), "45", true, true),
        (format!("first: 2, offset: 2, after: \"{one}\""), "45", true, true),
        ("last: 2".to_owned(), "56", false, true),
        ("last: 7".to_owned(), "0123456", false, false),
        (format!("last: 2, before: \"{five}\""), "34", true, true),
        (format!("first: 2, before: \"{five}\""), "34", true, true),
        (format!("last: 9, before: \"{two}\""), "01", true, false),
        ("after: \"\", first: 1".to_owned(), "0", true, false),
    ];
    for (arguments, codes, next, previous) in cases {
        let page = page(office, &format!(", {arguments}")).await;
        let expected: Vec<_> = codes.chars().map(|number| format!("P{number}")).collect();
        assert_eq!(page.codes, expected, "{arguments}");
        let (said_next, said_previous) = (&page.info["hasNextPage"], &page.info["hasPreviousPage"]);
        assert_eq!(
            (said_next, said_previous),
            (&json!(next), &json!(previous)),
            "{arguments}"
        );
    }
}

/// base64 of `arrayconnection:N`, N the position in the whole list.
async fn cursors(office: &Office) {
    let page = page(office, &format!(", first: 2, after: \"{}\"", cursor(2))).await;
    assert_eq!(page.cursors, [cursor(3), cursor(4)]);
    assert_eq!(page.info["startCursor"], cursor(3));
    assert_eq!(page.info["endCursor"], cursor(4));
    let page = self::page(office, ", last: 1").await;
    assert_eq!(page.cursors, [cursor(6)]);
    let page = self::page(office, ", first: 0").await;
    assert_eq!(
        (&page.info["startCursor"], &page.info["endCursor"]),
        (&Value::Null, &Value::Null)
    );
}

async fn refusals(office: &Office) {
    let most = |argument: &str| {
        format!("Requesting 101 records on the `users` connection exceeds the `{argument}` limit of 100 records.")
    };
    let before = format!("offset: 1, first: 1, before: \"{}\"", cursor(3));
    let cases = [
        ("first: 101", Some(most("first"))),
        ("last: 101", Some(most("last"))),
        ("first: -1", None),
        ("offset: -1", None),
        ("after: \"no cursor\"", None),
        ("before: \"YXJyYXk=\"", None),
        (&before, None),
    ];
    for (arguments, expected) in cases {
        let answer = office
            .admin
            .ask(&format!(
                "{{ users({arguments}) {{ edges {{ node {{ username }} }} }} }}"
            ))
            .await;
        assert_eq!(
            (answer.status, &answer.body["data"]),
            (200, &json!({ "users": null })),
            "{arguments}"
        );
        if let Some(expected) = expected {
            assert_eq!(answer.message(), expected);
        }
    }
    let nested = "{ locations(first: 1) { edges { node { children(first: 101) { edges { node { code } } } } } } }";
    let answer = office.admin.ask(nested).await;
    assert!(
        answer.message().contains("exceeds the `first` limit of 100 records"),
        "{}",
        answer.body
    );
}
