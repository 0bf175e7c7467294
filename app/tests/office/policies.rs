//! Policies, what is paid for them, and whom they cover.

use super::http::{Answer, reference};
use super::register::{family_of, person, today};
use super::{Office, name_of};
use cucumber::{given, then, when};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const POLICIES: &str = "/api/v1/policies";
const PREMIUMS: &str = "/api/v1/premiums";

#[given(regex = r#"^(he|she|the administrator) sells "([^"]+)" to the family of "([^"]+)"$"#)]
#[when(regex = r#"^(he|she|the administrator) sells "([^"]+)" to the family of "([^"]+)"$"#)]
async fn sells(office: &mut Office, who: String, product: String, number: String) {
    let actor = name_of(office, &who);
    let answer = sell(office, &actor, POLICIES, &product, &number, json!({})).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    office.last = Some(answer);
}

#[when(regex = r#"^(he|she) sells "([^"]+)" to the family of "([^"]+)", paid in full$"#)]
async fn sells_paid(office: &mut Office, who: String, product: String, number: String) {
    let actor = name_of(office, &who);
    let paid = json!({ "isPaid": true });
    let answer = sell(office, &actor, POLICIES, &product, &number, paid).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    office.last = Some(answer);
}

#[when(regex = r#"^(he|she) renews "([^"]+)" for the family of "([^"]+)"$"#)]
async fn renews(office: &mut Office, who: String, product: String, number: String) {
    let actor = name_of(office, &who);
    let path = format!("{POLICIES}/renew");
    let answer = sell(office, &actor, &path, &product, &number, json!({})).await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.body);
    office.last = Some(answer);
}

/// What the office writes on the form: who buys what, today; price and days are the product's.
async fn sell(office: &mut Office, actor: &str, path: &str, product: &str, number: &str, more: Value) -> Answer {
    let product = office
        .find("products", "code", product)
        .await
        .expect("the product exists");
    let family = family_of(office, number).await;
    let officer = officer(office, actor).await;
    let mut attributes = json!({ "enrollDate": today() });
    if let (Value::Object(all), Value::Object(more)) = (&mut attributes, more) {
        all.extend(more);
    }
    let policy = json!({
        "type": "policies",
        "attributes": attributes,
        "relationships": {
            "product": reference("products", &product),
            "family": reference("families", &family),
            "officer": reference("officers", &officer),
        },
    });
    office.post(actor, path, policy).await
}

/// The officer who sells: the actor, or somebody.
async fn officer(office: &mut Office, actor: &str) -> String {
    if let Some(officer) = office.find("officers", "code", actor).await {
        return officer;
    }
    let all = office.get("admin", "/api/v1/officers").await;
    all.body["data"][0]["id"]
        .as_str()
        .expect("there is an officer")
        .to_owned()
}

#[given(regex = r#"^(he|she) receives (\d+) for the policy of "([^"]+)" with the receipt "([^"]+)"$"#)]
#[when(regex = r#"^(he|she) receives (\d+) for the policy of "([^"]+)" with the receipt "([^"]+)"$"#)]
async fn receives(office: &mut Office, who: String, amount: String, number: String, receipt: String) {
    let actor = name_of(office, &who);
    let policy = newest(office, &number).await;
    let premium = json!({
        "type": "premiums",
        "attributes": { "amount": amount, "payDate": today(), "payType": "C", "receipt": receipt },
        "relationships": { "policy": reference("policies", policy["id"].as_str().unwrap_or_default()) },
    });
    office.last = Some(office.post(&actor, PREMIUMS, premium).await);
}

#[then(regex = r#"^the (?:newer )?policy of "([^"]+)" is (idle|active|suspended|expired|ready)$"#)]
async fn stands(office: &mut Office, number: String, expected: String) {
    let policy = newest(office, &number).await;
    let status = match expected.as_str() {
        "idle" => 1,
        "active" => 2,
        "suspended" => 4,
        "expired" => 8,
        _ => 16,
    };
    assert_eq!(policy["attributes"]["status"], status, "{policy}");
}

#[then(regex = r#"^(\d+) is left to pay for the policy of "([^"]+)"$"#)]
async fn is_left(office: &mut Office, expected: i64, number: String) {
    let policy = newest(office, &number).await;
    let attributes = &policy["attributes"];
    let left = cents(&attributes["value"]) - cents(&attributes["sumPremiums"]);
    assert_eq!(left, expected * 100, "{policy}");
}

#[then(regex = r#"^nothing is left to pay for the policy of "([^"]+)"$"#)]
async fn nothing_is_left(office: &mut Office, number: String) {
    is_left(office, 0, number).await;
}

/// An amount as it is shown, `"10000.00"` or `"0"`.
fn cents(amount: &Value) -> i64 {
    let text = amount.as_str().expect("an amount is a text");
    let (whole, part) = text.split_once('.').unwrap_or((text, "00"));
    format!("{whole}{part}").parse().expect("an amount of whole cents")
}

#[then(regex = r#"^"([^"]+)" is (covered|not covered)$"#)]
async fn is_covered(office: &mut Office, number: String, expected: String) {
    let person = person(office, &number).await;
    let path = format!(
        "/api/v1/insuree-policies?filter%5Binsuree%5D={}",
        person["id"].as_str().unwrap_or_default()
    );
    let covers = office.get("admin", &path).await;
    let rows = covers.body["data"].as_array().expect("covers");
    assert!(!rows.is_empty(), "{}", covers.body);
    let begins = |row: &Value| row["attributes"]["effectiveDate"].is_string();
    assert_eq!(rows.iter().any(begins), expected == "covered", "{}", covers.body);
}

#[then(regex = r#"^the family of "([^"]+)" has (\d+) policies, the newer one beginning after the older one ends$"#)]
async fn follow_each_other(office: &mut Office, number: String, count: usize) {
    let policies = policies(office, &number).await;
    assert_eq!(policies.len(), count, "{policies:?}");
    let newer = &policies[0]["attributes"]["startDate"];
    let older = &policies[1]["attributes"]["expiryDate"];
    assert!(newer.as_str() > older.as_str(), "{newer} {older}");
}

#[then(regex = r#"^"([^"]+)" (finds|does not find) the policy of "([^"]+)"$"#)]
async fn finds_policy(office: &mut Office, actor: String, how: String, number: String) {
    let policy = newest(office, &number).await;
    let path = format!("{POLICIES}/{}", policy["id"].as_str().unwrap_or_default());
    let answer = office.ask(Some(&actor), Method::GET, &path, None).await;
    let expected = if how == "finds" {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    assert_eq!(answer.status, expected, "{}", answer.body);
}

/// The newest policy of a person's family, as the administrator sees it.
async fn newest(office: &mut Office, number: &str) -> Value {
    policies(office, number).await.remove(0)
}

async fn policies(office: &mut Office, number: &str) -> Vec<Value> {
    let family = family_of(office, number).await;
    let path = format!("{POLICIES}?filter%5Bfamily%5D={family}&sort=-startDate,-validityFrom");
    let found = office.get("admin", &path).await;
    let policies = found.body["data"].as_array().cloned().unwrap_or_default();
    assert!(!policies.is_empty(), "{}", found.body);
    policies
}
