//! The requests of an enrolment office, on a country of people: looked up, shown, asked about, enrolled.

use super::cases::{Case, EVERYWHERE};
use super::http::request;
use super::load::Request;
use super::server::{Logins, Server};
use anyhow::{Context, Result};
use openimis_localdb::Cluster;
use serde_json::{Value, json};

const ATOMIC: &str = r#"application/vnd.api+json; ext="https://jsonapi.org/ext/atomic""#;
/// Who may register, sell and take money, for the villages of the first region.
const OFFICE: &str = "clerk";
/// Rows that a case goes through, so that not one and the same is always in every cache.
const SAMPLE: usize = 1_000;

/// The cases; none on a country without people.
pub(super) fn all(cluster: &Cluster, database: &str, server: &Server, logins: &Logins) -> Result<Vec<Case>> {
    let column = |query: &str| column_of(cluster, database, query);
    let people = column(&sampled(r#""CHFID""#, r#""tblInsuree""#))?;
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let names = column(&sampled(r#"left("LastName", 5)"#, r#""tblInsuree""#))?;
    let families = column(&sampled(r#""FamilyUUID""#, r#""tblFamilies""#))?;
    let holders = families.clone();
    let admin = server.log_in(logins, EVERYWHERE)?;
    let office = server.log_in(logins, OFFICE)?;
    let sale = Sale::find(cluster, database)?;
    let case = |name, request, has_floor| Case {
        name,
        request,
        has_floor,
    };
    let get = |before: &str, of: Vec<String>, after: &str| asked(&admin, before, of, after);
    let page = "&page[size]=10";
    Ok(vec![
        case(
            "people by name",
            get("/api/v1/insurees?filter[lastName.icontains]=", names, page),
            true,
        ),
        case(
            "person by number",
            get("/api/v1/insurees?filter[chfId]=", people.clone(), page),
            true,
        ),
        case(
            "family with members and policies",
            get("/api/v1/families/", families, "?include=members,policies"),
            false,
        ),
        case(
            "policies of a family",
            get(
                "/api/v1/policies?filter[family]=",
                holders,
                "&include=product&page[size]=10",
            ),
            true,
        ),
        case(
            "eligibility",
            get("/api/v1/policies/eligibility?filter[chfId]=", people, ""),
            false,
        ),
        case("enrolment", enrol(office, sale), false),
    ])
}

/// Rows spread all over a table.
fn sampled(column: &str, table: &str) -> String {
    format!(
        r#"SELECT {column} FROM {table} TABLESAMPLE SYSTEM (100) REPEATABLE (1)
        WHERE "ValidityTo" IS NULL ORDER BY md5(ctid::text) LIMIT {SAMPLE};"#
    )
}

fn asked(token: &str, before: &str, of: Vec<String>, after: &str) -> Request {
    let make = |one: String| request("GET", &format!("{before}{one}{after}"), Some(token), None);
    let requests: Vec<_> = of.into_iter().map(make).collect();
    Box::new(move |number| {
        let index = usize::try_from(number).unwrap_or_default() % requests.len().max(1);
        requests.get(index).cloned().unwrap_or_default()
    })
}

/// What a policy is sold with.
struct Sale {
    villages: Vec<String>,
    product: String,
    officer: String,
    day: String,
}

impl Sale {
    fn find(cluster: &Cluster, database: &str) -> Result<Self> {
        let column = |query: &str| column_of(cluster, database, query);
        let one = |query: &str| Ok::<_, anyhow::Error>(column(query)?.into_iter().next());
        let villages = r#"SELECT "LocationUUID" FROM "tblLocations"
            WHERE "LocationType" = 'V' AND "LocationCode" LIKE 'R1D1W1V%' LIMIT 20;"#;
        let product = r#"SELECT "ProdUUID" FROM "tblProduct" WHERE "ValidityTo" IS NULL ORDER BY "ProdID" LIMIT 1;"#;
        let officer = r#"SELECT "OfficerUUID" FROM "tblOfficer" WHERE "ValidityTo" IS NULL LIMIT 1;"#;
        Ok(Self {
            villages: column(villages)?,
            product: one(product)?.context("no product")?,
            officer: one(officer)?.context("no officer")?,
            day: one("SELECT current_date::text;")?.context("no day")?,
        })
    }

    /// A family of five, its policy, and the payment: one atomic request.
    fn document(&self, number: u64) -> Value {
        let village = usize::try_from(number).unwrap_or_default() % self.villages.len().max(1);
        let relationship = |kind: &str, id: &str| json!({ "data": { "type": kind, "id": id } });
        let family = json!({ "data": { "type": "families", "lid": "family" } });
        let chf_id = |member: u64| format!("5{number:08}{member}");
        let mut operations = vec![json!({ "op": "add", "data": {
            "type": "families", "lid": "family",
            "attributes": { "headInsuree": { "chfId": chf_id(0), "lastName": "Bench", "otherNames": "Head",
                "dob": "1980-05-01", "gender": "M" } },
            "relationships": { "location": relationship("locations", self.villages.get(village).map_or("", String::as_str)) },
        }})];
        operations.extend((1..5).map(|member| {
            json!({ "op": "add", "data": {
                "type": "insurees",
                "attributes": { "chfId": chf_id(member), "lastName": "Bench", "otherNames": "Member", "dob": "2010-05-01" },
                "relationships": { "family": &family, "gender": relationship("genders", "F") },
            }})
        }));
        operations.push(json!({ "op": "add", "data": {
            "type": "policies",
            "attributes": { "enrollDate": self.day, "isPaid": true, "receipt": format!("B{number:08}") },
            "relationships": { "family": &family, "product": relationship("products", &self.product),
                "officer": relationship("officers", &self.officer) },
        }}));
        json!({ "atomic:operations": operations })
    }
}

fn enrol(token: String, sale: Sale) -> Request {
    Box::new(move |number| {
        let body = sale.document(number).to_string();
        request("POST", "/api/v1/operations", Some(&token), Some((ATOMIC, &body)))
    })
}

/// The values of a query's only column.
pub(super) fn column_of(cluster: &Cluster, database: &str, query: &str) -> Result<Vec<String>> {
    let found = cluster.query(database, query)?;
    Ok(found
        .lines()
        .map(str::to_owned)
        .filter(|line| !line.is_empty())
        .collect())
}
