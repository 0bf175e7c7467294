//! Users made for a test.

use crate::platform::TestPlatform;
use openimis_core::access::Actor;
use openimis_core::administration::{CoreSettings, FirstAdmin, create_admin};
use openimis_core::declare::{Key, Right};
use openimis_core::identity::change::PasswordSettings;
use serde_json::{Value, json};

const PASSWORD: &str = "Tavo-gime-lora-27";

impl TestPlatform {
    /// The first administrator of a migrated database, who holds every right.
    ///
    /// # Panics
    /// When he cannot be made, for example a second time.
    pub async fn admin(&self) -> Actor {
        let admin = FirstAdmin {
            username: "admin",
            password: PASSWORD,
            last_name: "Banda",
            other_names: "Grace",
            email: Some("admin@example.org"),
        };
        let mut connection = self.connect().await;
        let now = self.platform.clock.now();
        let made = create_admin(
            &mut connection,
            &CoreSettings::default(),
            &PasswordSettings::default(),
            &admin,
            now,
        )
        .await;
        made.expect("an administrator can be made");
        self.actor("admin").await
    }

    /// A person with exactly these rights, made by an administrator. `input` adds to what `user.create` is given, or
    /// replaces it: `json!({"districts": [...]})`.
    ///
    /// # Panics
    /// When an operation is refused.
    pub async fn user(&self, admin: &Actor, username: &str, rights: &[Right], input: Value) -> Actor {
        let numbers: Vec<_> = rights.iter().map(|right| right.number).collect();
        let role = json!({ "name": format!("Role of {username}"), "rights": numbers });
        let Key::Number(role) = self.saved(admin, "role.create", None, role).await else {
            panic!("roles have numbers")
        };
        let mut user = json!({
            "username": username, "lastName": "Okafor", "otherNames": "Amara", "userTypes": ["INTERACTIVE"],
            "email": format!("{username}@example.org"), "language": "en", "roles": [role],
        });
        if let (Value::Object(user), Value::Object(more)) = (&mut user, input) {
            user.extend(more);
        }
        self.saved(admin, "user.create", None, user).await;
        self.actor(username).await
    }
}
