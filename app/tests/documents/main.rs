//! Every document of every resource of this distribution is a JSON:API 1.1 document, and every link in one leads
//! somewhere: asked of a running server, as an administrator, on demonstration data.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says by panicking what is wrong"
)]

#[path = "../support/mod.rs"]
mod support;

mod structure;

use openimis_core::registry::Registry;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::{Api, Distribution, to_one};

// The modules of the distribution, so that `Registry::linked` finds them.
include!(concat!(env!("OUT_DIR"), "/modules.rs"));

#[tokio::test]
async fn documents_have_the_standard_s_shape_and_links_lead_somewhere() {
    let server = Distribution::start(&[]);
    let admin = Api::anonymous(&server.address).log_in(server.login("admin")).await;
    give_rows(&server, &admin).await;
    let registry = Registry::linked().unwrap();
    let mut reader = Reader {
        api: admin,
        links: BTreeSet::new(),
        seen: BTreeSet::new(),
        wrong: Vec::new(),
    };
    for resource in registry.resources() {
        let name = resource.description.name;
        let list = reader.read(&format!("/{name}?page[size]=3")).await;
        let related: Vec<_> = resource.relationships.iter().map(|found| found.name).collect();
        for relationship in &related {
            reader
                .read(&format!("/{name}?page[size]=3&include={relationship}"))
                .await;
        }
        reader
            .read(&format!(
                "/{name}?page[size]=3&include={}",
                related[..related.len().min(20)].join(",")
            ))
            .await;
        assert!(
            !list["data"].as_array().unwrap().is_empty(),
            "nothing to look at in {name}"
        );
        let id = list["data"][0]["id"].as_str().unwrap();
        reader.read(&format!("/{name}/{id}")).await;
        for relationship in related {
            reader.read(&format!("/{name}/{id}/{relationship}")).await;
            reader.read(&format!("/{name}/{id}/relationships/{relationship}")).await;
            reader.read(&format!("/{name}/{id}?include={relationship}")).await;
        }
    }
    // what links lead to has links again, of as many rows as the demonstration has: a few of each kind tell as much as all
    let mut followed: BTreeMap<String, u32> = BTreeMap::new();
    while let Some(link) = reader.links.pop_first() {
        let times = followed.entry(kind(&link)).or_default();
        *times += 1;
        if *times <= ENOUGH {
            reader.read(&link).await;
        }
    }
    assert!(
        reader.seen.len() > 100,
        "only {} addresses were looked at",
        reader.seen.len()
    );
    let wrong = &reader.wrong;
    assert!(
        wrong.is_empty(),
        "{} documents are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Errors are documents too, whatever is asked.
#[tokio::test]
async fn errors_have_the_standard_s_shape() {
    let server = Distribution::start(&[]);
    let anonymous = Api::anonymous(&server.address);
    let admin = anonymous.log_in(server.login("admin")).await;
    let empty = json!({ "data": { "type": "locations", "attributes": {} } });
    let answers = [
        (401, anonymous.get("/locations").await),
        (404, admin.get("/nothing").await),
        (404, admin.get("/locations/nobody").await),
        (400, admin.get("/locations?filter[nothing]=1").await),
        (400, admin.get("/locations?include=nothing").await),
        (405, admin.send("PATCH", "/locations", Some(&empty)).await),
        (
            415,
            admin
                .send_as("POST", "/api/v1/locations", Some(&empty), "text/plain")
                .await,
        ),
        (422, admin.send("POST", "/locations", Some(&empty)).await),
        (409, admin.send("POST", "/roles", Some(&empty)).await),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{}", answer.text);
        assert_eq!(
            answer.headers["content-type"], "application/vnd.api+json",
            "{}",
            answer.text
        );
        let problems = structure::problems(&answer.json());
        assert!(problems.is_empty(), "{problems:?} in {}", answer.text);
    }
}

/// How many links of a kind are followed.
const ENOUGH: u32 = 5;

/// A link without what tells one row, or one page, from another: `/api/v1/families/{id}/members?page[after]`.
fn kind(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let mut segments: Vec<_> = path.strip_prefix("/api/v1").unwrap_or(path).split('/').collect();
    if let Some(id) = segments.get_mut(2) {
        *id = "{id}";
    }
    let names = query.split('&').filter_map(|pair| pair.split('=').next());
    format!("{}?{}", segments.join("/"), names.collect::<Vec<_>>().join("&"))
}

struct Reader {
    api: Api,
    links: BTreeSet<String>,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Reader {
    /// Reads a document, looks at its shape, and remembers its links.
    async fn read(&mut self, path: &str) -> Value {
        if !self
            .seen
            .insert(path.strip_prefix("/api/v1").unwrap_or(path).to_owned())
        {
            return Value::Null;
        }
        let answer = self.api.get(path).await;
        if answer.status != 200 {
            self.wrong.push(format!("{path}: {} {}", answer.status, answer.text));
            return Value::Null;
        }
        let document = answer.json();
        let problems = structure::problems(&document);
        self.wrong
            .extend(problems.into_iter().map(|problem| format!("{path}: {problem}")));
        // one document of each address and row is enough: the same rows come with other parameters
        for link in structure::links(&document) {
            if !self.seen.contains(link.strip_prefix("/api/v1").unwrap_or(&link)) {
                self.links.insert(link);
            }
        }
        document
    }
}

/// Rows of what the demonstration may not have.
async fn give_rows(server: &Distribution, admin: &Api) {
    server.sql(
        r#"INSERT INTO "tblLegalForms" ("LegalFormCode", "LegalForms") VALUES ('G', 'Government') ON CONFLICT DO NOTHING;
           INSERT INTO "tblHFSublevel" ("HFSublevel", "HFSublevelDesc") VALUES ('N', 'None') ON CONFLICT DO NOTHING;"#,
    );
    let mut places: Vec<String> = Vec::new();
    for kind in ["R", "D", "W", "V"] {
        let attributes = json!({ "code": format!("Z&{kind}"), "name": "Zone", "locationType": kind });
        let parent = places
            .last()
            .map_or(json!({}), |parent| json!({ "parent": to_one("locations", parent) }));
        places.push(admin.create("locations", attributes, parent).await);
    }
    let clinic = json!({ "code": "ZHF", "name": "Clinic", "level": "D", "careType": "O" });
    let links = json!({ "location": to_one("locations", &places[1]), "legalForm": to_one("legal-forms", "G") });
    admin.create("health-facilities", clinic, links).await;
    server.sql(include_str!("claims.sql"));
    let configuration = json!({ "module": "fe-core", "layer": "fe", "config": "{}", "isExposed": true });
    admin.create("module-configurations", configuration, json!({})).await;
    server.sql(
        r#"INSERT INTO "core_FieldControl" (id, field, usage, module_id) SELECT gen_random_uuid(), 'a', 1, id FROM "core_ModuleConfiguration" LIMIT 1;
           INSERT INTO "tblHFCatchment" ("HFID", "LocationId", "Catchment", "ValidityFrom")
               SELECT "HfID", (SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = 'Z&V'), 100, now() FROM "tblHF" WHERE "HFCode" = 'ZHF';
           INSERT INTO "tblOfficerVillages" ("OfficerId", "LocationId", "ValidityFrom", "AuditUserID")
               SELECT "OfficerID", (SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = 'Z&V'), now(), 1 FROM "tblOfficer" LIMIT 1;"#,
    );
    server.sql(
        r#"INSERT INTO "tblPremium" ("PremiumUUID", "PolicyID", "Amount", "Receipt", "PayDate", "PayType", "isPhotoFee", "AuditUserID", "ValidityFrom")
               SELECT gen_random_uuid(), "PolicyID", 1, 'Z&1', current_date, 'C', false, 1, now() FROM "tblPolicy" LIMIT 1;
           INSERT INTO "tblRelDistr" ("ProdID", "DistrType", "DistrCareType", "Period", "DistrPerc", "AuditUserID", "ValidityFrom")
               SELECT min("ProdID"), 1, 'B', 1, 100, 1, now() FROM "tblProduct" WHERE "ValidityTo" IS NULL;
           INSERT INTO "tblFunding" ("UUID", "isDeleted", version, "Amount", "PaidDate", "Status", "Receipt", "PayerID", "ProdID", "UserCreatedUUID", "UserUpdatedUUID")
               SELECT gen_random_uuid(), false, 1, 10, current_date, 'N', 'Z&1', (SELECT min("PayerID") FROM "tblPayer"), (SELECT min("ProdID") FROM "tblProduct"), id, id FROM "core_User" WHERE username = 'admin';
           INSERT INTO payer_historicalfunding ("UUID", "isDeleted", version, "Amount", "PaidDate", "Status", "Receipt", "PayerID", "ProdID", "UserCreatedUUID", "UserUpdatedUUID", history_date, history_type)
               SELECT "UUID", "isDeleted", version, "Amount", "PaidDate", "Status", "Receipt", "PayerID", "ProdID", "UserCreatedUUID", "UserUpdatedUUID", now(), '+' FROM "tblFunding";
           INSERT INTO "tblPolicyRenewals" ("RenewalUUID", "RenewalPromptDate", "RenewalDate", "NewOfficerID", "SMSStatus", "InsureeID", "PolicyID", "NewProdID", "ValidityFrom")
               SELECT gen_random_uuid(), current_date, "ExpiryDate" + 1, "OfficerID", 0, family."InsureeID", "PolicyID", "ProdID", now()
               FROM "tblPolicy" JOIN "tblFamilies" family USING ("FamilyID") LIMIT 1;
           INSERT INTO "tblPolicyRenewalDetails" ("RenewalID", "InsureeID", "AuditCreateUser", "ValidityFrom")
               SELECT "RenewalID", "InsureeID", 0, now() FROM "tblPolicyRenewals";
           INSERT INTO "tblPhotos" ("PhotoUUID", "InsureeID", "CHFID", "AuditUserID", "ValidityFrom")
               SELECT gen_random_uuid(), "InsureeID", "CHFID", 1, now() FROM "tblInsuree" LIMIT 1;
           INSERT INTO "tblInsureeStatusReason" ("ValidityFrom", "StatusReasonId", "StatusReason", "Code", status_type) VALUES (now(), 1, 'Moved', 'MV', 'IN') ON CONFLICT DO NOTHING;"#,
    );
    // what the demonstration touched is linked to nothing
    for (table, column, of) in [
        ("core_UserMutation", "core_user_id", r#"id FROM "core_User""#),
        (
            "insuree_InsureeMutation",
            "insuree_id",
            r#""InsureeID" FROM "tblInsuree""#,
        ),
        (
            "insuree_FamilyMutation",
            "family_id",
            r#""FamilyID" FROM "tblFamilies""#,
        ),
        ("policy_PolicyMutation", "policy_id", r#""PolicyID" FROM "tblPolicy""#),
        (
            "policy_renewal_PolicyMutation",
            "policy_renewal_id",
            r#""RenewalID" FROM "tblPolicyRenewals""#,
        ),
        (
            "contribution_PremiumMutation",
            "premium_id",
            r#""PremiumId" FROM "tblPremium""#,
        ),
    ] {
        server.sql(&format!(
            "INSERT INTO \"{table}\" (id, mutation_id, {column}) SELECT gen_random_uuid(), (SELECT id FROM \"core_Mutation_Log\" LIMIT 1), touched.* FROM (SELECT {of} LIMIT 1) touched"
        ));
    }
}
