//! The traps of frontend-api, chapter 8, that concern core and location, each by its number. 3 and 8 are in `journey`,
//! 4 in `requests`; 6, 7, 11 to 14 and 18 to 20 concern modules that are not linked.

use crate::office::{Office, number};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

#[tokio::test]
async fn what_clients_send_and_expect_is_understood() {
    let office = Office::open().await;
    trap_1_numbers_in_quotes_and_variables_of_no_operation(&office).await;
    trap_2_a_list_of_nothing_is_no_filter(&office).await;
    trap_5_names_of_types_in_fragments_and_ids(&office).await;
    trap_9_before_with_first_and_any_order(&office).await;
    trap_10_rights_are_texts_here_and_numbers_in_rest(&office).await;
    trap_15_shapes_of_what_is_configured(&office).await;
    trap_16_totals_and_whole_lists(&office).await;
    trap_17_overlapping_searches(&office).await;
}

async fn trap_1_numbers_in_quotes_and_variables_of_no_operation(office: &Office) {
    let browser = &office.admin;
    let found = browser
        .ask("{ locations(code: \"GA1\") { edges { node { id } } } }")
        .await;
    let district = number(&found.data("/locations/edges/0/node/id"));
    let found = browser
        .ask("{ healthFacilities(code: \"GAHF\") { edges { node { id } } } }")
        .await;
    let facility = number(&found.data("/healthFacilities/edges/0/node/id"));
    let found = browser
        .ask("{ role(isSystem: true, name: \"Claim Administrator\") { edges { node { id } } } }")
        .await;
    let role = number(&found.data("/role/edges/0/node/id"));
    let query =
        "mutation ($input: CreateUserMutationInput!) { createUser(input: $input) { clientMutationId internalId } }";
    let input = json!({
        "uuid": null, "username": "TRAP1", "userTypes": ["INTERACTIVE", "CLAIM_ADMIN"], "lastName": "Lab",
        "otherNames": "Claims", "email": "trap1@example.org", "password": "Lab!2973179xY9", "healthFacilityId": facility,
        "districts": [district], "locationId": null, "language": "en", "roles": [role],
        "substitutionOfficerId": null, "clientMutationLabel": "Create user", "clientMutationId": "trap1",
    });
    let answer = browser
        .post(&[], query, json!({ "input": input, "skip": true, "str": "x" }))
        .await;
    assert_eq!(answer.data("/createUser/clientMutationId"), "trap1");
    let row = browser.log_of("trap1").await;
    assert_eq!(row["status"], 2, "{row}");
    let content = row["jsonContent"].as_str().unwrap();
    assert!(!content.contains("Lab!2973179xY9"), "{content}");
    let query = "query ($first: Int, $str: String) { role(first: $first, str: $str) { edges { node { name } } } }";
    let answer = browser.post(&[], query, json!({ "first": "2", "skip": true })).await;
    assert_eq!(answer.nodes("role", "name").len(), 2);
    let answer = browser.post(&[], query, json!({ "first": "two" })).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
}

const PICKER: &str = "query HealthFacilityPicker ($str: String, $region: String, $district: [String], $level: String) \
    { healthFacilities: healthFacilitiesStr(first: 100, str: $str, regionUuid: $region, districtsUuids: $district, \
    level: $level) { edges { node { id uuid code name level location { id,uuid,code,name,type parent { id,uuid,code } } } } } }";

async fn trap_2_a_list_of_nothing_is_no_filter(office: &Office) {
    for none in [json!([null]), json!([]), Value::Null] {
        let answer = office
            .admin
            .post(&[], PICKER, json!({ "district": none, "str": "GA" }))
            .await;
        assert_eq!(answer.nodes("healthFacilities", "code"), ["GAHF"], "{none}");
    }
    let district = office.id_of("GB1").await;
    for chosen in [json!([district]), json!([district, null])] {
        let answer = office
            .admin
            .post(&[], PICKER, json!({ "district": chosen, "str": "" }))
            .await;
        let seen = answer.nodes("healthFacilities", "code");
        assert!(seen.contains(&"GBHF".to_owned()), "{seen:?}");
    }
    let chosen = json!({ "district": [district], "str": "" });
    assert_eq!(
        office
            .admin
            .post(&[], PICKER, chosen)
            .await
            .nodes("healthFacilities", "code"),
        ["GBHF"]
    );
    let region = json!({ "region": office.id_of("GA").await, "str": "Dispensary" });
    assert_eq!(
        office
            .admin
            .post(&[], PICKER, region)
            .await
            .nodes("healthFacilities", "code"),
        ["GAHF"]
    );
    let level = json!({ "level": "H", "str": "Dispensary G" });
    assert_eq!(
        office
            .admin
            .post(&[], PICKER, level)
            .await
            .nodes("healthFacilities", "code"),
        [""; 0]
    );
}

async fn trap_5_names_of_types_in_fragments_and_ids(office: &Office) {
    let query = "query { healthFacilities(code: \"GAHF\") { edges { node { ...F } } } } \
        fragment F on HealthFacilityGQLType { id code location { ...L } } fragment L on LocationGQLType { id code __typename }";
    let found = office.admin.ask(query).await;
    let node = found.data("/healthFacilities/edges/0/node");
    let decoded = String::from_utf8(STANDARD.decode(node["id"].as_str().unwrap()).unwrap()).unwrap();
    assert!(decoded.starts_with("HealthFacilityGQLType:"), "{decoded}");
    assert_eq!(node["location"]["__typename"], "LocationGQLType");
    let query = "query ($id: ID!) { node(id: $id) { id __typename ... on HealthFacilityGQLType { code } } \
        healthFacilities(id: $id) { edges { node { code } } } }";
    let answer = office.admin.post(&[], query, json!({ "id": node["id"] })).await;
    assert_eq!(answer.data("/node/code"), "GAHF");
    assert_eq!(answer.data("/node/__typename"), "HealthFacilityGQLType");
    assert_eq!(answer.nodes("healthFacilities", "code"), ["GAHF"]);
}

async fn trap_9_before_with_first_and_any_order(office: &Office) {
    let list = async |arguments: &str| {
        let query = format!("{{ role({arguments}) {{ edges {{ cursor node {{ name }} }} }} }}");
        let answer = office.admin.ask(&query).await;
        (answer.nodes("role", "name"), answer.data("/role/edges"))
    };
    let (all, edges) = list("orderBy: \"name\"").await;
    let fourth = edges[4]["cursor"].as_str().unwrap();
    for size in ["first", "last"] {
        let (page, _) = list(&format!("orderBy: [\"name\"], before: \"{fourth}\", {size}: 2")).await;
        assert_eq!(page, all[2..4], "{size}");
    }
    let mut descending = all.clone();
    descending.reverse();
    assert_eq!(list("orderBy: \"-name\"").await.0, descending);
    assert_eq!(list("orderBy: [\"-name\", \"id\"]").await.0, descending);
    let snake = list("orderBy: [\"is_system\", \"name\"]").await.0;
    assert_eq!(list("orderBy: [\"isSystem\", \"name\"]").await.0, snake);
    assert_ne!(snake, all);
    for order in ["[]", "\"\"", "null"] {
        assert_eq!(list(&format!("orderBy: {order}")).await.0.len(), all.len(), "{order}");
    }
    let path =
        "{ locations(code_Istartswith: \"G\", type: \"D\", orderBy: \"-parent__code\") { edges { node { code } } } }";
    assert_eq!(office.admin.ask(path).await.nodes("locations", "code"), ["GB1", "GA1"]);
    let journal =
        "{ mutationLogs(first: 5,orderBy: \"-request_date_time\") { pageInfo { hasNextPage } edges { node { id } } } }";
    office.admin.ask(journal).await.data("/mutationLogs/edges");
    let unknown = office
        .admin
        .ask("{ role(orderBy: \"nothing\") { edges { node { name } } } }")
        .await;
    assert_eq!((unknown.status, &unknown.body["data"]), (200, &json!({ "role": null })));
    assert!(unknown.message().contains("nothing"), "{}", unknown.message());
}

async fn trap_10_rights_are_texts_here_and_numbers_in_rest(office: &Office) {
    let here = office.admin.ask("{ user { id username rights } }").await;
    let texts = here.data("/user/rights");
    assert!(texts.as_array().unwrap().contains(&json!("121701")), "{texts}");
    let rest = office
        .admin
        .send("GET", "/api/core/users/current_user/", &[], None)
        .await;
    assert_eq!(rest.status, 200, "{}", rest.body);
    let rights = rest.body["i_user"]["rights"].as_array().unwrap();
    assert!(rights.contains(&json!(121_701)), "{rights:?}");
    assert_eq!(rights.len(), texts.as_array().unwrap().len());
    let stranger = office
        .stranger()
        .send("GET", "/api/core/users/current_user/", &[], None)
        .await;
    assert_eq!(stranger.status, 401);
}

async fn trap_15_shapes_of_what_is_configured(office: &Office) {
    let query = "{ userObligatoryFields eoObligatoryFields usernameLength passwordPolicy \
        modulesPermissions { modulePermsList { moduleName permissions { permsName permsValue } } } }";
    let answer = office.admin.ask(query).await;
    assert!(answer.data("/userObligatoryFields").is_object());
    assert!(answer.data("/eoObligatoryFields").is_object());
    assert!(answer.data("/usernameLength").is_i64());
    let policy: Value = serde_json::from_str(answer.data("/passwordPolicy").as_str().unwrap()).unwrap();
    assert!(policy["min_length"].is_i64(), "{policy}");
    let modules = answer.data("/modulesPermissions/modulePermsList");
    let core = modules
        .as_array()
        .unwrap()
        .iter()
        .find(|module| module["moduleName"] == "core")
        .unwrap();
    let known = json!({ "permsName": "gql_query_users_perms", "permsValue": 121_701 });
    let permissions = core["permissions"].as_array().unwrap();
    assert!(permissions.contains(&known), "{permissions:?}");
}

async fn trap_16_totals_and_whole_lists(office: &Office) {
    office.server.sql(
        "INSERT INTO \"tblLocations\" (\"LocationUUID\", \"LocationCode\", \"LocationName\", \"ParentLocationId\", \
         \"LocationType\", \"ValidityFrom\", \"AuditUserId\") \
         SELECT gen_random_uuid(), 'TV' || n, 'Village ' || n, w.\"LocationId\", 'V', now(), -1 \
         FROM generate_series(1, 120) n, (SELECT \"LocationId\" FROM \"tblLocations\" WHERE \"LocationType\" = 'W' LIMIT 1) w",
    );
    let answer = office
        .admin
        .ask("{ locationsAll(type: \"V\") { edges { node { code } } } }")
        .await;
    let villages = office
        .server
        .sql("SELECT count(*) FROM \"tblLocations\" WHERE \"LocationType\" = 'V' AND \"ValidityTo\" IS NULL");
    let seen = answer.nodes("locationsAll", "code");
    assert_eq!(seen.len().to_string(), villages.trim());
    assert!(seen.len() > 100, "more than a page");
    let answer = office
        .admin
        .ask("{ healthFacilities(first: 1) { totalCount edgeCount edges { node { code } } } }")
        .await;
    let facilities = office
        .server
        .sql("SELECT count(*) FROM \"tblHF\" WHERE \"ValidityTo\" IS NULL");
    assert_eq!(
        answer.data("/healthFacilities/totalCount").to_string(),
        facilities.trim()
    );
    assert_eq!(answer.data("/healthFacilities/edgeCount"), 1);
}

async fn trap_17_overlapping_searches(office: &Office) {
    let one = office
        .admin
        .ask("{ locationsStr(str: \"GA1\") { edges { node { code } } } }");
    let other = office
        .admin
        .ask("{ locationsStr(str: \"GB1\") { edges { node { code } } } }");
    let (one, other) = tokio::join!(one, other);
    assert_eq!(one.nodes("locationsStr", "code"), ["GA1"]);
    assert_eq!(other.nodes("locationsStr", "code"), ["GB1"]);
}
