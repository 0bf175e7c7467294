//! That PostgreSQL has the indexes which frequent questions need.

use super::country::Country;
use diesel_async::RunQueryDsl;
use openimis_core::access::Actor;
use openimis_core::read::{Lookup, Query, Reader};
use openimis_testkit::{TestPlatform, filtered, lines, whole};

/// How PostgreSQL would answer a query whose only value is this text.
async fn plan(test: &TestPlatform, actor: &Actor, query: &Query, value: &str) -> String {
    let reader = Reader::new(&test.platform.registry, actor);
    let sql = reader.explain(query).unwrap().replace("$1", &format!("'{value}'"));
    assert!(!sql.contains('$'), "{sql}");
    let mut connection = test.connect().await;
    let explain = format!(
        "CREATE FUNCTION pg_temp.explained() RETURNS SETOF text LANGUAGE plpgsql AS
         $function$ BEGIN RETURN QUERY EXECUTE $sql$EXPLAIN {sql}$sql$; END $function$"
    );
    diesel::sql_query(explain).execute(&mut connection).await.unwrap();
    lines(&mut connection, "SELECT explained AS line FROM pg_temp.explained()")
        .await
        .join("\n")
}

#[tokio::test]
async fn a_parents_code_is_looked_up_by_index() {
    let country = Country::new().await;
    let test = &country.test;
    test.database
        .run(
            r#"INSERT INTO "tblLocations"
                   ("LocationUUID", "LocationCode", "LocationName", "LocationType", "ParentLocationId", "ValidityFrom")
               SELECT gen_random_uuid(), 'X' || number, 'Place', 'V', parent."LocationId", now()
               FROM generate_series(1, 5000) AS number, "tblLocations" parent WHERE parent."LocationCode" = 'M2';
               ANALYZE "tblLocations""#,
        )
        .await;
    for (resource, path) in [
        ("locations", "parent.code"),
        ("locations", "parent.parent.code"),
        ("health-facilities", "location.code"),
    ] {
        let query = filtered(whole(resource), path, Lookup::Exact, &["D1"]);
        let plan = plan(test, &country.admin, &query, "D1").await;
        assert!(
            plan.contains("openimis_location_any_code"),
            "{resource} {path}:\n{plan}"
        );
        assert!(
            !plan.contains("Seq Scan on \"tblLocations\""),
            "{resource} {path}:\n{plan}"
        );
    }
}
