//! Officers and claim administrators, by themselves and as users: spec 2.10, rule 55.

use crate::support::{ADMIN, Office, new_user};
use openimis_core::administration::rights;
use serde_json::json;

const OFFICERS: &str =
    r#"SELECT "Code", "LastName", "HasLogin", "Phone", "ValidityTo" IS NULL AS valid FROM "tblOfficer""#;

#[tokio::test]
async fn rule_55_a_person_who_is_an_officer() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = new_user("E00001");
    input["userTypes"] = json!(["INTERACTIVE", "OFFICER"]);
    input["birthDate"] = json!("1980-02-29");
    let user = office.done("user.create", None, input).await;
    assert_eq!(office.lines(OFFICERS).await, ["E00001|Roberts|true|-|true"]);
    let associated = r#"SELECT "IsAssociated" FROM "tblUsers" WHERE "LoginName" = 'E00001'"#;
    assert_eq!(office.line(associated).await, "true");
    let officer = office.line(r#"SELECT "OfficerID", "DOB" FROM "tblOfficer""#).await;
    let link = office
        .line(&format!(
            r#"SELECT officer_id, '1980-02-29' FROM "core_User" WHERE id = '{user}'"#
        ))
        .await;
    assert_eq!(link, officer);

    office
        .done(
            "user.change",
            Some(&user),
            json!({ "phone": "0123", "lastName": "Jack" }),
        )
        .await;
    let rows = office.lines(&format!(r#"{OFFICERS} ORDER BY "OfficerID""#)).await;
    assert_eq!(rows, ["E00001|Jack|true|0123|true", "E00001|Roberts|true|-|false"]);
    let copy = office
        .line(r#"SELECT "LegacyID" FROM "tblOfficer" WHERE "LegacyID" IS NOT NULL"#)
        .await;
    assert!(officer.starts_with(&format!("{copy}|")));
    // the version begins where the one before it ends
    let following =
        r#"SELECT count(*) FROM "tblOfficer" one JOIN "tblOfficer" next ON next."ValidityFrom" = one."ValidityTo""#;
    assert_eq!(office.line(following).await, "1");
}

#[tokio::test]
async fn a_claim_administrator_without_login() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = new_user("JHOS0011");
    input["userTypes"] = json!(["CLAIM_ADMIN"]);
    let user = office.done("user.create", None, input).await;
    let row = r#"SELECT "ClaimAdminCode", "EmailId", "HasLogin" FROM "tblClaimAdmin" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(office.line(row).await, "JHOS0011|JHOS0011@example.org|false");
    // made a person later, he gets a login
    let input = json!({ "userTypes": ["INTERACTIVE"], "roles": [], "language": "fr" });
    office.done("user.change", Some(&user), input).await;
    assert_eq!(office.line(row).await, "JHOS0011|JHOS0011@example.org|true");
    let person = r#"SELECT "LanguageID", "LastName", "IsAssociated" FROM "tblUsers" WHERE "LoginName" = 'JHOS0011'"#;
    assert_eq!(office.line(person).await, "fr|Roberts|true");
    let versions = format!(r"SELECT version FROM core_historicaluser WHERE id = '{user}' ORDER BY history_id");
    assert_eq!(office.lines(&versions).await, ["1", "2"]);
}

/// An officer registered before gets his account; another's code cannot be taken.
#[tokio::test]
async fn codes_belong_to_one_valid_officer() {
    let Some(mut office) = Office::open().await else { return };
    let officer = json!({ "code": "E00002", "lastName": "Raga", "otherNames": "Jack", "veoCode": "V1" });
    office.done("officer.create", None, officer.clone()).await;
    assert_eq!(
        office.refused("officer.create", None, officer).await,
        ["officer.code_taken code"]
    );
    let mut input = new_user("E00002");
    input["userTypes"] = json!(["OFFICER"]);
    office.done("user.create", None, input).await;
    let row = r#"SELECT "LastName", "VEOCode", "HasLogin" FROM "tblOfficer" WHERE "ValidityTo" IS NULL"#;
    // what users know nothing of stays
    assert_eq!(office.lines(row).await, ["Roberts|V1|false"]);

    let officer = office
        .line(r#"SELECT "OfficerUUID" FROM "tblOfficer" WHERE "ValidityTo" IS NULL"#)
        .await;
    let refused = office
        .refused("officer.change", Some(&officer), json!({ "code": "E00003" }))
        .await;
    assert_eq!(refused, ["officer.code_fixed code"]);
    let refused = office
        .refused(
            "officer.change",
            Some(&officer),
            json!({ "substitutionOfficer": officer }),
        )
        .await;
    assert_eq!(refused, ["officer.own_substitute substitutionOfficer"]);
    let input = json!({ "code": "E00004", "lastName": "Bilo", "otherNames": "Lambda" });
    office.done("officer.create", None, input).await;
    let user = office
        .line(r#"SELECT id FROM "core_User" WHERE username = 'E00002'"#)
        .await;
    let refused = office
        .refused("user.change", Some(&user), json!({ "username": "E00004" }))
        .await;
    // an officer of that code exists and the user has one already
    assert_eq!(refused, ["officer.code_taken username"]);
}

#[tokio::test]
async fn claim_administrators_come_change_and_go() {
    let Some(mut office) = Office::open().await else { return };
    let input = json!({ "code": "CA1", "lastName": "Lobo", "otherNames": "Jami", "emailId": "jami" });
    let refused = office.refused("claim_administrator.create", None, input).await;
    assert_eq!(refused, ["user.email_malformed emailId"]);
    let input = json!({ "code": "CA1", "lastName": "Lobo", "otherNames": "Jami" });
    office.done("claim_administrator.create", None, input.clone()).await;
    let refused = office.refused("claim_administrator.create", None, input).await;
    assert_eq!(refused, ["claim_administrator.code_taken code"]);
    let uuid = office.line(r#"SELECT "ClaimAdminUUID" FROM "tblClaimAdmin""#).await;
    office
        .done("claim_administrator.change", Some(&uuid), json!({ "phone": "42" }))
        .await;
    office.done("claim_administrator.delete", Some(&uuid), json!({})).await;
    let rows = r#"SELECT "Phone", "LegacyID" IS NULL AS live, "ValidityTo" IS NULL AS valid FROM "tblClaimAdmin" ORDER BY "ClaimAdminId""#;
    assert_eq!(
        office.lines(rows).await,
        ["42|true|false", "-|false|false", "42|false|false"]
    );
    let following = r#"SELECT count(*) FROM "tblClaimAdmin" one JOIN "tblClaimAdmin" next
        ON next."ValidityFrom" = one."ValidityTo" AND one."LegacyID" IS NOT NULL"#;
    assert_eq!(office.line(following).await, "2");
    let refused = office
        .refused("claim_administrator.change", Some(&uuid), json!({}))
        .await;
    assert_eq!(refused, ["core.not_found"]);
}

/// W-08: nobody without login, and nobody without the right.
#[tokio::test]
async fn w_08_claim_administrators_are_not_public() {
    use openimis_core::access::Actor;
    use openimis_core::administration::ClaimAdministrator;
    use openimis_core::declare::Resource;
    let Some(mut office) = Office::open().await else { return };
    office.person("nobody", &[]).await;
    let access = ClaimAdministrator::DESCRIPTION.access.unwrap();
    assert!(Actor::Anonymous.check(access).is_err());
    assert!(office.actor("nobody").await.check(access).is_err());
    let admin = office.actor(ADMIN).await;
    assert!(admin.check(access).is_ok() && admin.holds(rights::FIND_CLAIM_ADMINISTRATORS));
}
