//! Insurance numbers: spec 7.1, against the database.

use super::office::{C1, H1, Office, person};
use openimis_core::declare::{Answer, Call};
use openimis_core::error::Error;
use openimis_core::operate::ask;
use openimis_insuree::InsureeSettings;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

async fn validity(office: &Office, input: Value) -> Value {
    let operation = office.test.platform.registry.operation("insuree.check_number").unwrap();
    let mut connection = office.test.connect().await;
    let call = Call {
        target: None,
        input: input.as_object().unwrap(),
    };
    let answer = ask(&office.test.platform, &mut connection, &office.admin, operation, call).await;
    match answer.unwrap() {
        Answer::Value(value) => value,
        other => panic!("a value expected: {other:?}"),
    }
}

#[tokio::test]
async fn rule_10_a_taken_number_is_told() {
    let office = Office::new().await;
    let taken = validity(&office, json!({ "insureeNumber": H1 })).await;
    assert_eq!((&taken["isValid"], &taken["errorCode"]), (&json!(false), &json!(1)));
    let own = office.uuid(H1).await;
    let kept = validity(&office, json!({ "insureeNumber": H1, "insuree": own })).await;
    assert_eq!(kept, json!({ "isValid": true, "errorCode": 0, "errorMessage": "" }));
    let free = validity(&office, json!({ "insureeNumber": "000000000" })).await;
    assert_eq!(free["isValid"], json!(true));
}

/// Spec 2.1: an installation may have codes of its own.
#[tokio::test]
async fn the_settings_may_name_other_codes() {
    let office = Office::new().await;
    office.test.set(InsureeSettings {
        insuree_number_min_length: Some(9),
        validation_code_taken_insuree_number: 101,
        validation_code_invalid_insuree_number_len: 103,
        ..InsureeSettings::default()
    });
    for (number, code) in [(H1, 101), ("12345678", 103)] {
        let found = validity(&office, json!({ "insureeNumber": number })).await;
        assert_eq!(found["errorCode"], code, "{number}");
    }
}

#[tokio::test]
async fn rules_11_and_11b_a_taken_number_is_refused_and_its_owner_unchanged() {
    let office = Office::new().await;
    let child = office.uuid(C1).await;
    let refused = office
        .refused("insuree.change", Some(&child), json!({ "chfId": H1 }))
        .await;
    assert_eq!(refused, "insuree.number_taken");
    let before = office.of(H1, r#""tblInsuree"::text"#).await;
    let input = person(H1, "Usurper", "M", "1990-01-31");
    assert_eq!(
        office.refused("insuree.create", None, input).await,
        "insuree.number_taken"
    );
    assert_eq!(office.of(H1, r#""tblInsuree"::text"#).await, before);
}

fn outcome(answer: Result<Answer, Error>) -> &'static str {
    match answer {
        Ok(_) => "made",
        Err(Error::Refused(problems)) => problems.first().map_or("none", |problem| problem.kind.code),
        Err(_) => "no refusal",
    }
}

/// With the unique index and, as on a database whose data break it, without.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_32_simultaneous_clients_gets_a_number() {
    for has_index in [true, false] {
        let office = Arc::new(Office::new().await);
        if !has_index {
            office
                .test
                .database
                .run("DROP INDEX openimis_insuree_number_unique")
                .await;
        }
        let mut running = JoinSet::new();
        for _ in 0..32 {
            let office = Arc::clone(&office);
            running.spawn(async move {
                let input = person("5", "Joe", "M", "1990-01-31");
                outcome(office.test.perform(&office.admin, "insuree.create", None, input).await)
            });
        }
        let mut outcomes = running.join_all().await;
        outcomes.sort_unstable();
        let mut expected = vec!["insuree.number_taken"; 31];
        expected.push("made");
        assert_eq!(outcomes, expected, "index: {has_index}");
        let count = r#"SELECT count(*)::text FROM "tblInsuree" WHERE "CHFID" = '5'"#;
        assert_eq!(office.sql(count).await, "1");
    }
}

/// BUG-38: what the log keeps of a person.
#[tokio::test]
async fn personal_data_stay_out_of_the_mutation_log() {
    let office = Office::new().await;
    let mut input = person("6", "Unloggable", "M", "1990-01-31");
    input["phone"] = json!("0700-1234");
    input["photo"] = json!({ "photo": "no image" });
    assert_eq!(
        office.refused("insuree.create", None, input).await,
        "insuree.photo_invalid"
    );
    let logged = r#"SELECT string_agg(json_content, ' ') FROM "core_Mutation_Log""#;
    let logged = office.sql(logged).await;
    for secret in ["Unloggable", "0700-1234", "no image", "1990-01-31", "Banda"] {
        assert!(!logged.contains(secret), "{secret}");
    }
}
