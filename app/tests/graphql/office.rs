//! A server with a small country of the tests' own beside the demonstration's.

use crate::browser::Browser;
use crate::support::{Api, Distribution, Login, to_one};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// The password of everybody made here.
const PASSWORD: &str = "Vuko-zeli-bamo-93";

/// Two regions, of which the second one has no facility: `GA` with the district `GA1` and the facility `GAHF`, `GB` with
/// the district `GB1` and the facility `GBHF`.
pub struct Office {
    pub server: Distribution,
    pub admin: Browser,
    api: Api,
}

impl Office {
    pub async fn open() -> Self {
        Self::with(&[]).await
    }

    /// The same with these settings: names and values of variables.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let server = Distribution::start(settings);
        let login = server.login("admin").clone();
        let api = Api::anonymous(&server.address).log_in(&login).await;
        let admin = Browser::log_in(&server.address, &login).await;
        let office = Self { server, admin, api };
        for region in ["GA", "GB"] {
            let above = office.place(region, "R", json!({})).await;
            let district = format!("{region}1");
            let below = office
                .place(&district, "D", json!({ "parent": to_one("locations", &above) }))
                .await;
            office.facility(&format!("{region}HF"), &below).await;
        }
        office
    }

    /// Nobody in particular.
    pub fn stranger(&self) -> Browser {
        Browser::open(&self.server.address)
    }

    /// Somebody at the REST door: nobody in particular, or whoever was made by [`Office::person`].
    pub async fn client(&self, name: Option<&str>) -> Api {
        let client = Api::anonymous(&self.server.address);
        match name {
            None => client,
            Some(name) => client.log_in(&login(name)).await,
        }
    }

    /// The id of a place.
    pub async fn id_of(&self, code: &str) -> String {
        let found = self
            .api
            .get(&format!("/locations?filter%5Bcode%5D={code}"))
            .await
            .good();
        found["data"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A new place below what it is related to.
    pub async fn place(&self, code: &str, kind: &str, relationships: Value) -> String {
        let attributes = json!({ "code": code, "name": format!("Place {code}"), "locationType": kind });
        self.api.create("locations", attributes, relationships).await
    }

    /// A new dispensary in a district.
    pub async fn facility(&self, code: &str, district: &str) -> String {
        let form = self.api.get("/legal-forms?filter%5Bcode%5D=G").await.good();
        let attributes = json!({ "code": code, "name": format!("Dispensary {code}"), "level": "D", "careType": "O" });
        let relationships = json!({
            "location": to_one("locations", district),
            "legalForm": { "data": { "type": "legal-forms", "id": form["data"][0]["id"] } },
        });
        self.api.create("health-facilities", attributes, relationships).await
    }

    /// Somebody new with a role of these rights, who works in this district.
    pub async fn person(&self, name: &str, rights: &[i32], district: &str) -> Browser {
        self.hire(name, rights, json!(["INTERACTIVE"]), ("districts", district))
            .await
    }

    /// Somebody new with a role of these rights, who is the enrolment officer of this village.
    pub async fn officer(&self, name: &str, rights: &[i32], village: &str) -> Browser {
        let types = json!(["INTERACTIVE", "OFFICER"]);
        self.hire(name, rights, types, ("villages", village)).await
    }

    async fn hire(&self, name: &str, rights: &[i32], types: Value, (works, place): (&str, &str)) -> Browser {
        let role = self.api.create(
            "roles",
            json!({ "name": format!("Role of {name}"), "rights": rights }),
            json!({}),
        );
        let role = role.await;
        let place = self.id_of(place).await;
        let attributes = json!({
            "username": name, "lastName": "Njoroge", "otherNames": "Mumbi", "userTypes": types,
            "email": format!("{name}@example.org"), "password": PASSWORD,
        });
        let relationships = json!({
            "language": to_one("languages", "en"),
            "roles": { "data": [{ "type": "roles", "id": role }] },
            works: { "data": [{ "type": "locations", "id": place }] },
        });
        self.api.create("users", attributes, relationships).await;
        Browser::log_in(&self.server.address, &login(name)).await
    }
}

fn login(name: &str) -> Login {
    Login {
        username: name.to_owned(),
        password: PASSWORD.to_owned(),
    }
}

/// The number in a global id, as the front end pastes it into mutations.
pub fn number(id: &Value) -> String {
    let decoded = STANDARD.decode(id.as_str().unwrap()).unwrap();
    String::from_utf8(decoded)
        .unwrap()
        .split_once(':')
        .unwrap()
        .1
        .to_owned()
}
