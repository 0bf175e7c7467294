use super::{Failure, render, status};
use openimis_core::error::{Error, Problem, ProblemSource, kinds};
use openimis_core::language::Languages;
use serde_json::{Value, json};

fn at(pointer: &str) -> Problem {
    Problem {
        source: Some(ProblemSource::Pointer(pointer.to_owned())),
        ..kinds::REQUIRED.problem()
    }
}

fn document(failure: &Failure) -> Value {
    serde_json::from_str(&render(failure, "r1", Languages::default().choose(None))).unwrap()
}

#[test]
fn several_problems_share_the_most_general_status() {
    let cases = [
        (vec![&kinds::REQUIRED, &kinds::TOO_LONG], 422),
        (vec![&kinds::REQUIRED, &kinds::TAKEN], 400),
        (vec![&kinds::NOT_FOUND], 404),
        (vec![&kinds::REQUIRED, &kinds::INTERNAL], 500),
    ];
    for (kinds, expected) in cases {
        let problems = kinds.iter().map(|kind| kind.problem()).collect::<Vec<_>>();
        assert_eq!(status(&Error::Refused(problems)), expected);
    }
    assert_eq!(status(&Error::Unavailable("down".to_owned())), 503);
}

#[test]
fn a_pointer_stops_where_the_document_ends() {
    let sent = json!({"data": {"attributes": {"name": "x"}}});
    let failure = Failure::within(at("/data/attributes/code"), Some(sent));
    let error = &document(&failure)["errors"][0];
    assert_eq!(error["source"], json!({"pointer": "/data/attributes"}));
    assert_eq!(error["meta"], json!({"missing": "/data/attributes/code"}));

    let failure = Failure::within(at("/data/attributes/code"), Some(json!({})));
    assert_eq!(document(&failure)["errors"][0]["source"], json!({"pointer": ""}));
}

#[test]
fn causes_stay_inside() {
    let failure = Failure::from(Error::internal("password of the database is hunter2"));
    let text = render(&failure, "r1", Languages::default().choose(None));
    assert!(!text.contains("hunter2"));
    let error = &document(&failure)["errors"][0];
    assert_eq!(error["id"], "r1");
    assert_eq!(error["status"], "500");
    let page = "/api/v1/docs/errors#core.internal";
    assert_eq!(error["links"], json!({"about": page, "type": page}));
}
