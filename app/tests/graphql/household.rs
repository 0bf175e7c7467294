//! The traps of frontend-api, chapter 8, that wait on the way of a household through the office: 11 to 14 and 19, with the
//! documents that the front end builds.

use crate::browser::Browser;
use crate::front_end::{done, key, rows};
use crate::office::{Office, number};
use crate::support::to_one;
use chrono::{Datelike, Days, Months, NaiveDate, Utc};
use serde_json::{Value, json};

#[tokio::test]
async fn a_household_is_enrolled_by_the_front_end() {
    let office = Office::open().await;
    let family = trap_19_extensions_are_texts_or_left_out(&office).await;
    trap_14_the_row_of_today_comes_first(&office.admin, &family, &office.id_of("GAV").await).await;
    let policy = trap_13_what_was_quoted_is_what_is_saved(&office, &family).await;
    trap_12_flat_rows_have_numbers_and_rows_have_texts(&office.admin, &family, &policy).await;
    trap_14_policies_too(&office.admin, &policy).await;
}

/// A family as the front end points at it: by its number and by its UUID.
struct Family {
    key: String,
    uuid: String,
}

async fn trap_19_extensions_are_texts_or_left_out(office: &Office) -> Family {
    let district = office.id_of("GA1").await;
    let ward = office
        .place("GAW", "W", json!({ "parent": to_one("locations", &district) }))
        .await;
    office
        .place("GAV", "V", json!({ "parent": to_one("locations", &ward) }))
        .await;
    let browser = &office.admin;
    let village = key(browser, "locations", "GAV").await;
    let head = "chfId: \"992973179\" lastName: \"Lab\" otherNames: \"Head\" genderId: \"M\" dob: \"1985-03-14\" head: true \
        marital: \"M\" cardIssued:false status: \"AC\"";
    let input = format!("headInsuree: {{ {head} }} locationId: {village} poverty: false jsonExt: \"{{}}\"");
    done(browser, "trap19-family", "createFamily", &input).await;
    let found = rows(
        browser,
        "families(clientMutationId: \"trap19-family\")",
        "id uuid jsonExt",
    )
    .await;
    let family = Family {
        key: number(&found[0]["id"]),
        uuid: found[0]["uuid"].as_str().unwrap().to_owned(),
    };
    assert_eq!(found[0]["jsonExt"], "{}", "a text, not an object");
    let spouse = "lastName: \"Lab\" otherNames: \"Spouse\" genderId: \"F\" dob: \"1988-07-21\" head: false cardIssued:false \
        relationshipId: 8 status: \"AC\"";
    for (number, extension) in [("982973179", "jsonExt: \"{}\""), ("972973179", "")] {
        let input = format!("chfId: \"{number}\" {spouse} familyId: {} {extension}", family.key);
        done(browser, number, "createInsuree", &input).await;
    }
    let members = rows(
        browser,
        &format!("familyMembers(familyUuid: \"{}\")", family.uuid),
        "chfId",
    )
    .await;
    assert_eq!(members.len(), 3, "{members:?}");
    family
}

async fn trap_14_the_row_of_today_comes_first(browser: &Browser, family: &Family, village: &str) {
    let place = number(&rows(browser, &format!("locations(uuid: \"{village}\")"), "id").await[0]["id"]);
    for address in ["First street", "Second street"] {
        let input = format!(
            "uuid: \"{}\" locationId: {place} poverty: false address: \"{address}\" jsonExt: \"{{}}\"",
            family.uuid
        );
        done(browser, address, "updateFamily", &input).await;
    }
    let list = format!("families(uuid: \"{}\",showHistory: true)", family.uuid);
    let seen = rows(browser, &list, "uuid address validityTo headInsuree { chfId }").await;
    assert_eq!(
        (&seen[0]["address"], &seen[0]["validityTo"]),
        (&json!("Second street"), &Value::Null)
    );
    assert_eq!(seen[0]["headInsuree"]["chfId"], "992973179");
    // earlier versions have ids of their own
    assert_eq!(seen.len(), 1, "{seen:?}");
}

/// A day on which the product is on sale.
fn first_of_month() -> NaiveDate {
    Utc::now().date_naive().with_day(1).unwrap()
}

const QUOTE: &str = "policy{startDate expiryDate value},warnings";

/// The product of the demonstration country that is used here: a year for a lump sum.
const PRODUCT: &str = "HOUSE";

async fn trap_13_what_was_quoted_is_what_is_saved(office: &Office, family: &Family) -> String {
    let browser = &office.admin;
    let ask = format!("{{ canAddInsuree(familyId:{}) }}", family.key);
    assert_eq!(browser.ask(&ask).await.data("/canAddInsuree"), json!([]));
    let product = key(browser, "products", PRODUCT).await;
    let seller = rows(browser, "enrolmentOfficers(first: 1)", "id uuid").await[0].clone();
    let officer = number(&seller["id"]);
    let buyers = format!(
        "families(officer: {}, headInsuree_ChfId: \"992973179\")",
        seller["uuid"]
    );
    assert_eq!(rows(browser, &buyers, "uuid").await.len(), 0);
    let (day, next) = (first_of_month(), first_of_month() + Months::new(12));
    let query = format!(
        "{{ policyValues(stage: \"N\",enrollDate: \"{day}T00:00:00\",productId: {product},familyId: {}) {{ {QUOTE} }} }}",
        family.key
    );
    let quote = browser.ask(&query).await.data("/policyValues");
    assert_eq!(quote["warnings"], json!([]));
    assert_eq!(quote["policy"]["startDate"], json!(day));
    assert_eq!(quote["policy"]["expiryDate"], json!(next - Days::new(1)));
    let input = sale(&quote["policy"], day, &product, family, &officer);
    done(browser, "trap13-policy", "createPolicy", &input).await;
    let list = "policies(insureePolicies_Insuree_ChfId: \"992973179\",first: 10,orderBy: [\"-enrollDate\"])";
    let saved = rows(browser, list, "uuid startDate expiryDate value stage").await[0].clone();
    for member in ["startDate", "expiryDate", "value"] {
        assert_eq!(saved[member], quote["policy"][member], "{member}");
    }
    assert_eq!(saved["stage"], "N");
    assert_eq!(rows(browser, &buyers, "uuid").await.len(), 1);
    let uuid = saved["uuid"].as_str().unwrap().to_owned();
    let query = format!(
        "{{ policyValues(stage: \"R\",enrollDate: \"{next}T00:00:00\",productId: {product},familyId: {},prevUuid: \"{uuid}\") \
         {{ {QUOTE} }} }}",
        family.key
    );
    let renewed = browser.ask(&query).await.data("/policyValues/policy");
    assert_eq!(renewed["startDate"], json!(next), "the day after the one before");
    assert_eq!(renewed["expiryDate"], json!(next + Months::new(12) - Days::new(1)));
    office.server.sql(&format!(
        "UPDATE \"tblProduct\" SET \"MemberCount\" = 3 WHERE \"ProductCode\" = '{PRODUCT}' AND \"ValidityTo\" IS NULL"
    ));
    let full = browser.ask(&ask).await.data("/canAddInsuree");
    let full = full.as_array().unwrap();
    assert!(
        full.len() == 1 && full[0].as_str().unwrap().contains(PRODUCT),
        "{full:?}"
    );
    uuid
}

/// What the form of a policy sends: what it was told, and who.
fn sale(quote: &Value, enrolled: NaiveDate, product: &str, family: &Family, officer: &str) -> String {
    format!(
        "enrollDate: \"{enrolled}\" startDate: {} expiryDate: {} value: {} productId: {product} familyId: {} officerId: {officer}",
        quote["startDate"], quote["expiryDate"], quote["value"], family.key
    )
}

async fn trap_12_flat_rows_have_numbers_and_rows_have_texts(browser: &Browser, family: &Family, policy: &str) {
    let members = "policyUuid,productCode,productName,officerCode,officerName,enrollDate,effectiveDate,startDate,expiryDate,\
        status,policyValue,balance,ded,dedInPatient,dedOutPatient,ceiling,ceilingInPatient,ceilingOutPatient";
    let lists = [
        format!(
            "policiesByFamily(orderBy: \"expiryDate\",activeOrLastExpiredOnly: true,familyUuid:\"{}\",first: 5)",
            family.uuid
        ),
        "policiesByInsuree(orderBy: \"expiryDate\",activeOrLastExpiredOnly: true,chfId:\"992973179\",first: 5)"
            .to_owned(),
    ];
    let row = rows(browser, &format!("policies(uuid: \"{policy}\")"), "value sumPremiums").await[0].clone();
    let value = row["value"].as_str().unwrap();
    for list in lists {
        let flat = rows(browser, &list, members).await;
        assert_eq!(flat.len(), 1, "{list}");
        let flat = &flat[0];
        assert_eq!(
            (&flat["policyUuid"], &flat["productCode"]),
            (&json!(policy), &json!(PRODUCT))
        );
        assert!(flat["officerName"].is_string() && flat["status"].is_i64(), "{flat}");
        assert_eq!(flat["policyValue"].as_f64(), value.parse().ok(), "{flat}");
        assert!(flat["policyValue"].is_f64() && flat["balance"].is_f64(), "{flat}");
    }
}

async fn trap_14_policies_too(browser: &Browser, policy: &str) {
    let members = "uuid startDate expiryDate value validityTo product { id } family { id } officer { id }";
    let list = format!("policies(uuid: \"{policy}\")");
    let row = rows(browser, &list, members).await[0].clone();
    let family = Family {
        key: number(&row["family"]["id"]),
        uuid: String::new(),
    };
    let (product, officer) = (number(&row["product"]["id"]), number(&row["officer"]["id"]));
    let earlier = first_of_month() - Days::new(1);
    let sale = sale(&row, earlier, &product, &family, &officer);
    done(
        browser,
        "trap14-policy",
        "updatePolicy",
        &format!("uuid: \"{policy}\" {sale}"),
    )
    .await;
    let list = format!("policies(uuid: \"{policy}\",showHistory: true)");
    let seen = rows(browser, &list, "uuid enrollDate validityTo").await;
    assert_eq!(
        (&seen[0]["enrollDate"], &seen[0]["validityTo"]),
        (&json!(earlier), &Value::Null)
    );
    // earlier versions have ids of their own
    assert_eq!(seen.len(), 1, "{seen:?}");
}
