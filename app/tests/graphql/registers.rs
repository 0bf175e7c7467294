//! The medical registers and price lists as the official front end keeps them: its own documents, and its way of emptying
//! a field by leaving it out (medical's spec 11, 12.5, 12.6).

use crate::browser::Browser;
use crate::office::Office;
use serde_json::{Value, json};

#[tokio::test]
async fn registers_and_price_lists_are_kept_by_the_front_end() {
    let office = Office::open().await;
    an_item_is_entered_and_a_field_left_out_is_emptied(&office).await;
    a_package_is_put_together_and_taken_apart(&office).await;
    a_list_is_drawn_up_and_a_facility_charges_by_it(&office).await;
    what_is_wrong_is_told_by_the_log(&office).await;
}

/// Runs a mutation of the front end's string-built form, which must succeed.
async fn done(browser: &Browser, field: &str, input: &str) {
    let log = asked(browser, field, input).await;
    assert_eq!(log["status"], 2, "{field}: {log}");
}

async fn asked(browser: &Browser, field: &str, input: &str) -> Value {
    let id = format!("{field} {}", input.len());
    let mutation = format!(
        "mutation {{ {field}( input: {{ clientMutationId: \"{id}\" {input} }} ) {{ clientMutationId internalId }} }}"
    );
    browser.ask(&mutation).await.data(&format!("/{field}/internalId"));
    browser.log_of(&id).await
}

/// The one row that the list has.
async fn only(browser: &Browser, field: &str, arguments: &str, members: &str) -> Value {
    let query = format!("{{ {field}({arguments}) {{ edges {{ node {{ {members} }} }} }} }}");
    let answer = browser.ask(&query).await;
    let edges = answer.data(&format!("/{field}/edges"));
    assert_eq!(edges.as_array().unwrap().len(), 1, "{query}: {edges}");
    edges[0]["node"].clone()
}

async fn an_item_is_entered_and_a_field_left_out_is_emptied(office: &Office) {
    let browser = &office.admin;
    let ask = "{ validateItemCode(itemCode: \"I3179\") }";
    assert_eq!(browser.ask(ask).await.data("/validateItemCode"), true);
    let fields = "code: \"I3179\" name: \"Lab item\" type: \"D\" price: \"12\" careType: \"O\" patientCategory: 15";
    let more = "package: \"10 TABLETS\" frequency: \"30\" quantity: \"10.50\"";
    done(browser, "createItem", &format!("{fields} {more}")).await;
    assert_eq!(browser.ask(ask).await.data("/validateItemCode"), false);
    let members = "uuid code type price package frequency quantity patientCategory";
    let item = only(
        browser,
        "medicalItems",
        "code_Icontains: \"I3179\", orderBy: [\"code\"]",
        members,
    )
    .await;
    assert_eq!((&item["price"], &item["frequency"]), (&json!("12.00"), &json!(30)));
    assert_eq!(
        (&item["package"], &item["quantity"]),
        (&json!("10 TABLETS"), &json!("10.50"))
    );
    let uuid = item["uuid"].as_str().unwrap();
    done(
        browser,
        "updateItem",
        &format!("uuid: \"{uuid}\" {fields} package: \"20 TABLETS\""),
    )
    .await;
    let item = only(browser, "medicalItems", &format!("uuid: \"{uuid}\""), members).await;
    assert_eq!((&item["frequency"], &item["quantity"]), (&Value::Null, &Value::Null));
    assert_eq!(item["package"], "20 TABLETS");
}

async fn a_package_is_put_together_and_taken_apart(office: &Office) {
    let browser = &office.admin;
    let fields = "type: \"C\" price: \"123\" careType: \"O\" patientCategories: [FEMALE, ADULT] level: \"S\"";
    done(
        browser,
        "createService",
        &format!("code: \"L3179\" name: \"Lab service\" {fields} packagetype: \"S\" manualPrice: \"0\""),
    )
    .await;
    let part = only(
        browser,
        "medicalServices",
        "code: \"L3179\"",
        "id patientCategory manualPrice packagetype",
    )
    .await;
    assert_eq!(part["patientCategory"], 6);
    assert_eq!(
        (&part["manualPrice"], &part["packagetype"]),
        (&json!(false), &json!("S"))
    );
    let keys = office.server.sql(
        "SELECT 'keys', (SELECT \"ServiceID\" FROM \"tblServices\" WHERE \"ServCode\" = 'L3179'), (SELECT \"ItemID\" FROM \"tblItems\" WHERE \"ItemCode\" = 'I3179' AND \"ValidityTo\" IS NULL)",
    );
    let keys: Vec<_> = keys.trim().split('|').collect();
    let (service, item) = (keys[1], keys[2]);
    let parts = format!(
        "services: [{{ serviceId: {service} status: 1 qtyProvided: \"2.00\" priceAsked: \"11\" }}] \
         items: [{{ itemId: {item} status: 1 qtyProvided: 3 priceAsked: \"20.00\" }}]"
    );
    done(
        browser,
        "createService",
        &format!("code: \"P3179\" name: \"Package\" {fields} packagetype: \"P\" manualPrice: \"1\" {parts}"),
    )
    .await;
    let members = "uuid manualPrice serviceserviceSet { id service { id code name } qtyProvided priceAsked scpDate } \
                   servicesLinked { id item { id code name } qtyProvided priceAsked pcpDate }";
    let package = only(browser, "medicalServices", "code: \"P3179\"", members).await;
    assert_eq!(package["manualPrice"], true);
    assert_eq!(package["serviceserviceSet"][0]["service"]["code"], "L3179");
    assert_eq!(package["serviceserviceSet"][0]["qtyProvided"], 2);
    assert_eq!(package["servicesLinked"][0]["priceAsked"], "20.00");
    let uuid = package["uuid"].as_str().unwrap();
    let rest =
        format!("uuid: \"{uuid}\" code: \"P3179\" name: \"Package\" {fields} packagetype: \"P\" manualPrice: \"1\"");
    done(browser, "updateService", &format!("{rest} services: []")).await;
    let package = only(browser, "medicalServices", &format!("uuid: \"{uuid}\""), members).await;
    assert_eq!(package["serviceserviceSet"], json!([]));
    assert_eq!(package["servicesLinked"].as_array().unwrap().len(), 1);
    done(browser, "deleteService", &format!("uuids: [\"{uuid}\"]")).await;
    let none = browser.ask("{ medicalServices(code: \"P3179\") { totalCount } }").await;
    assert_eq!(none.data("/medicalServices/totalCount"), 0);
}

async fn a_list_is_drawn_up_and_a_facility_charges_by_it(office: &Office) {
    let browser = &office.admin;
    let item = only(browser, "medicalItems", "code: \"I3179\"", "id uuid").await;
    let mutation = "mutation ($input: CreateItemsPricelistMutationInput!) { createItemsPricelist(input: $input) { internalId clientMutationId } }";
    let input = json!({
        "name": "LabPL", "pricelistDate": "2026-11-23", "addedDetails": [item["uuid"]],
        "priceOverrules": [{ "uuid": item["uuid"], "price": "55" }], "clientMutationId": "list",
    });
    let made = browser.post(&[], mutation, json!({ "input": input })).await;
    made.data("/createItemsPricelist/internalId");
    assert_eq!(browser.log_of("list").await["status"], 2);
    let members = "id uuid pricelistDate details { totalCount edges { node { priceOverrule item { code } } } }";
    let list = only(browser, "itemsPricelists", "name: \"LabPL\"", members).await;
    assert_eq!(list["details"]["totalCount"], 1);
    assert_eq!(list["details"]["edges"][0]["node"]["priceOverrule"], "55.00");
    let id = list["id"].as_str().unwrap();
    let node = format!(
        "{{ node (id: \"{id}\") {{ ...on ItemsPricelistGQLType {{ name detailsCount: details {{ totalCount }} }} }} }}"
    );
    assert_eq!(browser.ask(&node).await.data("/node/detailsCount/totalCount"), 1);
    let details = format!("pricelistDetails(itemsPricelist: \"{id}\") {{ edges {{ node {{ priceOverrule }} }} }}");
    let item = only(browser, "medicalItems", "code: \"I3179\"", &details).await;
    assert_eq!(item["pricelistDetails"]["edges"][0]["node"]["priceOverrule"], "55.00");

    let key = office
        .server
        .sql("SELECT 'key', \"PLItemID\" FROM \"tblPLItems\" WHERE \"PLItemName\" = 'LabPL'");
    let key = key.trim().split('|').next_back().unwrap().to_owned();
    let prices = browser
        .ask(&format!(
            "{{ pricelists(itemsPricelistId: {key}) {{ services {{ id p }} items {{ id p }} }} }}"
        ))
        .await;
    assert_eq!(prices.data("/pricelists/items/0/p"), "55.00");
    assert_eq!(prices.data("/pricelists/services"), json!([]));
    let query = "query ($pricelistUuid: UUID, $date: Date) { medicalItemsStr(str: \"3179\", first: 20, pricelistUuid: $pricelistUuid, date: $date) { edges { node { id name code price quantity maximumAmount } } } }";
    for (uuid, found) in [
        (list["uuid"].clone(), 1),
        (json!("00000000-0000-4000-8000-000000000000"), 0),
    ] {
        let variables = json!({ "pricelistUuid": uuid, "date": "2999-01-01" });
        let answer = browser.post(&[], query, variables).await;
        assert_eq!(answer.data("/medicalItemsStr/edges").as_array().unwrap().len(), found);
    }

    let members =
        "uuid code name level careType legalForm { code } itemsPricelist { id uuid name } servicesPricelist { id }";
    let facility = only(browser, "healthFacilities", "code: \"GAHF\"", members).await;
    let uuid = facility["uuid"].as_str().unwrap();
    let change = |more: &str| {
        let text = |name: &str| facility[name].as_str().unwrap().to_owned();
        let (code, name, level) = (text("code"), text("name"), text("level"));
        let care = text("careType");
        let place = office
            .server
            .sql("SELECT 'key', \"LocationId\" FROM \"tblHF\" WHERE \"HFCode\" = 'GAHF' AND \"ValidityTo\" IS NULL");
        let place = place.trim().split('|').next_back().unwrap().to_owned();
        let legal = facility["legalForm"]["code"].as_str().unwrap();
        format!(
            "uuid: \"{uuid}\" code: \"{code}\" name: \"{name}\" locationId: {place} level: \"{level}\" legalFormId: \"{legal}\" careType: \"{care}\" status: \"AC\" {more}"
        )
    };
    done(
        browser,
        "updateHealthFacility",
        &change(&format!("itemsPricelistId: {key}")),
    )
    .await;
    let charging = only(browser, "healthFacilities", "code: \"GAHF\"", members).await;
    assert_eq!(charging["itemsPricelist"]["name"], "LabPL");
    assert_eq!(charging["itemsPricelist"]["id"], id);
    // the front end leaves out a list that was taken away
    done(browser, "updateHealthFacility", &change("")).await;
    let charging = only(browser, "healthFacilities", "code: \"GAHF\"", members).await;
    assert_eq!(charging["itemsPricelist"], Value::Null);
}

async fn what_is_wrong_is_told_by_the_log(office: &Office) {
    let browser = &office.admin;
    let again = "code: \"I3179\" name: \"Again\" type: \"D\" price: \"12\" careType: \"O\" patientCategory: 15";
    let log = asked(browser, "createItem", again).await;
    assert_eq!(log["status"], 1);
    let told = log["error"].as_str().unwrap();
    assert!(told.contains("Code already exists."), "{told}");
    let nobody = "code: \"I3180\" name: \"Nobody\" type: \"D\" price: \"12\" careType: \"O\"";
    let told = asked(browser, "createItem", nobody).await["error"].to_string();
    assert!(told.contains("medical.mutation.patient_category_missing"), "{told}");
    let odd = "code: \"I3181\" name: \"Odd\" type: \"D\" price: \"12\" careType: \"O\" patientCategory: 15 frequency: \"3.5\"";
    assert_eq!(asked(browser, "createItem", odd).await["status"], 1);
}
