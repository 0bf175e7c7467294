//! Products and payers as the official front end keeps them: letters have names, amounts are texts, refusals are in the log.

use crate::browser::Browser;
use crate::office::Office;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many mutations were sent.
static SENT: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn a_scheme_keeps_its_products_and_payers() {
    let office = Office::open().await;
    let product = a_product_is_made_of_names(&office).await;
    a_change_names_the_row_and_keeps_the_rest(&office, &product).await;
    forms_are_told_their_bounds(&office).await;
    refusals_are_told_by_the_log(&office).await;
    a_payer_gives_for_the_product(&office, &product).await;
}

/// Sends a mutation with its input as a variable; tells what the log says of it.
async fn change(browser: &Browser, name: &str, input: Value) -> Value {
    let kind = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let query = format!(
        "mutation ($input: {kind}MutationInput!) {{ {name}(input: $input) {{ clientMutationId internalId }} }}"
    );
    let id = format!("scheme-{}", SENT.fetch_add(1, Ordering::Relaxed));
    let mut input = input;
    input["clientMutationId"] = id.clone().into();
    let answer = browser.post(&[], &query, json!({ "input": input })).await;
    assert!(
        answer.data(&format!("/{name}/internalId")).is_string(),
        "{}",
        answer.body
    );
    browser.log_of(&id).await
}

fn terms(code: &str, besides: Value) -> Value {
    let mut terms = json!({
        "code": code, "name": "Product", "dateFrom": "2017-01-01", "dateTo": "2030-12-31", "insurancePeriod": 12,
    });
    if let (Some(terms), Value::Object(besides)) = (terms.as_object_mut(), besides) {
        terms.extend(besides);
    }
    terms
}

async fn a_product_is_made_of_names(office: &Office) -> Value {
    let besides = json!({
        "locationUuid": office.id_of("GA").await, "lumpSum": "10000.00", "ceilingType": "POLICY", "ceilingIp": "700",
        "ceilingInterpretation": "CLAIM_TYPE", "relativePrices": [{ "careType": "BOTH", "periods": ["50", "20", "20", "10"] }],
    });
    let log = change(&office.admin, "createProduct", terms("GQ1", besides)).await;
    assert_eq!(log["status"], 2, "{log}");
    let query =
        "{ products(code: \"GQ1\") { totalCount edges { node { id uuid code dateFrom lumpSum premiumAdult maxMembers
        ceilingType ceilingInterpretation ceiling ceilingIp relativePrices { careType periods } location { code }
        items { totalCount } fundings { totalCount } } } } }";
    let found = office.admin.ask(query).await.data("/products");
    let node = found["edges"][0]["node"].clone();
    let expected = json!({
        "id": node["id"], "uuid": node["uuid"], "code": "GQ1", "dateFrom": "2017-01-01T00:00:00", "lumpSum": "10000.00",
        "premiumAdult": "0.00", "maxMembers": 0, "ceilingType": "POLICY", "ceilingInterpretation": "CLAIM_TYPE",
        "ceiling": "0.00", "ceilingIp": "700.00",
        "relativePrices": [{ "careType": "BOTH", "periods": ["50.00", "20.00", "20.00", "10.00"] }],
        "location": { "code": "GA" }, "items": { "totalCount": 0 }, "fundings": { "totalCount": 0 },
    });
    assert_eq!(node, expected);
    node
}

async fn a_change_names_the_row_and_keeps_the_rest(office: &Office, product: &Value) {
    let changed = terms(
        "GQ1",
        json!({ "uuid": product["uuid"], "name": "New name", "threshold": 4 }),
    );
    let log = change(&office.admin, "updateProduct", changed).await;
    assert_eq!(log["status"], 2, "{log}");
    let by_uuid = "query ($uuid: String) { product(uuid: $uuid) { id name threshold lumpSum ceilingIp } }";
    let found = office
        .admin
        .post(&[], by_uuid, json!({ "uuid": product["uuid"] }))
        .await;
    let expected = json!({
        "id": product["id"], "name": "New name", "threshold": 4, "lumpSum": "10000.00", "ceilingIp": "700.00",
    });
    assert_eq!(found.data("/product"), expected);
    let by_id = "query ($id: ID) { product(id: $id) { name } }";
    let found = office.admin.post(&[], by_id, json!({ "id": product["id"] })).await;
    assert_eq!(found.data("/product/name"), "New name");
    assert_eq!(
        office.admin.ask("{ product { name } }").await.data("/product"),
        Value::Null
    );
}

async fn forms_are_told_their_bounds(office: &Office) {
    let query = "{ pageDisplayRules { minLimitValue maxLimitValue } limitDefaults { defaultPriceOrigin defaultLimit
        defaultLimitCoInsuranceValue defaultLimitFixedValue } free: validateProductCode(productCode: \"GQ9\")
        taken: validateProductCode(productCode: \"GQ1\") }";
    let answer = office.admin.ask(query).await;
    assert_eq!(
        answer.data("/pageDisplayRules"),
        json!({ "minLimitValue": "0", "maxLimitValue": "100" })
    );
    let defaults = json!({
        "defaultPriceOrigin": "P", "defaultLimit": "C", "defaultLimitCoInsuranceValue": 100, "defaultLimitFixedValue": 0,
    });
    assert_eq!(answer.data("/limitDefaults"), defaults);
    assert_eq!(
        (answer.data("/free"), answer.data("/taken")),
        (json!(true), json!(false))
    );
}

async fn refusals_are_told_by_the_log(office: &Office) {
    for (besides, message) in [
        (json!({}), "mutation.product_code_duplicated"),
        (json!({ "dateFrom": "2031-01-01" }), "date_from must be before date_to"),
    ] {
        let log = change(&office.admin, "createProduct", terms("GQ1", besides)).await;
        assert_eq!(log["status"], 1, "{log}");
        let error = log["error"].as_str().unwrap();
        assert!(error.contains(message), "{error}");
    }
    let unknown = json!({ "uuids": ["00000000-0000-4000-8000-000000000000"] });
    let log = change(&office.admin, "deleteProduct", unknown).await;
    assert_eq!(log["status"], 1, "{log}");
}

async fn a_payer_gives_for_the_product(office: &Office, product: &Value) {
    let payer = json!({ "name": "Giver", "type": "D", "locationUuid": office.id_of("GA").await, "phone": "123" });
    let log = change(&office.admin, "createPayer", payer).await;
    assert_eq!(log["status"], 2, "{log}");
    let query = "{ payers(type: \"D\", name_Icontains: \"giv\") { edges { node { id uuid type name } } } }";
    let payer = office.admin.ask(query).await.data("/payers/edges/0/node");
    assert_eq!(payer["type"], "D");
    for (payer, product, receipt) in [
        (&payer["id"], &product["id"], "G1"),
        (&payer["uuid"], &product["uuid"], "G2"),
    ] {
        let day = if receipt == "G1" { "2026-01-01" } else { "2026-02-01" };
        let money = json!({
            "payerId": payer, "productId": product, "payDate": day, "amount": "1000", "receipt": receipt,
        });
        let log = change(&office.admin, "addFunding", money).await;
        assert_eq!(log["status"], 2, "{log}");
    }
    let query =
        "query ($uuid: UUID) { payer(uuid: $uuid) { name fundings { totalCount edges { node { uuid amount payDate
        receipt status product { code } } } } } }";
    let found = office.admin.post(&[], query, json!({ "uuid": payer["uuid"] })).await;
    assert_eq!(found.data("/payer/fundings/totalCount"), 2);
    let newest = found.data("/payer/fundings/edges/0/node");
    let expected = json!({
        "uuid": newest["uuid"], "amount": "1000.00", "payDate": "2026-02-01", "receipt": "G2", "status": "N",
        "product": { "code": "GQ1" },
    });
    assert_eq!(newest, expected);
    let query =
        "query ($uuid: UUID, $payer: ID) { funding(uuid: $uuid) { receipt } fundings(payerId: $payer) { totalCount } }";
    let variables = json!({ "uuid": newest["uuid"], "payer": payer["id"] });
    let found = office.admin.post(&[], query, variables).await;
    assert_eq!(found.data("/funding/receipt"), "G2");
    assert_eq!(found.data("/fundings/totalCount"), 2);
}
