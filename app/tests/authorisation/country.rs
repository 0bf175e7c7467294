//! Two districts, one user of each standard role in the first, and rows in both.

use crate::claim;
use crate::contribution;
use crate::expected::{Role, Rows, roles};
use crate::insuree;
use crate::logged;
use crate::medical;
use crate::policy;
use crate::scheme;
use crate::support::{Api, Distribution, Login, to_one};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A password for users that the tests make.
pub const PASSWORD: &str = "Vuko-zeli-bamo-93";

/// Lists that everybody sees as a whole, or nothing of.
const WHOLE_LISTS: [&str; 12] = [
    "legal-forms",
    "sub-levels",
    "languages",
    "roles",
    "role-rights",
    "genders",
    "educations",
    "professions",
    "relations",
    "identification-types",
    "family-types",
    "confirmation-types",
];

/// Everything of the test but the routes.
pub struct Country {
    pub server: Distribution,
    pub anonymous: Api,
    pub users: Vec<User>,
    /// A row of each resource: in the users' area, and outside.
    rows: BTreeMap<String, (String, Option<String>)>,
}

/// A user with his role and something that he did.
pub struct User {
    pub role: Role,
    pub api: Api,
    pub log: String,
    /// What links that to rows, of each resource: to one in the users' area, and to one outside.
    links: BTreeMap<String, (String, String)>,
}

/// A district with all below it.
struct District {
    village: String,
    facility: String,
}

impl Country {
    pub async fn build() -> Self {
        let server = Distribution::start(&[]);
        let anonymous = Api::anonymous(&server.address);
        let admin = anonymous.log_in(server.login("admin")).await;
        server.sql("INSERT INTO \"tblLegalForms\" (\"LegalFormCode\", \"LegalForms\") VALUES ('G', 'Government') ON CONFLICT DO NOTHING; INSERT INTO \"tblHFSublevel\" (\"HFSublevel\", \"HFSublevelDesc\") VALUES ('N', 'None') ON CONFLICT DO NOTHING;");
        let near = district(&admin, "N").await;
        let far = district(&admin, "F").await;
        make_users(&admin).await;
        let links = link(&server);
        let registers = medical::rows(&server);
        let people = insuree::rows(&server);
        let scheme = scheme::rows(&server);
        let policies = policy::rows(&server);
        let contributions = contribution::rows(&server);
        let claims = claim::rows(&server);
        let mut rows = BTreeMap::new();
        let mut put = |resource: &str, inside: &str, outside: &str| {
            rows.insert(resource.to_owned(), (inside.to_owned(), Some(outside.to_owned())));
        };
        put("locations", &near.village, &far.village);
        put("health-facilities", &near.facility, &far.facility);
        let told = [links, registers, people, scheme, policies, contributions, claims].join("\n");
        for line in told.lines().filter(|line| line.contains('|')) {
            let fields: Vec<_> = line.split('|').collect();
            put(fields[0], fields[1], fields[2]);
        }
        let mut exposed = Vec::new();
        for (module, layer, is_exposed) in [("fe-core", "fe", true), ("core", "be", false)] {
            let attributes = json!({ "module": module, "layer": layer, "config": "{}", "isExposed": is_exposed });
            exposed.push(admin.create("module-configurations", attributes, json!({})).await);
        }
        put("module-configurations", &exposed[0], &exposed[1]);
        let controls = server.sql(
            "INSERT INTO \"core_FieldControl\" (id, field, usage, module_id) SELECT gen_random_uuid(), module, 1, id FROM \"core_ModuleConfiguration\" ORDER BY is_exposed DESC RETURNING id",
        );
        let controls: Vec<_> = controls.lines().filter(|line| line.len() == 36).collect();
        put("field-controls", controls[0], controls[1]);
        for resource in WHOLE_LISTS {
            let found = admin.get(&format!("/{resource}?page[size]=1")).await.good();
            let id = found["data"][0]["id"]
                .as_str()
                .unwrap_or_else(|| panic!("no {resource}"));
            rows.insert(resource.to_owned(), (id.to_owned(), None));
        }
        let mut country = Self {
            server,
            anonymous,
            users: Vec::new(),
            rows,
        };
        for role in roles() {
            let user = country.user(role).await;
            country.users.push(user);
        }
        country
    }

    async fn user(&self, role: Role) -> User {
        let login = self.login(&role.login);
        let api = self.anonymous.log_in(&login).await;
        let language = self.rows["languages"].0.clone();
        let choice =
            json!({ "data": { "type": "users", "relationships": { "language": to_one("languages", &language) } } });
        let answer = api.send("POST", "/users/own-language", Some(&choice)).await;
        assert_eq!(answer.status, 204, "{}: {}", login.username, answer.text);
        let name = &login.username;
        let script = format!(
            "SELECT log.id FROM \"core_Mutation_Log\" log JOIN \"core_User\" u ON u.id = log.user_id WHERE u.username = '{name}' ORDER BY request_date_time DESC LIMIT 1"
        );
        let log = self.server.sql(&script).trim().to_owned();
        let links = logged::link(&self.server, name, &log);
        User { role, api, log, links }
    }

    /// How somebody logs in.
    pub fn login(&self, username: &str) -> Login {
        let noted = self.server.logins.iter().find(|login| login.username == username);
        noted.cloned().unwrap_or_else(|| Login {
            username: username.to_owned(),
            password: PASSWORD.to_owned(),
        })
    }

    /// The user with this login.
    pub fn user_called(&self, login: &str) -> &User {
        self.users.iter().find(|user| user.role.login == login).unwrap()
    }

    /// A row of the resource that this user may see, if the rule for rows is his area or himself.
    pub fn inside(&self, resource: &str, user: Option<&User>) -> String {
        let user = user.unwrap_or_else(|| &self.users[0]);
        if resource == "mutation-logs" {
            return user.log.clone();
        }
        match user.links.get(resource) {
            Some((near, _)) => near.clone(),
            None => self.row(resource).0.clone(),
        }
    }

    /// One that he may not see by this rule, and by this rule alone.
    pub fn outside(&self, resource: &str, rows: Rows, user: Option<&User>) -> String {
        let others = |other: &&User| user.is_none_or(|user| other.role.login != user.role.login);
        let other = self.users.iter().find(others).unwrap();
        if rows == Rows::Own {
            return self.inside(resource, Some(other));
        }
        if let Some((_, far)) = user.unwrap_or(other).links.get(resource) {
            return far.clone();
        }
        let far = self.row(resource).1.clone();
        far.unwrap_or_else(|| panic!("nothing outside of {resource}"))
    }

    fn row(&self, resource: &str) -> &(String, Option<String>) {
        let row = self.rows.get(resource);
        row.unwrap_or_else(|| panic!("no row of {resource}"))
    }
}

async fn district(admin: &Api, name: &str) -> District {
    let mut above: Option<String> = None;
    let mut keys = Vec::new();
    for kind in ["R", "D", "W", "V"] {
        let attributes =
            json!({ "code": format!("X{name}{kind}"), "name": format!("{name} {kind}"), "locationType": kind });
        let parent = above
            .as_deref()
            .map_or(json!({}), |parent| json!({ "parent": to_one("locations", parent) }));
        let id = admin.create("locations", attributes, parent).await;
        keys.push(id.clone());
        above = Some(id);
    }
    let attributes = json!({ "code": format!("X{name}HF"), "name": format!("Clinic {name}"), "level": "D", "careType": "O", "email": format!("clinic-{name}@example.org") });
    let places = json!({ "location": to_one("locations", &keys[1]), "legalForm": to_one("legal-forms", "G") });
    let facility = admin.create("health-facilities", attributes, places).await;
    District {
        village: keys[3].clone(),
        facility,
    }
}

/// A user who may do everything in one district, and one who works in the other.
async fn make_users(admin: &Api) {
    let keeper = roles().into_iter().find(|role| role.login == "keeper").unwrap();
    let rights: Vec<_> = keeper.rights.into_iter().collect();
    let role = admin
        .create("roles", json!({ "name": "Keeper", "rights": rights }), json!({}))
        .await;
    for username in ["keeper", "far"] {
        let attributes = json!({
            "username": username, "lastName": "Njoroge", "otherNames": "Mumbi", "userTypes": ["INTERACTIVE"],
            "email": format!("{username}@example.org"), "password": PASSWORD,
        });
        let links =
            json!({ "language": to_one("languages", "en"), "roles": { "data": [{ "type": "roles", "id": role }] } });
        admin.create("users", attributes, links).await;
    }
    let officer = json!({ "code": "FAROFF", "lastName": "Okello", "otherNames": "Sanyu" });
    admin.create("officers", officer, json!({})).await;
    let claims = json!({ "code": "FARCA", "lastName": "Okello", "otherNames": "Sanyu" });
    admin.create("claim-administrators", claims, json!({})).await;
}

/// Gives everybody his area, and tells links and people: resource, one in the first district, one in the second.
fn link(server: &Distribution) -> String {
    let told = server.sql(
        r#"
CREATE FUNCTION pg_temp.place(code text) RETURNS int LANGUAGE sql AS 'SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = code AND "ValidityTo" IS NULL';
INSERT INTO "tblUsersDistricts" ("UserID", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT id, pg_temp.place(CASE "LoginName" WHEN 'far' THEN 'XFD' ELSE 'XND' END), 1, now()
    FROM "tblUsers" WHERE "LoginName" NOT IN ('admin', 'officer', 'claims') AND "ValidityTo" IS NULL;
INSERT INTO "tblOfficerVillages" ("OfficerId", "LocationId", "ValidityFrom", "AuditUserID")
    SELECT "OfficerID", pg_temp.place(CASE "Code" WHEN 'FAROFF' THEN 'XFV' ELSE 'XNV' END), now(), 1
    FROM "tblOfficer" WHERE "Code" IN ('officer', 'FAROFF') AND "ValidityTo" IS NULL;
INSERT INTO "tblHFCatchment" ("HFID", "LocationId", "Catchment", "ValidityFrom")
    SELECT "HfID", pg_temp.place(CASE "HFCode" WHEN 'XFHF' THEN 'XFV' ELSE 'XNV' END), 100, now()
    FROM "tblHF" WHERE "HFCode" IN ('XNHF', 'XFHF') AND "ValidityTo" IS NULL;
UPDATE "tblUsers" SET "HFID" = (SELECT "HfID" FROM "tblHF" WHERE "HFCode" = 'XNHF' AND "ValidityTo" IS NULL) WHERE "LoginName" = 'claims';
UPDATE "tblClaimAdmin" SET "HFId" = (SELECT "HfID" FROM "tblHF" WHERE "HFCode" = CASE "ClaimAdminCode" WHEN 'FARCA' THEN 'XFHF' ELSE 'XNHF' END AND "ValidityTo" IS NULL) WHERE "ClaimAdminCode" IN ('claims', 'FARCA');
SELECT 'users', min(id::text) FILTER (WHERE username = 'manager'), min(id::text) FILTER (WHERE username = 'far') FROM "core_User";
SELECT 'interactive-users', min("UUID"::text) FILTER (WHERE "LoginName" = 'manager'), min("UUID"::text) FILTER (WHERE "LoginName" = 'far') FROM "tblUsers";
SELECT 'user-roles', min("UserRoleID") FILTER (WHERE "LoginName" = 'manager'), min("UserRoleID") FILTER (WHERE "LoginName" = 'far') FROM "tblUserRole" JOIN "tblUsers" ON id = "UserID";
SELECT 'officers', min("OfficerUUID") FILTER (WHERE "Code" = 'officer'), min("OfficerUUID") FILTER (WHERE "Code" = 'FAROFF') FROM "tblOfficer";
SELECT 'claim-administrators', min("ClaimAdminUUID") FILTER (WHERE "ClaimAdminCode" = 'claims'), min("ClaimAdminUUID") FILTER (WHERE "ClaimAdminCode" = 'FARCA') FROM "tblClaimAdmin";
SELECT 'user-districts', min("UserDistrictID") FILTER (WHERE "LocationId" = pg_temp.place('XND')), min("UserDistrictID") FILTER (WHERE "LocationId" = pg_temp.place('XFD') AND "UserID" = (SELECT id FROM "tblUsers" WHERE "LoginName" = 'far')) FROM "tblUsersDistricts";
SELECT 'officer-villages', min("OfficerVillageId") FILTER (WHERE "LocationId" = pg_temp.place('XNV')), min("OfficerVillageId") FILTER (WHERE "LocationId" = pg_temp.place('XFV')) FROM "tblOfficerVillages";
SELECT 'health-facility-catchments', min("HFCatchmentId") FILTER (WHERE "LocationId" = pg_temp.place('XNV')), min("HFCatchmentId") FILTER (WHERE "LocationId" = pg_temp.place('XFV')) FROM "tblHFCatchment";
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A document that names a row and says nothing about it.
pub fn bare(resource: &str, id: &str) -> Value {
    json!({ "data": { "type": resource, "id": id } })
}
