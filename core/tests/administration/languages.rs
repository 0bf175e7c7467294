//! Choosing a language: spec 2.10.

use crate::support::{Office, refusals};
use openimis_core::access::Actor;
use serde_json::json;

#[tokio::test]
async fn everybody_chooses_his_own_language() {
    let Some(mut office) = Office::open().await else { return };
    office.person("jeb", &[]).await;
    office
        .perform("jeb", "user.change_language", None, json!({ "language": "fr" }))
        .await
        .unwrap();
    let language = office
        .line(r#"SELECT "LanguageID", version FROM "tblUsers" WHERE "LoginName" = 'jeb'"#)
        .await;
    assert_eq!(language, "fr|2");
    let actor = office.actor("jeb").await;
    assert_eq!(actor.user().unwrap().account.language(), Some("fr"));
    let result = office
        .perform("jeb", "user.change_language", None, json!({ "language": "xx" }))
        .await;
    assert_eq!(refusals(result), ["core.no_such_reference language"]);
    let result = office
        .perform_as(
            &Actor::Anonymous,
            "user.change_language",
            None,
            json!({ "language": "fr" }),
        )
        .await;
    assert_eq!(refusals(result), ["core.unauthenticated"]);
}
