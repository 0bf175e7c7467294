//! The requests of a claims office: the page, a claim with its lines, entry, submission with everything that is checked,
//! and what is done to a thousand claims at once.

use super::cases::{Case, EVERYWHERE};
use super::enrolment::column_of;
use super::http::{Connection, request};
use super::load::Request;
use super::server::{Logins, Server};
use anyhow::{Context, Result, ensure};
use openimis_localdb::Cluster;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const JSON_API: &str = "application/vnd.api+json";
/// Claims that are decided one by one.
const ALONE: usize = 60_000;
/// Claims that are decided together, and how often.
const TOGETHER: usize = 1_000;
const ROUNDS: usize = 10;
/// What the front end selects of a page of claims.
const PAGE: &str = r#"{ claims(first: 10, orderBy: ["-dateClaimed"]) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { node { uuid code jsonExt dateClaimed dateProcessed feedbackStatus reviewStatus claimed approved status restoreId
    healthFacility { id uuid name code } insuree { id uuid chfId lastName otherNames dob } } } } }"#;

/// The cases; none on a country whose distribution knows no claims.
pub(super) fn all(cluster: &Cluster, database: &str, server: &Server, logins: &Logins) -> Result<Vec<Case>> {
    let column = |query: &str| column_of(cluster, database, query);
    if column(r#"SELECT to_regclass('"tblClaim"') IS NOT NULL;"#)? != ["t"] {
        return Ok(Vec::new());
    }
    cluster.query(database, &entered(ALONE, "A"))?;
    let admin = server.log_in(logins, EVERYWHERE)?;
    let some =
        column(r#"SELECT "ClaimUUID" FROM "tblClaim" WHERE "ValidityTo" IS NULL ORDER BY "ClaimID" LIMIT 1000;"#)?;
    let waiting = column(
        r#"SELECT "ClaimUUID" FROM "tblClaim" WHERE "ClaimCode" LIKE 'A%' AND "ClaimStatus" = 2 ORDER BY "ClaimID";"#,
    )?;
    let claims = drafts(cluster, database)?;
    let case = |name, request| Case {
        name,
        request,
        has_floor: false,
    };
    let page = "/api/v1/claims?include=insuree,healthFacility&page[size]=10&page[total]=exact&sort=-dateClaimed";
    let page = request("GET", page, Some(&admin), None);
    let asked = json!({ "query": PAGE }).to_string();
    let asked = request("POST", "/api/graphql", Some(&admin), Some(("application/json", &asked)));
    let of_some = admin.clone();
    Ok(vec![
        case("claims, with the total", Box::new(move |_| page.clone())),
        case("GraphQL, claims with the total", Box::new(move |_| asked.clone())),
        case(
            "claim with its lines",
            Box::new(move |number| {
                let path = format!("/api/v1/claims/{}?include=items,services", nth(&some, number));
                request("GET", &path, Some(&of_some), None)
            }),
        ),
        case("entry of a claim", enter(&admin, claims)),
        case("submission of a claim", each_once(admin, waiting)),
    ])
}

/// What was done to many claims at once.
#[derive(Debug)]
pub(super) struct Bulk {
    pub(super) step: &'static str,
    /// How long each round of [`TOGETHER`] claims took, sorted.
    taken: Vec<Duration>,
}

impl Bulk {
    /// Claims a second, by the median round.
    pub(super) fn rate(&self) -> u128 {
        let median = self.taken.get(self.taken.len() / 2).map_or(0, Duration::as_micros);
        (TOGETHER as u128) * 1_000_000 / median.max(1)
    }

    /// The median round.
    pub(super) fn median(&self) -> Duration {
        self.taken.get(self.taken.len() / 2).copied().unwrap_or_default()
    }
}

/// Submits a thousand claims at once, and processes them, some times over.
pub(super) fn together(cluster: &Cluster, database: &str, server: &Server, logins: &Logins) -> Result<Vec<Bulk>> {
    cluster.query(database, &entered(TOGETHER * ROUNDS, "B"))?;
    let admin = server.log_in(logins, EVERYWHERE)?;
    let waiting =
        r#"SELECT "ClaimUUID" FROM "tblClaim" WHERE "ClaimCode" LIKE 'B%' AND "ClaimStatus" = 2 ORDER BY "ClaimID";"#;
    let waiting = column_of(cluster, database, waiting)?;
    ensure!(waiting.len() == TOGETHER * ROUNDS, "{} claims wait", waiting.len());
    let mut bulk = Vec::new();
    for (step, path) in [
        ("submission", "/api/v1/claims/submission"),
        ("processing", "/api/v1/claims/processing"),
    ] {
        let mut taken = Vec::new();
        for claims in waiting.chunks(TOGETHER) {
            let body = json!({ "data": { "attributes": { "uuids": claims } } }).to_string();
            let sent = request("POST", path, Some(&admin), Some((JSON_API, &body)));
            let started = Instant::now();
            let mut connection = Connection::open(server.address)?;
            let answer = connection.send(&sent)?;
            taken.push(started.elapsed());
            ensure!(
                answer.status == 200,
                "{path} answered {}: {}",
                answer.status,
                String::from_utf8_lossy(answer.body)
            );
        }
        taken.sort_unstable();
        bulk.push(Bulk { step, taken });
    }
    let decided = column_of(
        cluster,
        database,
        r#"SELECT count(*) FROM "tblClaim" WHERE "ClaimCode" LIKE 'B%' AND "ClaimStatus" IN (8, 16);"#,
    )?;
    ensure!(decided != ["0"], "no claim of the bulk was processed");
    Ok(bulk)
}

/// Claims of five lines that were entered and wait: SQL, since their entry is not what is measured here. Each is of another
/// insuree who is covered, at a facility with price lists.
fn entered(count: usize, letter: &str) -> String {
    format!(
        r#"BEGIN;
        CREATE TEMPORARY TABLE waiting ON COMMIT DROP AS
        SELECT row_number() OVER () AS n, nextval(pg_get_serial_sequence('"tblClaim"', 'ClaimID')) AS id, covered.*
        FROM ({COVERED} OFFSET {skipped} LIMIT {count}) AS covered;
        INSERT INTO "tblClaim" ("ValidityFrom", "ClaimID", "ClaimUUID", "ClaimCode", "DateFrom", "DateTo", "ClaimStatus", "DateClaimed",
            "Claimed", "Feedback", "FeedbackStatus", "ReviewStatus", "AuditUserID", "HFID", "ICDID", "InsureeID", "VisitType")
        SELECT now(), id, gen_random_uuid()::text, '{letter}' || n, day, day, 2, day, 0, false, 1, 1, 1, facility, (SELECT min("ICDID") FROM "tblICDCodes" WHERE "ValidityTo" IS NULL), insuree, 'O'
        FROM waiting;
        INSERT INTO "tblClaimServices" ("ValidityFrom", "ClaimServiceStatus", "QtyProvided", "PriceAsked", "AuditUserID", "ClaimID", "ServiceID")
        SELECT now(), 1, 1, price, 1, id, service FROM waiting CROSS JOIN ({SERVICES}) AS line;
        INSERT INTO "tblClaimItems" ("ValidityFrom", "ClaimItemStatus", "Availability", "QtyProvided", "PriceAsked", "AuditUserID", "ClaimID", "ItemID")
        SELECT now(), 1, true, 1, price, 1, id, item FROM waiting CROSS JOIN ({ITEMS}) AS line;
        UPDATE "tblClaim" claim SET "Claimed" = (SELECT sum(price) FROM (SELECT price FROM ({SERVICES}) s UNION ALL SELECT price FROM ({ITEMS}) i) AS line)
        FROM waiting WHERE waiting.id = claim."ClaimID";
        COMMIT;
        ANALYZE "tblClaim", "tblClaimServices", "tblClaimItems";"#,
        skipped = if letter == "A" { 0 } else { ALONE },
    )
}

/// People under an active policy, today, and a facility whose price lists are filled.
const COVERED: &str = r#"SELECT DISTINCT ON (covered."InsureeID") covered."InsureeID" AS insuree, facility."HfID" AS facility,
        current_date AS day
    FROM "tblInsureePolicy" covered
    JOIN "tblPolicy" policy ON policy."PolicyID" = covered."PolicyId" AND policy."PolicyStatus" = 2 AND policy."ValidityTo" IS NULL
    JOIN "tblInsuree" insuree ON insuree."InsureeID" = covered."InsureeID" AND insuree."ValidityTo" IS NULL
    CROSS JOIN LATERAL (SELECT "HfID" FROM "tblHF" WHERE "ValidityTo" IS NULL AND "PLServiceID" IS NOT NULL AND "PLItemID" IS NOT NULL
        ORDER BY "HfID" LIMIT 1) AS facility
    WHERE covered."ValidityTo" IS NULL AND covered."EffectiveDate" <= current_date AND covered."ExpiryDate" > current_date
    ORDER BY covered."InsureeID""#;
/// Three services and two items of that facility's lists.
const SERVICES: &str = r#"SELECT service."ServiceID" AS service, service."ServiceUUID" AS uuid, service."ServPrice" AS price
    FROM "tblPLServicesDetail" detail JOIN "tblServices" service USING ("ServiceID")
    WHERE detail."ValidityTo" IS NULL AND service."ValidityTo" IS NULL AND service."ServPackageType" = 'S' AND detail."PLServiceID" = (SELECT "PLServiceID" FROM "tblHF"
        WHERE "ValidityTo" IS NULL AND "PLServiceID" IS NOT NULL AND "PLItemID" IS NOT NULL ORDER BY "HfID" LIMIT 1)
    ORDER BY service."ServiceID" LIMIT 3"#;
const ITEMS: &str = r#"SELECT item."ItemID" AS item, item."ItemUUID" AS uuid, item."ItemPrice" AS price
    FROM "tblPLItemsDetail" detail JOIN "tblItems" item USING ("ItemID")
    WHERE detail."ValidityTo" IS NULL AND item."ValidityTo" IS NULL AND detail."PLItemID" = (SELECT "PLItemID" FROM "tblHF"
        WHERE "ValidityTo" IS NULL AND "PLServiceID" IS NOT NULL AND "PLItemID" IS NOT NULL ORDER BY "HfID" LIMIT 1)
    ORDER BY item."ItemID" LIMIT 2"#;

/// Claims as clients send them, but for their code.
fn drafts(cluster: &Cluster, database: &str) -> Result<Vec<Value>> {
    let query = format!(
        r#"SELECT json_build_object('insuree', insuree."InsureeUUID", 'facility', facility."HfUUID", 'day', covered.day,
            'icd', (SELECT min("ICDID")::text FROM "tblICDCodes" WHERE "ValidityTo" IS NULL),
            'services', (SELECT json_agg(json_build_object('service', uuid, 'qtyProvided', '1', 'priceAsked', price::text)) FROM ({SERVICES}) AS line),
            'items', (SELECT json_agg(json_build_object('item', uuid, 'qtyProvided', '1', 'priceAsked', price::text)) FROM ({ITEMS}) AS line))
        FROM ({COVERED} LIMIT 1000) AS covered
        JOIN "tblInsuree" insuree ON insuree."InsureeID" = covered.insuree
        JOIN "tblHF" facility ON facility."HfID" = covered.facility;"#
    );
    let rows = column_of(cluster, database, &query)?;
    let rows = rows.iter().map(|row| serde_json::from_str(row).context("a draft"));
    rows.collect()
}

fn enter(token: &str, drafts: Vec<Value>) -> Request {
    let token = token.to_owned();
    Box::new(move |number| {
        let draft = drafts.get(usize::try_from(number).unwrap_or_default() % drafts.len().max(1));
        let draft = draft.cloned().unwrap_or_default();
        let member = |name: &str| draft.get(name).cloned().unwrap_or_default();
        let related = |kind: &str, id: Value| json!({ "data": { "type": kind, "id": id } });
        let attributes = json!({
            "code": format!("E{number}"), "dateFrom": member("day"), "dateClaimed": member("day"), "visitType": "O",
            "services": member("services"), "items": member("items"),
        });
        let body = json!({ "data": { "type": "claims", "attributes": attributes, "relationships": {
            "insuree": related("insurees", member("insuree")), "icd": related("diagnoses", member("icd")),
            "healthFacility": related("health-facilities", member("facility")),
        }}});
        request(
            "POST",
            "/api/v1/claims",
            Some(&token),
            Some((JSON_API, &body.to_string())),
        )
    })
}

/// Submits each claim once; the run ends in an error when there are no more.
fn each_once(token: String, claims: Vec<String>) -> Request {
    let next = AtomicUsize::new(0);
    Box::new(move |_| {
        let id = claims
            .get(next.fetch_add(1, Ordering::Relaxed))
            .map_or("", String::as_str);
        let body = json!({ "data": { "type": "claims", "id": id } }).to_string();
        request(
            "POST",
            &format!("/api/v1/claims/{id}/submission"),
            Some(&token),
            Some((JSON_API, &body)),
        )
    })
}

fn nth(of: &[String], number: u64) -> &str {
    let index = usize::try_from(number).unwrap_or_default() % of.len().max(1);
    of.get(index).map_or("", String::as_str)
}
