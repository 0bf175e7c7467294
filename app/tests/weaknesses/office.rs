//! A server with an administrator and people whom the tests make.

use crate::support::{Api, Distribution, Login, to_one};
use serde_json::{Value, json};
use std::cell::Cell;

/// The password that everybody has at first.
pub const PASSWORD: &str = "Vuko-zeli-bamo-93";

pub struct Office {
    pub server: Distribution,
    pub anonymous: Api,
    pub admin: Api,
    made: Cell<u32>,
}

/// Somebody made for one test.
pub struct Person {
    pub id: String,
    pub login: Login,
}

impl Office {
    /// Behind a gateway on the same machine, as in the deployment.
    pub async fn open() -> Self {
        let server = Distribution::start(&[("OPENIMIS__SERVER__TRUSTED_PROXIES", r#"["127.0.0.1"]"#)]);
        let anonymous = Api::anonymous(&server.address);
        let admin = anonymous.log_in(server.login("admin")).await;
        Self {
            server,
            anonymous,
            admin,
            made: Cell::new(0),
        }
    }

    /// A new person with a role of these rights.
    pub async fn person(&self, rights: &[i32]) -> Person {
        let number = self.made.get() + 1;
        self.made.set(number);
        let role = self.role(&format!("Role {number}"), rights).await;
        let username = format!("person{number}");
        let id = self
            .admin
            .send("POST", "/users", Some(&Self::new_user(&username, &role)))
            .await
            .id();
        Person {
            id,
            login: Login {
                username,
                password: PASSWORD.to_owned(),
            },
        }
    }

    pub async fn role(&self, name: &str, rights: &[i32]) -> String {
        self.admin
            .create("roles", json!({ "name": name, "rights": rights }), json!({}))
            .await
    }

    /// The document of a new user.
    pub fn new_user(username: &str, role: &str) -> Value {
        json!({ "data": { "type": "users",
            "attributes": {
                "username": username, "lastName": "Njoroge", "otherNames": "Mumbi", "userTypes": ["INTERACTIVE"],
                "email": format!("{username}@example.org"), "password": PASSWORD,
            },
            "relationships": {
                "language": to_one("languages", "en"),
                "roles": { "data": [{ "type": "roles", "id": role }] },
            },
        } })
    }

    /// One value from the database.
    pub fn value(&self, query: &str) -> String {
        self.server.sql(query).trim().to_owned()
    }
}
