//! What a person may still have, as a desk asks for it.

use super::Office;
use super::front_end::session;
use super::places::place;
use super::products::product;
use super::register::today;
use chrono::{Days, Months, NaiveDate};
use cucumber::gherkin::Step;
use cucumber::{given, then, when};
use reqwest::StatusCode;
use serde_json::{Value, json};

const BASE: &str = "/api/v1";

#[given(regex = r#"^the (surgery|consultation) "([^"]+)" called "([^"]+)"$"#)]
async fn service(office: &mut Office, kind: String, code: String, name: String) {
    let category = if kind == "surgery" { "S" } else { "C" };
    let attributes = json!({
        "code": code, "name": name, "serviceType": "C", "level": "S", "category": category, "price": "100", "careType": "B",
        "patientCategory": 15, "packagetype": "S",
    });
    register(office, "medical-services", &code, attributes).await;
}

#[given(regex = r#"^the medicine "([^"]+)" called "([^"]+)"$"#)]
async fn item(office: &mut Office, code: String, name: String) {
    let attributes = json!({
        "code": code, "name": name, "itemType": "D", "price": "5", "careType": "B", "patientCategory": 15,
    });
    register(office, "medical-items", &code, attributes).await;
}

async fn register(office: &mut Office, kind: &str, code: &str, attributes: Value) {
    if office.find(kind, "code", code).await.is_none() {
        let row = json!({ "type": kind, "attributes": attributes });
        let answer = office.post("admin", &format!("{BASE}/{kind}"), row).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }
}

#[given(regex = r#"^the product "([^"]+)" that allows (\d+) visits and (\d+) operations a person and pays for$"#)]
async fn product_with_care(office: &mut Office, code: String, visits: u32, operations: u32, step: &Step) {
    let (mut items, mut services) = (Vec::new(), Vec::new());
    let table = step.table.as_ref().expect("a table of what is paid for");
    for row in table.rows.iter().skip(1) {
        let line = |of: &str, id: String| {
            json!({
                of: id, "limitationType": "C", "limitationTypeR": "C", "limitationTypeE": "C", "limitAdult": "100",
                "limitChild": "100", "waitingPeriodAdult": number(&row[1]), "waitingPeriodChild": number(&row[1]),
                "limitNoAdult": number(&row[2]), "limitNoChild": number(&row[2]),
            })
        };
        if let Some(service) = office.find("medical-services", "code", &row[0]).await {
            services.push(line("service", service));
        } else {
            let item = office.find("medical-items", "code", &row[0]).await;
            items.push(line("item", item.expect("the item or service exists")));
        }
    }
    let terms = json!({
        "lumpSum": "10000", "maxNoVisits": visits, "maxNoSurgery": operations, "items": items, "services": services,
    });
    product(office, &code, terms).await;
}

/// A cell that may be empty.
fn number(cell: &str) -> Option<i32> {
    cell.parse().ok()
}

#[given(regex = r#"^the (receptionist|scheme administrator) "([^"]+)" of "([^"]+)" is at the desk$"#)]
async fn at_the_desk(office: &mut Office, job: String, name: String, district: String) {
    if office.find("users", "username", &name).await.is_some() {
        return;
    }
    let role = if job == "receptionist" {
        "Receptionist"
    } else {
        "Scheme Administrator"
    };
    let district = place(office, &district).await;
    office
        .hire(&name, role, json!(["INTERACTIVE"]), json!({ "districts": [district] }))
        .await;
}

#[when(regex = r#"^"([^"]+)" asks what "([^"]+)" may still have$"#)]
async fn asks(office: &mut Office, who: String, number: String) {
    let path = format!("{BASE}/policies/eligibility?filter%5BchfId%5D={number}");
    office.last = Some(office.get(&who, &path).await);
}

#[when(regex = r#"^"([^"]+)" asks whether "([^"]+)" may have the (service|item) "([^"]+)"$"#)]
async fn asks_for(office: &mut Office, who: String, number: String, kind: String, code: String) {
    let path = format!("{BASE}/policies/{kind}-eligibility?filter%5BchfId%5D={number}&filter%5B{kind}Code%5D={code}");
    office.last = Some(office.get(&who, &path).await);
}

#[then(regex = r"^(no|\d+) visits and (no|\d+) operations are left$")]
fn are_left(office: &mut Office, visits: String, operations: String) {
    let found = told(office);
    for (what, left) in [("totalVisitsLeft", visits), ("totalSurgeriesLeft", operations)] {
        assert_eq!(found[what], left.parse().unwrap_or(0), "{found}");
    }
}

#[then("it is not paid for")]
fn not_paid_for(office: &mut Office) {
    assert_eq!(told(office)["isServiceOk"], false);
}

#[then(regex = r"^it is paid for from today on, (?:as often as needed|(\d+) times)$")]
fn paid_for(office: &mut Office, times: String) {
    let found = told(office);
    let [from, left, ok] = about(&found);
    assert_eq!(
        (day(&found[from]), &found[ok]),
        (Some(today()), &json!(true)),
        "{found}"
    );
    let expected = times.parse::<i64>().map_or(Value::Null, Value::from);
    assert_eq!(found[left], expected, "{found}");
}

#[then(regex = r"^it is paid for only in (\d+) months?$")]
fn paid_for_later(office: &mut Office, months: u32) {
    let found = told(office);
    let [from, _, ok] = about(&found);
    assert_eq!(found[ok], false, "{found}");
    // months are steps from day to day: from the end of a month they may lead some days further
    let (earliest, first) = (today() + Months::new(months), day(&found[from]));
    assert!(
        first.is_some_and(|first| earliest <= first && first <= earliest + Days::new(3)),
        "{found}"
    );
}

/// Where the answer tells of the item or of the service, whichever was asked for.
fn about(found: &Value) -> [&'static str; 3] {
    if found["minDateItem"].is_null() {
        ["minDateService", "serviceLeft", "isServiceOk"]
    } else {
        ["minDateItem", "itemLeft", "isItemOk"]
    }
}

#[then(regex = r#"^the front end tells "([^"]+)" the same of the item "([^"]+)" and "([^"]+)"$"#)]
async fn front_end_tells(office: &mut Office, who: String, code: String, number: String) {
    let expected = told(office);
    let query = "query ($number: String!, $code: String!) \
        { policyItemEligibilityByInsuree(chfId: $number, itemCode: $code) { minDateItem itemLeft isItemOk totalVisitsLeft } }";
    let variables = json!({ "number": number, "code": code });
    let answer = session(&who).await.ask(query, variables).await;
    let found = &answer.body["data"]["policyItemEligibilityByInsuree"];
    for member in ["minDateItem", "itemLeft", "isItemOk", "totalVisitsLeft"] {
        assert_eq!(found[member], expected[member], "{member}: {}", answer.body);
    }
}

/// The answer to the question.
fn told(office: &Office) -> Value {
    let last = office.last();
    assert_eq!(last.status, StatusCode::OK, "{}", last.body);
    last.body["meta"]["result"].clone()
}

fn day(text: &Value) -> Option<NaiveDate> {
    text.as_str()?.parse().ok()
}
