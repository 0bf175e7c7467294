//! Which enrolment officers the front end offers for a family and for a policy (spec 3.3, `insureeOfficers` and
//! `policyOfficers`).

use crate::browser::Browser;
use crate::front_end::{key, rows};
use crate::office::Office;
use crate::support::to_one;
use serde_json::json;

const FIND_FAMILIES: i32 = 101_001;
const FIND_POLICIES: i32 = 101_201;

/// The village `GAV` of the officer `gofficer`, and `GBV` of `hofficer`; answers both with the key of `GAV`.
async fn officers(office: &Office) -> (Browser, Browser, String) {
    for region in ["GA", "GB"] {
        let district = office.id_of(&format!("{region}1")).await;
        let ward = format!("{region}W");
        let ward = office
            .place(&ward, "W", json!({ "parent": to_one("locations", &district) }))
            .await;
        let village = format!("{region}V");
        office
            .place(&village, "V", json!({ "parent": to_one("locations", &ward) }))
            .await;
    }
    let rights = [FIND_FAMILIES, FIND_POLICIES];
    let (first, second) = (
        office.officer("gofficer", &rights, "GAV").await,
        office.officer("hofficer", &rights, "GBV").await,
    );
    (first, second, key(&office.admin, "locations", "GAV").await)
}

/// Whom the list offers of the two.
async fn offered(browser: &Browser, list: &str) -> Vec<String> {
    let found = rows(browser, list, "code").await;
    let mut codes: Vec<_> = found
        .iter()
        .map(|officer| officer["code"].as_str().unwrap().to_owned())
        .collect();
    codes.retain(|code| code.ends_with("officer") && code != "officer");
    codes.sort();
    codes
}

#[tokio::test]
async fn every_officer_is_offered_unless_a_place_is_asked_for() {
    let office = Office::open().await;
    let (first, _, village) = officers(&office).await;
    let both = ["gofficer", "hofficer"];
    assert_eq!(
        offered(&first, &format!("insureeOfficers(locationId: \"{village}\")")).await,
        both
    );
    assert_eq!(offered(&first, "policyOfficers").await, both);
    let district = office.id_of("GA1").await;
    for argument in [
        format!("district: \"{district}\""),
        format!("district: \"{village}\""),
        format!("region: \"{}\"", office.id_of("GA").await),
    ] {
        let list = format!("policyOfficers({argument})");
        assert_eq!(offered(&first, &list).await, ["gofficer"], "{argument}");
    }
}

#[tokio::test]
async fn in_context_an_officer_is_offered_himself_and_others_those_of_the_village() {
    let wanted = ("OPENIMIS__INSUREE__USE_CONTEXTUAL_ENROLMENT_OFFICER_SELECTION", "true");
    let office = Office::with(&[wanted]).await;
    let (first, second, village) = officers(&office).await;
    let of_village = format!("insureeOfficers(locationId: \"{village}\")");
    assert_eq!(offered(&first, &of_village).await, ["gofficer"]);
    assert_eq!(offered(&second, &of_village).await, ["hofficer"]);
    let clerk = office.person("clerk2", &[FIND_FAMILIES], "GB1").await;
    assert_eq!(offered(&clerk, &of_village).await, ["gofficer"]);
    assert_eq!(offered(&clerk, "insureeOfficers").await, ["gofficer", "hofficer"]);
}
