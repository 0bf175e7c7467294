//! What the pages of the front end ask before and after the login, and how they write values (frontend-api, chapters 2 to 6).

use crate::office::{Office, number};
use serde_json::{Value, json};

#[tokio::test]
async fn pages_get_what_they_need() {
    let office = Office::open().await;
    before_login(&office).await;
    after_login(&office).await;
    decimals_days_and_escapes(&office).await;
}

/// Frontend-api 2.1 and 2.2: what the login page asks before anybody is logged in.
async fn before_login(office: &Office) {
    let stranger = office.stranger();
    let answer = stranger
        .ask("{ moduleConfigurations { module, config, controls{ field, usage } } }")
        .await;
    assert!(answer.data("/moduleConfigurations").is_array());
    let answer = stranger
        .ask("mutation refreshAuthToken { refreshToken { refreshExpiresIn } }")
        .await;
    assert_eq!((answer.status, answer.message()), (200, "Token is required"));
    assert!(
        stranger
            .ask("{ passwordPolicy }")
            .await
            .data("/passwordPolicy")
            .is_string()
    );
    assert_eq!(stranger.ask("{ user { username } }").await.data("/user"), Value::Null);
    let reset = "mutation ($input: ResetPasswordMutationInput!) { resetPassword(input: $input) { success error } }";
    let answer = stranger
        .post(&[], reset, json!({ "input": { "username": "nobody-of-this-name" } }))
        .await;
    assert_eq!(answer.data("/resetPassword"), json!({ "success": true, "error": null }));
    let set = "mutation ($input: SetPasswordMutationInput!) { setPassword(input: $input) { success error } }";
    let input = json!({ "input": { "username": "clerk", "token": "wrong", "newPassword": "Lab!2973179xY9" } });
    assert_eq!(stranger.post(&[], set, input).await.data("/setPassword/success"), false);
}

/// Frontend-api 2.6: what the home page asks.
async fn after_login(office: &Office) {
    let answer = office.admin.ask("{ languages { name,code } }").await;
    assert_eq!(answer.data("/languages/0"), json!({ "name": "English", "code": "en" }));
    let query = "{ userDistricts { id,uuid,code,name,parent{id, uuid, code, name} } }";
    let districts = office.admin.ask(query).await.data("/userDistricts");
    let is_known = |district: &Value| district["code"] == "GA1" && district["parent"]["code"] == "GA";
    assert!(districts.as_array().unwrap().iter().any(is_known), "{districts}");
    let query = "query useUserQuery { user { healthFacility { id code location { id type parent { id } } } id username rights \
        email lastName otherNames phone iUser { id uuid language { code name } roles { id name } } claimAdmin { id code uuid } \
        officer { id uuid code dob address location { id parent { id } } } } }";
    let answer = office.admin.ask(query).await;
    assert_eq!(answer.data("/user/username"), "admin");
    assert_eq!(answer.data("/user/iUser/language/code"), "en");
    let query = "query ($code: String!) { isValid: validateLocationCode(locationCode: $code) }";
    for (code, free) in [("GA1", false), ("GA1-free", true)] {
        let answer = office.admin.post(&[], query, json!({ "code": code })).await;
        assert_eq!(answer.data("/isValid"), free, "{code}");
    }
}

/// Frontend-api chapters 3, 5 and 6.
async fn decimals_days_and_escapes(office: &Office) {
    let found = office
        .admin
        .ask("{ locations(code: \"GA1\") { edges { node { id } } } }")
        .await;
    let district = number(&found.data("/locations/edges/0/node/id"));
    let mutation = format!(
        "mutation {{ createHealthFacility( input: {{ clientMutationId: \"days\" code: \"GADAYS\" \
         name: \"A \\\"quoted\\\" name\\nof two lines\" locationId: {district} level: \"D\" legalFormId: \"G\" careType: \"O\" \
         contractStartDate: \"2026-01-31\" contractEndDate: \"2026-12-31T00:00:00\" }} ) {{ clientMutationId internalId }} }}"
    );
    office
        .admin
        .ask(&mutation)
        .await
        .data("/createHealthFacility/internalId");
    let row = office.admin.log_of("days").await;
    assert_eq!(row["status"], 2, "{row}");
    let query = "{ healthFacilities(code: \"GADAYS\") { edges { node { name contractStartDate contractEndDate validityFrom status } } } }";
    let node = office.admin.ask(query).await.data("/healthFacilities/edges/0/node");
    assert_eq!(node["name"], "A \"quoted\" name\nof two lines");
    assert_eq!(node["contractStartDate"], "2026-01-31");
    assert_eq!(node["contractEndDate"], "2026-12-31");
    let from = node["validityFrom"].as_str().unwrap();
    assert!(!from.ends_with('Z') && !from.contains('+'), "no zone: {from}");
}
