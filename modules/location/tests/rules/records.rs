//! What an operation leaves behind: history, log, links, outbox; and nothing when it is vetoed.

use super::country::Country;
use openimis_core::declare::{Event, Listener, Module, listener};
use openimis_core::error::{Error, ErrorKind};
use openimis_core::operate::Context;
use openimis_core::read::{Query, Rows};
use openimis_location::{ChangeLocation, CreateLocation};
use openimis_testkit::{TestDatabase, TestPlatform, column};
use serde_json::json;

#[tokio::test]
async fn w_40_earlier_versions_are_readable_newest_first() {
    let country = Country::new().await;
    let v1 = country.id("V1").await;
    for name in ["Second", "Third"] {
        country
            .done("location.change", Some(&v1), json!({ "name": name }))
            .await;
    }
    let query = Query::of("locations").rows(Rows::History(v1));
    let found = country.test.read(&country.admin, &query).await.unwrap();
    assert_eq!(column(&found, "name"), ["Third", "Second", "Place V1"]);
    // each version holds until the next one begins
    let (from, to) = (column(&found, "validityFrom"), column(&found, "validityTo"));
    assert_eq!(to, ["-".to_owned(), from[0].clone(), from[1].clone()]);
}

#[tokio::test]
async fn a_change_leaves_a_log_row_a_link_and_an_event() {
    let country = Country::new().await;
    let v1 = country.id("V1").await;
    country
        .done("location.change", Some(&v1), json!({ "name": "New" }))
        .await;
    let log = r#"SELECT status || ' ' || (json_content::jsonb ->> 'name') || ' ' || place."LocationCode" || ' ' || event
        FROM "core_Mutation_Log" log JOIN "location_LocationMutation" link ON link.mutation_id = log.id
        JOIN "tblLocations" place ON place."LocationId" = link.location_id
        JOIN openimis_outbox published ON published.mutation_id = log.id
        WHERE json_content::jsonb ->> 'operation' = 'location.change'"#;
    assert_eq!(country.sql(log).await, "2 New V1 location.changed");
}

#[tokio::test]
async fn a_refusal_leaves_its_log_row_and_nothing_else() {
    let country = Country::new().await;
    let taken = json!({ "code": "V1", "name": "North", "locationType": "R" });
    country.refused("location.create", None, taken).await;
    let refused = r#"SELECT error::jsonb -> 0 ->> 'detail' FROM "core_Mutation_Log" WHERE status = 1"#;
    assert_eq!(
        country.test.database.values(refused).await,
        ["mutation.location_code_duplicated"]
    );
    let events = r"SELECT count(*) FROM openimis_outbox WHERE payload ->> 'code' = 'North'";
    assert_eq!(country.sql(events).await, "0");
}

#[tokio::test]
async fn w_13_no_secret_stands_in_the_log() {
    let country = Country::new().await;
    let secret = "Tavo-gime-lora-28";
    let d1 = country.id("D1").await;
    let input = json!({ "password": secret, "districts": [d1] });
    country.test.user(&country.admin, "worker", &[], input).await;
    let hits = format!(r#"SELECT count(*) FROM "core_Mutation_Log" WHERE json_content LIKE '%{secret}%'"#);
    assert_eq!(country.sql(&hits).await, "0");
    let district = format!(
        r#"SELECT count(*) FROM "core_Mutation_Log" WHERE json_content LIKE '%{d1}%'
        AND json_content LIKE '%***%'"#
    );
    assert_eq!(country.sql(&district).await, "1");
}

const VETO: ErrorKind = ErrorKind::new("veto.no", 409, "No", "Ask somebody else.");

struct AfterCreate;

impl Listener for AfterCreate {
    type Of = CreateLocation;
    const DOC: &'static str = "Refuses names that begin with Q, after the row was written.";

    async fn after(
        _: &mut Context<'_>,
        event: &Event<'_, CreateLocation>,
        _: &openimis_core::declare::Saved<openimis_location::Location>,
    ) -> Result<(), Error> {
        if event.input.name.starts_with('Q') {
            return Err(VETO.problem().into());
        }
        Ok(())
    }
}

struct ValidateChange;

impl Listener for ValidateChange {
    type Of = ChangeLocation;
    const DOC: &'static str = "Refuses every change.";

    async fn validate(_: &mut Context<'_>, _: &Event<'_, ChangeLocation>) -> Result<(), Error> {
        Err(VETO.at("name").into())
    }
}

static VETOING: Module = Module::new("veto", "1.0.0")
    .requires(&["location"])
    .listeners(&[listener::<AfterCreate>(), listener::<ValidateChange>()])
    .errors(&[&VETO]);

#[tokio::test]
async fn the_veto_of_a_listener_undoes_everything() {
    let test = TestPlatform::with(TestDatabase::empty_migrated(), &[&VETOING]);
    let country = Country::on(test).await;
    let counts = r#"SELECT (SELECT count(*) FROM "tblLocations") || ' ' || (SELECT count(*) FROM openimis_outbox) || ' '
        || (SELECT count(*) FROM openimis_location_closure) || ' ' || (SELECT count(*) FROM "tblUsersDistricts")
        || ' ' || (SELECT count(*) FROM "location_LocationMutation")"#;
    let before = country.sql(counts).await;
    let district = json!({ "code": "D9", "name": "Quiet", "locationType": "D", "parent": country.id("R1").await });
    assert_eq!(country.refused("location.create", None, district).await, "veto.no");
    let v1 = country.id("V1").await;
    assert_eq!(
        country
            .refused("location.change", Some(&v1), json!({ "name": "New" }))
            .await,
        "veto.no"
    );
    assert_eq!(country.sql(counts).await, before);
}
