//! Users, roles, passwords, logs.

use crate::office::{Office, PASSWORD};
use crate::support::Login;
use openimis_core::identity::password::django;
use serde_json::json;

/// Users are read and written with 121701 to 121704 and by nobody else; oneself is at `/me`.
pub async fn w02_users_are_for_those_who_hold_the_rights(office: &Office) {
    let officer = office.anonymous.log_in(office.server.login("officer")).await;
    let victim = office.person(&[]).await;
    let path = format!("/users/{}", victim.id);
    let renamed = json!({ "data": { "type": "users", "id": victim.id, "attributes": { "lastName": "Other" } } });
    for answer in [
        officer.get("/users").await,
        officer.get(&path).await,
        officer
            .send("POST", "/users", Some(&Office::new_user("intruder", "0")))
            .await,
        officer.send("PATCH", &path, Some(&renamed)).await,
        officer.send("DELETE", &path, None).await,
    ] {
        assert_eq!(answer.status, 403, "{}", answer.text);
    }
    assert_eq!(officer.get("/me").await.status, 200);
}

/// No two accounts share a salt, and no salt signs tokens.
pub async fn w03_each_password_has_a_salt_of_its_own(office: &Office) {
    office.person(&[]).await;
    office.person(&[]).await;
    let salts =
        "SELECT count(\"PrivateKey\"), count(DISTINCT \"PrivateKey\") FROM \"tblUsers\" WHERE \"ValidityTo\" IS NULL";
    let told = office.value(salts);
    let (all, different) = told.split_once('|').unwrap();
    assert_eq!(all, different, "accounts and their salts");
    assert!(all.parse::<u32>().unwrap() > 2, "{all} salts");
}

/// The second change ends tokens as the first did.
pub async fn w04_every_change_of_a_password_ends_all_tokens(office: &Office) {
    let person = office.person(&[]).await;
    let mut old = PASSWORD;
    for new in ["Rimo-kale-sudo-47", "Huva-neti-polo-85"] {
        let login = Login {
            password: old.to_owned(),
            ..person.login.clone()
        };
        let one = office.anonymous.log_in(&login).await;
        let other = office.anonymous.log_in(&login).await;
        let change = json!({ "oldPassword": old, "newPassword": new });
        let changed = one
            .send_as("POST", "/api/v1/auth/password", Some(&change), "application/json")
            .await;
        assert_eq!(changed.status, 204, "{}", changed.text);
        assert_eq!(one.get("/me").await.status, 401);
        assert_eq!(other.get("/me").await.status, 401);
        old = new;
    }
}

/// A technical user gets a token and is known by it.
pub async fn w05_systems_can_log_in(office: &Office) {
    let hash = django::hash(PASSWORD);
    office.server.sql(&format!(
        "INSERT INTO \"core_TechnicalUser\" (id, username, password, is_staff, is_superuser, validity_from) VALUES ('6f2c8c4e-0000-4000-8000-000000000001', 'dhis2', '{hash}', false, false, now() - interval '1 day');
         INSERT INTO \"core_User\" (id, username, version, t_user_id) VALUES ('6f2c8c4e-0000-4000-8000-000000000002', 'dhis2', 1, '6f2c8c4e-0000-4000-8000-000000000001');"
    ));
    let login = Login {
        username: "dhis2".to_owned(),
        password: PASSWORD.to_owned(),
    };
    let system = office.anonymous.log_in(&login).await;
    let me = system.get("/me").await.good();
    assert!(me.to_string().contains("dhis2"), "{me}");
}

/// An account whose time is over is no account.
pub async fn w06_an_ended_account_cannot_log_in(office: &Office) {
    let person = office.person(&[]).await;
    let name = &person.login.username;
    office.server.sql(&format!(
        "UPDATE \"tblUsers\" SET \"ValidityTo\" = now() - interval '1 day' WHERE \"LoginName\" = '{name}'"
    ));
    let answer = office.anonymous.try_to_log_in(name, PASSWORD).await;
    assert_eq!(
        (answer.status, answer.json()["error"].as_str()),
        (400, Some("invalid_grant")),
        "{}",
        answer.text
    );
}

/// Blocking and deleting a role take its rights away, at once.
pub async fn w07_a_blocked_role_gives_nothing(office: &Office) {
    let person = office.person(&[121_501]).await;
    let api = office.anonymous.log_in(&person.login).await;
    assert_eq!(api.get("/officers").await.status, 200);
    let role = office.value(&format!(
        "SELECT \"RoleUUID\" FROM \"tblRole\" WHERE \"RoleName\" = '{}'",
        person.login.username.replace("person", "Role ")
    ));
    for (is_blocked, status) in [(true, 403), (false, 200)] {
        let attributes = json!({ "isBlocked": is_blocked });
        let change = json!({ "data": { "type": "roles", "id": role, "attributes": attributes } });
        office
            .admin
            .send("PATCH", &format!("/roles/{role}"), Some(&change))
            .await
            .good();
        assert_eq!(api.get("/officers").await.status, status, "blocked: {is_blocked}");
    }
    office
        .admin
        .send("DELETE", &format!("/roles/{role}"), None)
        .await
        .good();
    assert_eq!(api.get("/officers").await.status, 403, "deleted");
}

/// Claim administrators, officers and code checks were public because nobody had said who may read them.
pub async fn w08_nothing_is_public_by_omission(office: &Office) {
    let nobody = office.anonymous.log_in(&office.person(&[]).await.login).await;
    for path in [
        "/claim-administrators",
        "/officers",
        "/users/username-check?filter[username]=admin",
        "/locations/code-check?filter[locationCode]=X",
    ] {
        assert_eq!(office.anonymous.get(path).await.status, 401, "{path}");
        assert_eq!(nobody.get(path).await.status, 403, "{path}");
    }
}

/// A token in the header does not stand for the password.
pub async fn w10_a_token_is_no_password(office: &Office) {
    let fields = json!({ "grant_type": "password", "username": "admin", "password": "wrong" });
    let admin = office.anonymous.log_in(office.server.login("admin")).await;
    let answer = admin
        .send_as("POST", "/api/v1/auth/token", Some(&fields), "application/json")
        .await;
    assert_eq!(answer.status, 400, "{}", answer.text);
    let token = admin.token.as_deref();
    let fields = json!({ "grant_type": "refresh_token", "refresh_token": token });
    let answer = admin
        .send_as("POST", "/api/v1/auth/token", Some(&fields), "application/json")
        .await;
    assert_eq!(answer.status, 400, "an access token renews nothing: {}", answer.text);
}

/// Accounts are made after the password is checked.
pub async fn w11_a_wrong_password_creates_no_account(office: &Office) {
    let person = office.person(&[]).await;
    let name = &person.login.username;
    office.server.sql(&format!("DELETE FROM \"core_UserMutation\" WHERE core_user_id = '{0}'; DELETE FROM openimis_credential WHERE user_id = '{0}'; DELETE FROM \"core_User\" WHERE id = '{0}'", person.id));
    let accounts = format!("SELECT count(*) FROM \"core_User\" WHERE username = '{name}'");
    assert_eq!(office.anonymous.try_to_log_in(name, "wrong").await.status, 400);
    assert_eq!(office.value(&accounts), "0");
    office.anonymous.log_in(&person.login).await;
    assert_eq!(office.value(&accounts), "1");
}

/// Passwords are in no log row, in no outbox row and in no answer.
pub async fn w13_the_log_keeps_no_secret(office: &Office) {
    office.person(&[]).await;
    let logs = office
        .admin
        .get("/mutation-logs?page[size]=100")
        .await
        .good()
        .to_string();
    assert!(logs.contains("person1"), "the creation is logged");
    assert!(!logs.contains(PASSWORD), "a password in an answer");
    let rows = format!("SELECT count(*) FROM \"core_Mutation_Log\" WHERE json_content LIKE '%{PASSWORD}%'");
    assert_eq!(office.value(&rows), "0");
    let events = format!("SELECT count(*) FROM openimis_outbox AS event WHERE event::text LIKE '%{PASSWORD}%'");
    assert_eq!(office.value(&events), "0");
}

/// Of the right form, and nobody else's.
pub async fn w20_email_addresses_are_checked(office: &Office) {
    let role = office.role("Mailers", &[]).await;
    for (address, status) in [("no address", 422), ("admin@example.org", 409)] {
        let mut document = Office::new_user("mailer", &role);
        document["data"]["attributes"]["email"] = json!(address);
        let answer = office.admin.send("POST", "/users", Some(&document)).await;
        assert_eq!(answer.status, status, "{address}: {}", answer.text);
        assert_eq!(
            answer.json()["errors"][0]["source"]["pointer"],
            "/data/attributes/email"
        );
    }
}

/// One configuration a module and layer, so that it is clear which one counts.
pub async fn w27_a_module_has_one_configuration(office: &Office) {
    let attributes = json!({ "module": "fe-claim", "layer": "fe", "config": "{}", "isExposed": true });
    let document = json!({ "data": { "type": "module-configurations", "attributes": attributes } });
    let statuses = [
        office
            .admin
            .send("POST", "/module-configurations", Some(&document))
            .await
            .status,
        office
            .admin
            .send("POST", "/module-configurations", Some(&document))
            .await
            .status,
    ];
    assert_eq!(statuses, [201, 409]);
}

/// Nothing that strangers send is stored.
pub async fn w57_strangers_cannot_fill_the_log(office: &Office) {
    let rows = "SELECT count(*) FROM \"core_Mutation_Log\"";
    let before = office.value(rows);
    let bad = office.anonymous.with_token("garbage");
    for stranger in [&office.anonymous, &bad] {
        let answer = stranger
            .send("POST", "/users", Some(&Office::new_user("stranger", "0")))
            .await;
        assert_eq!(answer.status, 401);
    }
    assert_eq!(office.value(rows), before);
}

/// Not by a new role, not by changing one, not by copying one, not by giving a role to somebody.
pub async fn w62_nobody_grants_what_he_does_not_hold(office: &Office) {
    let keeper = office
        .person(&[121_701, 121_702, 122_001, 122_002, 122_003, 122_005])
        .await;
    let keeper = office.anonymous.log_in(&keeper.login).await;
    let strong = office.role("Strong", &[900_102]).await;
    let weak = office.role("Weak", &[122_001]).await;
    let role = |attributes| json!({ "data": { "type": "roles", "attributes": attributes } });
    let mut change = role(json!({ "rights": [122_001, 900_102] }));
    change["data"]["id"] = json!(weak);
    for answer in [
        keeper
            .send(
                "POST",
                "/roles",
                Some(&role(json!({ "name": "New", "rights": [900_102] }))),
            )
            .await,
        keeper.send("PATCH", &format!("/roles/{weak}"), Some(&change)).await,
        keeper
            .send(
                "POST",
                &format!("/roles/{strong}/duplication"),
                Some(&role(json!({ "name": "Copy" }))),
            )
            .await,
        keeper
            .send("POST", "/users", Some(&Office::new_user("puppet", &strong)))
            .await,
    ] {
        assert_eq!(answer.status, 403, "{}", answer.text);
        assert_eq!(answer.json()["errors"][0]["code"], "role.right_not_held");
    }
    let within = role(json!({ "name": "Within", "rights": [122_001] }));
    assert_eq!(keeper.send("POST", "/roles", Some(&within)).await.status, 201);
}
