//! The requests that are measured.

use super::http::{Connection, knowing, request};
use super::load::Request;
use super::server::{Logins, Server};
use anyhow::{Context, Result};
use openimis_localdb::Cluster;
use serde_json::json;

const JSON_API: &str = "application/vnd.api+json";

/// Who sees the whole country.
pub(super) const EVERYWHERE: &str = "admin";
/// Who sees one district.
const DISTRICT: &str = "clerk";

/// What the front end's page of facilities shows, and their number.
const FACILITIES: &str = "/api/v1/health-facilities?include=legalForm,location.parent&page[size]=10&page[total]=exact";
/// The front end's page of places.
const LOCATIONS_ASKED: &str = "{ locations(type: \"V\", first: 10) { \
    pageInfo { hasNextPage, hasPreviousPage, startCursor, endCursor} \
    edges { node { id,uuid,type,code,name,parent{id,uuid,code,name,type} } } } }";
/// The front end's page of facilities.
const FACILITIES_ASKED: &str = "{ healthFacilities(first: 10) { totalCount \
    pageInfo { hasNextPage, hasPreviousPage, startCursor, endCursor} \
    edges { node { id,uuid,code,accCode,name,careType,phone,fax,email,level,legalForm{code},\
    location{code,name, parent{code, name}},validityFrom,validityTo,clientMutationId } } } }";

/// One kind of request.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) request: Request,
    /// Whether it is one statement that PostgreSQL alone can be measured with.
    pub(super) has_floor: bool,
}

/// All of them.
pub(super) fn all(cluster: &Cluster, database: &str, server: &Server, logins: &Logins) -> Result<Vec<Case>> {
    let uuid = |code: &str| uuid_of(cluster, database, code);
    let (village, municipality) = (uuid("BV17")?, uuid("BW17")?);
    let (admin, clerk) = (server.log_in(logins, EVERYWHERE)?, server.log_in(logins, DISTRICT)?);
    let get = |token: &str, path: &str| {
        let text = request("GET", path, Some(token), None);
        Box::new(move |_| text.clone()) as Request
    };
    let list = "/api/v1/locations?filter[locationType]=V&include=parent&page[size]=10";
    let below = "/api/v1/locations?filter[parent.code]=BW20&include=parent&page[size]=10";
    let deep = list.replace("include=parent", "include=parent.parent");
    let item = format!("/api/v1/locations/{village}");
    let asked = request("GET", &item, Some(&admin), None);
    let known = knowing(&asked, Connection::open(server.address)?.send(&asked)?.etag);
    let log_in = logins.request(EVERYWHERE)?;
    let case = |name, request, has_floor| Case {
        name,
        request,
        has_floor,
    };
    Ok(vec![
        case("list, whole country", get(&admin, list), true),
        case("list, one district", get(&clerk, list), true),
        case("list by the parent's code", get(&admin, below), true),
        case("list, two levels included", get(&admin, &deep), true),
        case("list as XML", get(&admin, &format!("{list}&outputFormat=xml")), true),
        case("list as page", get(&admin, &format!("{list}&outputFormat=html")), false),
        case("item", get(&admin, &item), true),
        case("item, known (304)", Box::new(move |_| known.clone()), true),
        case("me", get(&admin, "/api/v1/me"), false),
        case("login", Box::new(move |_| log_in.clone()), false),
        case("facilities, with the total", get(&admin, FACILITIES), true),
        case("GraphQL, locations", ask(&admin, LOCATIONS_ASKED), false),
        case(
            "GraphQL, facilities with the total",
            ask(&admin, FACILITIES_ASKED),
            false,
        ),
        case("create", create(admin, municipality), false),
    ])
}

/// A query as the front end sends it.
fn ask(token: &str, query: &str) -> Request {
    let body = json!({ "query": query }).to_string();
    let text = request("POST", "/api/graphql", Some(token), Some(("application/json", &body)));
    Box::new(move |_| text.clone())
}

fn create(token: String, municipality: String) -> Request {
    Box::new(move |number| {
        let document = json!({ "data": {
            "type": "locations",
            "attributes": { "code": format!("N{number}"), "name": format!("New place {number}"), "locationType": "V" },
            "relationships": { "parent": { "data": { "type": "locations", "id": municipality } } },
        }});
        let body = document.to_string();
        request("POST", "/api/v1/locations", Some(&token), Some((JSON_API, &body)))
    })
}

/// Gives the clerk a district, which the demonstration without a location module does not.
pub(super) fn settle_clerk(cluster: &Cluster, database: &str) -> Result<()> {
    let script = format!(
        r#"INSERT INTO "tblUsersDistricts" ("UserID", "LocationId", "AuditUserID", "ValidityFrom")
        SELECT usr.id, district."LocationId", 1, now()
        FROM "tblUsers" usr, "tblLocations" district
        WHERE usr."LoginName" = '{DISTRICT}' AND district."LocationCode" = 'BD21';"#
    );
    cluster.query(database, &script)?;
    Ok(())
}

fn uuid_of(cluster: &Cluster, database: &str, code: &str) -> Result<String> {
    let script = format!(r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = '{code}';"#);
    let found = cluster.query(database, &script)?;
    found
        .lines()
        .next()
        .map(str::to_owned)
        .with_context(|| format!("no location {code}"))
}
