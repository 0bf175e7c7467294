//! What filters, orders, inclusions and relationships tell about rows that the user may not see.

use crate::country::{Country, bare};
use crate::expected::Rows;

/// Looks for the second district's names with every parameter, as users of the first.
pub async fn ask(country: &Country) -> Vec<String> {
    let far = country.outside("health-facilities", Rows::Area, None);
    let village = country.outside("locations", Rows::Area, None);
    let mut wrong = Vec::new();
    let lists = [
        "/locations?filter[code]=XFV",
        "/locations?filter[parent.code]=XFW",
        "/locations?filter[healthFacilities.code]=XFHF",
        "/locations?filter[name.istartswith]=F",
        "/health-facilities?filter[code]=XFHF",
        "/health-facilities?filter[email]=clinic-F@example.org",
        "/health-facilities?filter[location.code]=XFD",
        "/health-facilities?filter[location.parent.code]=XFR",
        "/health-facility-catchments?filter[location.code]=XFV",
        "/users?filter[username]=far",
        "/users?filter[email]=far@example.org",
        "/interactive-users?filter[loginName]=far",
        "/languages?filter[interactiveUsers.loginName]=far",
        "/user-roles?filter[user.loginName]=far",
        "/officers?filter[code]=FAROFF",
        "/claim-administrators?filter[code]=FARCA",
        "/items-pricelists?filter[name]=XFD",
        "/services-pricelists?filter[location.code]=XFD",
        "/items-pricelist-details?filter[itemsPricelist.name]=XFD",
        "/medical-services?filter[pricelistDetails.servicesPricelist.name]=XFD",
    ];
    for list in lists {
        let answer = country.user_called("admin").api.get(list).await;
        // a probe that finds nothing for anybody proves nothing
        if answer.status != 200 || answer.json()["data"] == serde_json::json!([]) {
            wrong.push(format!("{list} by admin: {} {}", answer.status, answer.text));
        }
    }
    for name in ["manager", "scheme", "claims", "officer", "hfadmin", "keeper"] {
        let api = &country.user_called(name).api;
        for list in lists {
            let answer = api.get(list).await;
            // a filter that does not exist tells nothing either
            let tells = answer.status == 200 && !answer.json()["data"].as_array().unwrap().is_empty();
            if tells || answer.status >= 500 {
                wrong.push(format!("{list} by {name}: {} {}", answer.status, answer.text));
            }
        }
        for path in [
            "/locations?page[size]=100&include=children,healthFacilities,parent&sort=-code",
            "/health-facilities?page[size]=100&include=location.parent,catchments.location&sort=name",
            "/locations?page[size]=100&sort=name",
        ] {
            let answer = api.get(path).await;
            let told = ["XFV", "XFD", "XFHF", &far, &village]
                .iter()
                .any(|secret| answer.text.contains(*secret));
            if answer.status != 200 || told {
                wrong.push(format!("{path} by {name}: {} {}", answer.status, answer.text));
            }
        }
    }
    wrong.extend(rights_in_paths(country).await);
    wrong.extend(writes(country).await);
    wrong
}

/// A relationship to what needs a right of its own is no way around the right: not as filter, not as inclusion.
async fn rights_in_paths(country: &Country) -> Vec<String> {
    let mut wrong = Vec::new();
    let manager = &country.user_called("manager").api;
    for path in [
        "/languages?include=interactiveUsers",
        "/languages?filter[interactiveUsers.loginName]=admin",
        "/mutation-logs?include=users",
        "/mutation-logs?filter[users.username]=admin",
        "/locations?include=userDistricts",
    ] {
        let answer = manager.get(path).await;
        let told = answer.status == 200
            && (answer.text.contains("\"interactive-users\"") || answer.text.contains("loginName"));
        if told || answer.status >= 500 {
            wrong.push(format!("{path} by manager: {} {}", answer.status, answer.text));
        }
    }
    wrong
}

/// W-64: a place outside the area can be neither changed nor named as parent, whatever rights one has.
async fn writes(country: &Country) -> Vec<String> {
    let mut wrong = Vec::new();
    let keeper = &country.user_called("keeper").api;
    let (inside, outside) = (
        country.inside("locations", None),
        country.outside("locations", Rows::Area, None),
    );
    let mut unchanged = bare("locations", &inside);
    unchanged["data"]["attributes"] = serde_json::json!({ "name": "Renamed by its keeper" });
    let answer = keeper
        .send("PATCH", &format!("/locations/{inside}"), Some(&unchanged))
        .await;
    if answer.status != 200 {
        wrong.push(format!(
            "the keeper renames his own village: {} {}",
            answer.status, answer.text
        ));
    }
    let child = serde_json::json!({ "data": { "type": "locations",
        "attributes": { "code": "XFNEW", "name": "Foreign", "locationType": "V" },
        "relationships": { "parent": { "data": { "type": "locations", "id": outside } } } } });
    let foreign = |kind: &str, id: &str| serde_json::json!({ "data": { "type": kind, "id": id } });
    let clinic = serde_json::json!({ "data": { "type": "health-facilities",
        "attributes": { "code": "XFNEW", "name": "Foreign", "level": "D", "careType": "O" },
        "relationships": { "location": foreign("locations", &outside), "legalForm": foreign("legal-forms", "G") } } });
    let away = serde_json::json!({ "data": { "type": "locations",
        "relationships": { "newParent": foreign("locations", &outside) } } });
    for (path, document) in [
        ("/locations".to_owned(), child),
        ("/health-facilities".to_owned(), clinic),
        (format!("/locations/{inside}/move"), away),
    ] {
        let answer = keeper.send("POST", &path, Some(&document)).await;
        // a place that he may not see is one that does not exist
        if answer.status != 404 || answer.json()["errors"][0]["code"] != "core.no_such_reference" {
            wrong.push(format!(
                "{path} naming a foreign place by the keeper: {} {}",
                answer.status, answer.text
            ));
        }
    }
    wrong
}
