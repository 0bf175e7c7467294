//! Acceptance rules of insuree-policy (spec chapter 7) whose subject is openIMIS's dialect: what it empties, in which order it
//! lists, what its log says, how its ids read. "Rule" numbers are that chapter's.

use crate::front_end::{done, key, refused, rows};
use crate::office::{Office, number};
use crate::support::to_one;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{Days, Utc};
use serde_json::{Value, json};

#[tokio::test]
async fn a_household_is_registered_and_insured_by_the_rules() {
    let office = Office::open().await;
    let village = village(&office).await;
    let family = rules_12_31_and_106_a_family_with_its_head(&office, &village).await;
    rule_46_members_come_after_their_head_by_birth(&office, &family).await;
    rules_14_21_and_34_what_is_left_out_is_emptied(&office, &family, &village).await;
    rules_11_19_20_24_29_and_39_what_is_refused(&office, &family).await;
    rules_47_and_48_products(&office).await;
    let policy = rules_71_74_86_and_91_policies_and_receipts(&office, &family).await;
    rules_97_and_102_nobody_and_no_right(&office).await;
    rule_105_global_ids_and_uuids(&office, &family).await;
    rule_107_what_ended_is_found_by_its_uuid(&office, &policy).await;
}

/// A family as the front end points at it, and its members by number.
struct Family {
    key: String,
    uuid: String,
}

const HEAD: &str = "883179017";
const CHILD: &str = "883179024";
const BABY: &str = "883179031";

async fn village(office: &Office) -> String {
    let district = office.id_of("GA1").await;
    let ward = office
        .place("GAW", "W", json!({ "parent": to_one("locations", &district) }))
        .await;
    office
        .place("GAV", "V", json!({ "parent": to_one("locations", &ward) }))
        .await;
    key(&office.admin, "locations", "GAV").await
}

fn person(chf_id: &str, name: &str, dob: &str) -> String {
    format!("chfId: \"{chf_id}\" lastName: \"Rule\" otherNames: \"{name}\" genderId: \"F\" dob: \"{dob}\"")
}

/// The one person with this number.
async fn of(office: &Office, chf_id: &str, members: &str) -> Value {
    let found = rows(&office.admin, &format!("insurees(chfId: \"{chf_id}\")"), members).await;
    assert_eq!(found.len(), 1, "{chf_id}: {found:?}");
    found[0].clone()
}

async fn rules_12_31_and_106_a_family_with_its_head(office: &Office, village: &str) -> Family {
    let browser = &office.admin;
    let head = person(HEAD, "Head", "1980-01-01");
    let input =
        format!("headInsuree: {{ {head} head: true status: \"AC\" }} locationId: {village} address: \"1 Main street\"");
    done(browser, "rule-31", "createFamily", &input).await;
    let touched = "{ mutationLogs(clientMutationId: \"rule-31\") { edges { node { families { family { id uuid } } \
        insurees { insuree { uuid } } } } } }";
    let touched = browser.ask(touched).await.data("/mutationLogs/edges/0/node");
    assert_eq!(touched["insurees"], json!([]), "the family only: {touched}");
    let found = &touched["families"][0]["family"];
    let family = Family {
        key: number(&found["id"]),
        uuid: found["uuid"].as_str().unwrap().to_owned(),
    };
    let head = of(office, HEAD, "uuid status head family { uuid headInsuree { chfId } }").await;
    assert_eq!((&head["status"], &head["head"]), (&json!("AC"), &json!(true)));
    assert_eq!(
        head["family"],
        json!({ "uuid": family.uuid, "headInsuree": { "chfId": HEAD } })
    );
    family
}

async fn rule_46_members_come_after_their_head_by_birth(office: &Office, family: &Family) {
    for (chf_id, dob) in [(BABY, "2024-05-05"), (CHILD, "2015-05-05")] {
        let input = format!(
            "{} head: false status: \"AC\" familyId: {}",
            person(chf_id, "Member", dob),
            family.key
        );
        done(&office.admin, chf_id, "createInsuree", &input).await;
    }
    let list = format!("familyMembers(familyUuid: \"{}\")", family.uuid);
    let found = rows(&office.admin, &list, "chfId").await;
    let found: Vec<_> = found.iter().map(|member| member["chfId"].as_str().unwrap()).collect();
    assert_eq!(found, [HEAD, CHILD, BABY]);
}

async fn rules_14_21_and_34_what_is_left_out_is_emptied(office: &Office, family: &Family, village: &str) {
    let browser = &office.admin;
    office.server.sql(
        "INSERT INTO \"tblInsureeStatusReason\" (\"ValidityFrom\", \"StatusReasonId\", \"StatusReason\", \"Code\", status_type) \
         VALUES (now(), 1, 'Moved', 'MV', 'IN')",
    );
    let uuid = of(office, CHILD, "uuid").await["uuid"].as_str().unwrap().to_owned();
    let child = format!("uuid: \"{uuid}\" {}", person(CHILD, "Member", "2015-05-05"));
    let inactive = format!(
        "{child} phone: \"0700\" familyId: {} status: \"IN\" statusReason: \"MV\" statusDate: \"2026-10-01\"",
        family.key
    );
    done(browser, "rule-18", "updateInsuree", &inactive).await;
    done(browser, "rule-14", "updateInsuree", &child).await;
    let found = of(
        office,
        CHILD,
        "uuid phone family { uuid } status statusDate statusReason { code }",
    )
    .await;
    let expected = json!({
        "uuid": uuid, "phone": null, "family": null,
        "status": "IN", "statusDate": "2026-10-01", "statusReason": { "code": "MV" },
    });
    assert_eq!(found, expected);
    let active = format!("{child} familyId: {} status: \"AC\"", family.key);
    done(browser, "rule-21", "updateInsuree", &active).await;

    let head = of(office, HEAD, "uuid").await["uuid"].as_str().unwrap().to_owned();
    let input = format!(
        "uuid: \"{}\" headInsuree: {{ uuid: \"{head}\" {} head: true }} locationId: {village}",
        family.uuid,
        person(HEAD, "Head", "1980-01-01")
    );
    done(browser, "rule-34", "updateFamily", &input).await;
    let list = format!("families(uuid: \"{}\")", family.uuid);
    assert_eq!(rows(browser, &list, "address").await, [json!({ "address": null })]);
    let copies = format!(
        "SELECT count(*) FROM \"tblFamilies\" WHERE \"LegacyID\" = {}",
        family.key
    );
    assert_eq!(office.server.sql(&copies).trim(), "1");
}

async fn rules_11_19_20_24_29_and_39_what_is_refused(office: &Office, family: &Family) {
    let browser = &office.admin;
    let uuid = |person: Value| person["uuid"].as_str().unwrap().to_owned();
    let (head, child) = (
        uuid(of(office, HEAD, "uuid").await),
        uuid(of(office, CHILD, "uuid").await),
    );
    let family = format!("familyId: {}", family.key);
    let changed = |chf_id: &str, more: &str| {
        format!(
            "uuid: \"{child}\" {} {family} {more}",
            person(chf_id, "Member", "2015-05-05")
        )
    };
    let status = |letters: &str| format!("status: \"{letters}\" statusReason: \"MV\" statusDate: \"2026-10-01\"");
    let wrong_photo = "photo: { photo: \"aGVsbG8=\" date: \"2026-10-01\" officerId: 1 }";
    let newcomer = format!("{} {wrong_photo}", person("883179048", "New", "1990-01-01"));
    let both = format!("uuids: [\"{head}\"]");
    for (id, field, input, detail) in [
        ("rule-11", "updateInsuree", changed(HEAD, ""), "invalid_insuree_number"),
        (
            "rule-11b",
            "createInsuree",
            person(HEAD, "Usurper", "1990-01-01"),
            "invalid_insuree_number",
        ),
        (
            "rule-19",
            "updateInsuree",
            changed(CHILD, &status("DE")),
            "mutation.insuree.wrong_status",
        ),
        (
            "rule-20",
            "updateInsuree",
            changed(CHILD, &status("ZZ")),
            "mutation.insuree.wrong_status",
        ),
        (
            "rule-29",
            "deleteInsurees",
            both.clone(),
            "insuree.validation.delete_head_insuree",
        ),
        (
            "rule-39",
            "removeInsurees",
            both,
            "insuree.validation.remove_head_insuree",
        ),
        (
            "rule-32",
            "createFamily",
            "poverty: false".to_owned(),
            "no head insuree found",
        ),
    ] {
        assert_eq!(refused(browser, id, field, &input).await, detail, "{id}");
    }
    refused(browser, "rule-24", "createInsuree", &newcomer).await;
    assert_eq!(rows(browser, "insurees(chfId: \"883179048\")", "uuid").await.len(), 0);
    assert_eq!(of(office, HEAD, "otherNames").await["otherNames"], "Head");
    assert_eq!(of(office, CHILD, "chfId status").await["status"], "AC");
    // rule 17: the schema refuses what has no day of birth
    let nameless = browser
        .ask("mutation { createInsuree(input: { lastName: \"A\" otherNames: \"B\" genderId: \"M\" }) { internalId } }")
        .await;
    assert!(nameless.message().contains("dob"), "{}", nameless.body);
}

async fn rules_47_and_48_products(office: &Office) {
    let browser = &office.admin;
    let product = |code: &str, from: &str| {
        format!(
            "code: \"{code}\" name: \"Rules\" dateFrom: \"{from}T00:00:00\" dateTo: \"2030-12-31T00:00:00\" insurancePeriod: 12 \
             lumpSum: \"10000\" maxMembers: 6"
        )
    };
    done(browser, "rule-47", "createProduct", &product("RULE", "2020-01-01")).await;
    for (id, input, detail) in [
        (
            "rule-47b",
            product("RULE", "2020-01-01"),
            "mutation.product_code_duplicated",
        ),
        (
            "rule-48",
            product("RULE2", "2031-01-01"),
            "date_from must be before date_to",
        ),
    ] {
        assert_eq!(refused(browser, id, "createProduct", &input).await, detail, "{id}");
    }
    let free = |code: &str| format!("{{ validateProductCode(productCode: \"{code}\") }}");
    assert_eq!(browser.ask(&free("RULE")).await.data("/validateProductCode"), false);
    assert_eq!(browser.ask(&free("RULE2")).await.data("/validateProductCode"), true);
}

async fn rules_71_74_86_and_91_policies_and_receipts(office: &Office, family: &Family) -> String {
    let browser = &office.admin;
    let product = key(browser, "products", "RULE").await;
    let officer = number(&rows(browser, "enrolmentOfficers(first: 1)", "id").await[0]["id"]);
    let today = Utc::now().date_naive();
    let sale = |enrolled: chrono::NaiveDate| {
        format!(
            "enrollDate: \"{enrolled}\" startDate: \"{today}\" expiryDate: \"{}\" value: \"10000.00\" productId: {product} \
             familyId: {} officerId: {officer}",
            today + Days::new(364),
            family.key
        )
    };
    let tomorrow = sale(today + Days::new(2));
    let detail = refused(browser, "rule-71", "createPolicy", &tomorrow).await;
    assert_eq!(detail, "policy.enroll_date_in_the_future");
    done(browser, "rule-70", "createPolicy", &sale(today)).await;
    let list = format!("policies(insureePolicies_Insuree_ChfId: \"{HEAD}\")");
    let policy = rows(browser, &list, "uuid status stage effectiveDate sumPremiums").await[0].clone();
    let shown = (&policy["status"], &policy["stage"], &policy["effectiveDate"]);
    assert_eq!(shown, (&json!(1), &json!("N"), &Value::Null));
    // rule 91: nothing paid is 0, as a number
    assert_eq!(policy["sumPremiums"].as_f64(), Some(0.0), "{policy}");
    let uuid = policy["uuid"].as_str().unwrap().to_owned();

    let free = format!("{{ validatePremiumCode(code: \"RULE-86\", policyUuid: \"{uuid}\") }}");
    assert_eq!(browser.ask(&free).await.data("/validatePremiumCode"), true);
    let pay = |amount: &str| {
        format!(
            "policyUuid: \"{uuid}\" amount: \"{amount}\" receipt: \"RULE-86\" payDate: \"{today}\" payType: \"C\" isPhotoFee: false"
        )
    };
    done(browser, "rule-86", "createPremium", &pay("10000.00")).await;
    assert_eq!(browser.ask(&free).await.data("/validatePremiumCode"), false);
    let detail = refused(browser, "rule-86b", "createPremium", &pay("1")).await;
    assert_eq!(detail, "mutation.code_already_taken");
    let detail = refused(
        browser,
        "rule-74",
        "updatePolicy",
        &format!("uuid: \"{uuid}\" {}", sale(today)),
    )
    .await;
    assert_eq!(detail, "policy.mutation.policy_not_idle");
    let nowhere = "uuids: [\"00000000-0000-4000-8000-000000000000\"]";
    refused(browser, "rule-77", "deletePolicies", nowhere).await;
    uuid
}

async fn rules_97_and_102_nobody_and_no_right(office: &Office) {
    let browser = &office.admin;
    let nobody = browser
        .ask("{ policyEligibilityByInsuree(chfId: \"nobody\") { prodId } }")
        .await;
    assert_eq!(nobody.code(), "policy.no_such_person", "{}", nobody.body);
    let reader = office.person("reader", &[101_101], "GA1").await;
    let detail = refused(
        &reader,
        "rule-102",
        "createInsuree",
        &person("883179055", "New", "1990-01-01"),
    )
    .await;
    // the word "unauthorized" would log the front end out (frontend-api, chapter 1)
    assert!(detail.contains("101102"), "{detail}");
    let policies = reader.ask("{ policies { edges { node { uuid } } } }").await;
    assert_eq!(policies.code(), "core.forbidden", "{}", policies.body);
    assert_eq!(rows(browser, "insurees(chfId: \"883179055\")", "uuid").await.len(), 0);
}

async fn rule_105_global_ids_and_uuids(office: &Office, family: &Family) {
    let browser = &office.admin;
    let decoded = |id: &Value| String::from_utf8(STANDARD.decode(id.as_str().unwrap()).unwrap()).unwrap();
    let list = format!("families(uuid: \"{}\")", family.uuid);
    let found = rows(browser, &list, "id headInsuree { id uuid }").await;
    assert_eq!(decoded(&found[0]["id"]), format!("FamilyGQLType:{}", family.key));
    let head = decoded(&found[0]["headInsuree"]["id"]);
    let key = head.strip_prefix("InsureeGQLType:").unwrap();
    assert!(key.parse::<i64>().is_ok(), "{head}");
    // as the front end has it, and as older installations wrote it
    let uuid = found[0]["headInsuree"]["uuid"].as_str().unwrap();
    assert_eq!(uuid, uuid.to_lowercase());
    for argument in ["uuid", "uuid_Iexact"] {
        let list = format!("insurees({argument}: \"{uuid}\")");
        assert_eq!(
            rows(browser, &list, "chfId").await,
            [json!({ "chfId": HEAD })],
            "{argument}"
        );
    }
}

async fn rule_107_what_ended_is_found_by_its_uuid(office: &Office, policy: &str) {
    let browser = &office.admin;
    done(
        browser,
        "rule-107",
        "suspendPolicies",
        &format!("uuids: [\"{policy}\"]"),
    )
    .await;
    done(
        browser,
        "rule-107b",
        "deletePolicies",
        &format!("uuids: [\"{policy}\"]"),
    )
    .await;
    assert_eq!(
        rows(browser, &format!("policies(uuid: \"{policy}\")"), "uuid")
            .await
            .len(),
        0
    );
    let ever = rows(
        browser,
        &format!("policies(uuid: \"{policy}\", showHistory: true)"),
        "uuid validityTo",
    )
    .await;
    assert_eq!(ever.len(), 1, "{ever:?}");
    assert_eq!(ever[0]["uuid"], policy);
    assert!(ever[0]["validityTo"].is_string(), "{ever:?}");
}
