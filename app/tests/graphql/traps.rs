//! The traps of frontend-api, chapter 8, each by its number. 3 and 8 are in `journey`, 4 in `requests`, 12 to 14 and 19 in
//! `household`. 7 waits for claims, 18 for invoices, 20 for batch runs of claims; of 6 there is what the form of a claim asks of
//! users and claim administrators.

use crate::browser::Browser;
use crate::office::{Office, number};
use crate::support::Login;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

#[tokio::test]
async fn what_clients_send_and_expect_is_understood() {
    let office = Office::open().await;
    trap_1_numbers_in_quotes_and_variables_of_no_operation(&office).await;
    trap_2_a_list_of_nothing_is_no_filter(&office).await;
    trap_5_names_of_types_in_fragments_and_ids(&office).await;
    trap_6_a_claim_administrator_knows_the_facility(&office).await;
    trap_9_before_with_first_and_any_order(&office).await;
    trap_10_rights_are_texts_here_and_numbers_in_rest(&office).await;
    trap_11_prices_by_bare_numbers(&office).await;
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

async fn trap_6_a_claim_administrator_knows_the_facility(office: &Office) {
    let facility = rows(office, "healthFacilities(code: \"GAHF\")", "id uuid").await[0].clone();
    let district = number(&rows(office, "locations(code: \"GA1\")", "id").await[0]["id"]);
    let role = "mutation { createRole(input: { clientMutationId: \"trap6-role\" name: \"Trap 6\" isBlocked: false \
        rightsId: [121701] }) { internalId } }";
    office.admin.ask(role).await.data("/createRole/internalId");
    let role = number(&rows(office, "role(name: \"Trap 6\")", "id").await[0]["id"]);
    let query = "mutation ($input: CreateUserMutationInput!) { createUser(input: $input) { internalId } }";
    let input = json!({
        "username": "TRAP6", "userTypes": ["INTERACTIVE", "CLAIM_ADMIN"], "lastName": "Lab", "otherNames": "Claims",
        "email": "trap6@example.org", "password": "Lab!2973179xY9", "healthFacilityId": number(&facility["id"]),
        "districts": [district], "language": "en", "roles": [role], "clientMutationId": "trap6",
    });
    office.admin.post(&[], query, json!({ "input": input })).await;
    let log = office.admin.log_of("trap6").await;
    assert_eq!(log["status"], 2, "{log}");
    let login = Login {
        username: "TRAP6".to_owned(),
        password: "Lab!2973179xY9".to_owned(),
    };
    let clerk = Browser::log_in(&office.server.address, &login).await;
    let myself = clerk.send("GET", "/api/core/users/current_user/", &[], None).await;
    let known = myself.body["i_user"]["health_facility_id"].to_string();
    assert_eq!(known, number(&facility["id"]), "{}", myself.body);
    let members = "code healthFacility { uuid servicesPricelist { id } itemsPricelist { id } }";
    let found = rows(office, "claimAdmins(search: \"TRAP6\", first: 20)", members).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (&found[0]["code"], &found[0]["healthFacility"]["uuid"]),
        (&json!("TRAP6"), &facility["uuid"])
    );
}

/// The nodes of a list, as the administrator sees them.
async fn rows(office: &Office, list: &str, members: &str) -> Vec<Value> {
    let query = format!("{{ {list} {{ edges {{ node {{ {members} }} }} }} }}");
    let answer = office.admin.ask(&query).await;
    let edges = answer.data(&format!("/{}/edges", list.split('(').next().unwrap()));
    edges
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["node"].clone())
        .collect()
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

async fn trap_11_prices_by_bare_numbers(office: &Office) {
    let mut lists = Vec::new();
    for (kind, field, all) in [
        ("Services", "servicesPricelists", "medicalServices(first: 2)"),
        ("Items", "itemsPricelists", "medicalItems(first: 2)"),
    ] {
        let entries = rows(office, all, "id uuid").await;
        let mutation = format!(
            "mutation ($input: Create{kind}PricelistMutationInput!) {{ create{kind}Pricelist(input: $input) {{ internalId }} }}"
        );
        let input = json!({
            "name": "Trap 11", "pricelistDate": "2026-11-23", "addedDetails": [entries[0]["uuid"], entries[1]["uuid"]],
            "priceOverrules": [{ "uuid": entries[0]["uuid"], "price": "55" }], "clientMutationId": format!("trap11-{kind}"),
        });
        office.admin.post(&[], &mutation, json!({ "input": input })).await;
        let log = office.admin.log_of(&format!("trap11-{kind}")).await;
        assert_eq!(log["status"], 2, "{log}");
        let list = rows(office, &format!("{field}(name: \"Trap 11\")"), "id").await;
        let keys = [0, 1].map(|entry: usize| number(&entries[entry]["id"]));
        lists.push((number(&list[0]["id"]), keys));
    }
    let query = format!(
        "{{ pricelists(servicesPricelistId: {},itemsPricelistId: {}) {{ services{{id,p}},items{{id,p}} }} }}",
        lists[0].0, lists[1].0
    );
    let prices = office.admin.ask(&query).await.data("/pricelists");
    for (kind, (_, [dearer, plain])) in ["services", "items"].into_iter().zip(lists) {
        let entries = prices[kind].as_array().unwrap();
        assert_eq!(entries.len(), 2, "{prices}");
        assert!(entries.iter().all(|entry| entry["id"].is_i64()), "{prices}");
        let price = |key: &str| {
            let key: i64 = key.parse().unwrap();
            entries.iter().find(|entry| entry["id"] == key).unwrap()["p"].clone()
        };
        assert_eq!((price(&dearer), price(&plain)), (json!("55.00"), Value::Null), "{kind}");
    }
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
