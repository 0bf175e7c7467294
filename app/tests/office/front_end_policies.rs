//! Families, policies and contributions in the front end of openIMIS.

use super::Office;
use super::front_end::{FrontEnd, front_end, key_in, logged};
use super::register::today;
use chrono::Months;
use cucumber::{then, when};
use serde_json::{Value, json};

#[when(
    regex = r#"^(?:he|she) enrols the family of "([^" ]+) ([^"]+)" with the number "([^"]+)" in "([^"]+)" in the front end$"#
)]
async fn enrols(office: &mut Office, first: String, last: String, number: String, village: String) {
    let front_end = front_end(office);
    let village = key_in("locations", front_end, &village).await;
    let mut head = someone(&first, &last, &number);
    head["head"] = Value::from(true);
    let family = json!({ "headInsuree": head, "locationId": number_of(&village), "poverty": false });
    let answer = front_end.change("createFamily", family).await;
    office.last = Some(answer);
}

#[when(regex = r#"^(?:he|she) adds "([^" ]+) ([^"]+)" with the number "([^"]+)" to that family in the front end$"#)]
async fn adds(office: &mut Office, first: String, last: String, number: String) {
    let front_end = front_end(office);
    let mut person = someone(&first, &last, &number);
    person["head"] = Value::from(false);
    person["familyId"] = front_end.made("family")["key"].clone();
    let answer = front_end.change("createInsuree", person).await;
    office.last = Some(answer);
}

/// A person as the form sends her.
fn someone(first: &str, last: &str, number: &str) -> Value {
    json!({
        "chfId": number, "lastName": last, "otherNames": first, "genderId": "F", "dob": "1980-01-01",
        "cardIssued": false, "status": "AC",
    })
}

#[when(regex = r#"^(?:he|she) sells "([^"]+)" to that family in the front end$"#)]
async fn sells(office: &mut Office, product: String) {
    let front_end = front_end(office);
    let product = number_of(&key_in("products", front_end, &product).await);
    let officer = number_of(&key_in("policyOfficers", front_end, "wema").await);
    let family = front_end.made("family")["key"].clone();
    let ends = today() + Months::new(12) - chrono::Duration::days(1);
    let policy = json!({
        "enrollDate": today(), "startDate": today(), "expiryDate": ends, "value": "10000.00",
        "productId": product, "familyId": family, "officerId": officer,
    });
    let answer = front_end.change("createPolicy", policy).await;
    office.last = Some(answer);
}

#[when(regex = r#"^(?:he|she) receives (\d+) for that policy with the receipt "([^"]+)" in the front end$"#)]
async fn receives(office: &mut Office, amount: String, receipt: String) {
    let front_end = front_end(office);
    let policy = front_end.made("policy")["uuid"].clone();
    let premium = json!({
        "policyUuid": policy, "amount": amount, "receipt": receipt, "payDate": today(), "payType": "C",
        "isPhotoFee": false, "action": "WAIT",
    });
    let answer = front_end.change("createPremium", premium).await;
    office.last = Some(answer);
}

#[then(regex = "^the journal leads to the new (family|policy)$")]
async fn leads_to(office: &mut Office, what: String) {
    let many = if what == "family" { "families" } else { "policies" };
    let entry = logged(office, &format!("{many} {{ {what} {{ id uuid }} }}")).await;
    let found = &entry[many][0][&what];
    let key = FrontEnd::key(&found["id"]);
    let made = json!({ "uuid": found["uuid"], "key": number_of(&key) });
    front_end(office).note(&what, made);
}

#[then(regex = r"^the front end shows that policy (idle|active), with (\d+) paid$")]
async fn shows(office: &mut Office, status: String, paid: f64) {
    let front_end = front_end(office);
    let uuid = front_end.made("policy")["uuid"].clone();
    let query = "query ($uuid: String) { policies(uuid: $uuid) { edges { node { status sumPremiums } } } }";
    let answer = front_end.ask(query, json!({ "uuid": uuid })).await;
    let policy = &answer.body["data"]["policies"]["edges"][0]["node"];
    let expected = json!({ "status": if status == "idle" { 1 } else { 2 }, "sumPremiums": paid });
    assert_eq!(policy, &expected, "{}", answer.body);
}

#[then(regex = r#"^the front end lists the receipts "([^"]+)" and "([^"]+)" of that policy$"#)]
async fn lists(office: &mut Office, first: String, second: String) {
    let front_end = front_end(office);
    let uuid = front_end.made("policy")["uuid"].clone();
    let query = "query ($uuids: [String]!) { premiumsByPolicies(policyUuids: $uuids, orderBy: \"receipt\") \
                 { edges { node { receipt } } } }";
    let answer = front_end.ask(query, json!({ "uuids": [uuid] })).await;
    let edges = answer.body["data"]["premiumsByPolicies"]["edges"]
        .as_array()
        .expect("contributions");
    let receipts: Vec<_> = edges.iter().map(|edge| &edge["node"]["receipt"]).collect();
    assert_eq!(receipts, [first.as_str(), second.as_str()], "{}", answer.body);
}

fn number_of(key: &str) -> i64 {
    key.parse().expect("a number")
}
