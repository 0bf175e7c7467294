//! Connections: what is set on each, and what their failures are to a caller.

use crate::database::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::error::{Error, kinds};

#[derive(QueryableByName)]
struct Shown {
    #[diesel(sql_type = Text)]
    value: String,
}

async fn shown(connection: &mut AsyncPgConnection, name: &str) -> String {
    let query = diesel::sql_query("select current_setting($1) as value").bind::<Text, _>(name);
    query.get_result::<Shown>(connection).await.unwrap().value
}

#[tokio::test]
async fn every_connection_is_set_up_alike() {
    let test = TestDatabase::empty().await;
    let settings = DatabaseSettings {
        statement_timeout: 1_500,
        search_path: vec!["django".to_owned(), "od\"d".to_owned(), "public".to_owned()],
        ..test.settings()
    };
    let pool = Database::new(&settings).unwrap().pool().unwrap();
    let connection = &mut *pool.get().await.unwrap();
    assert_eq!(shown(connection, "statement_timeout").await, "1500ms");
    assert_eq!(shown(connection, "search_path").await, "django, \"od\"\"d\", public");
    assert_eq!(shown(connection, "timezone").await, "UTC");
    assert_eq!(shown(connection, "application_name").await, "openimis");
    assert_eq!(shown(connection, "lc_messages").await, "C");
    test.drop();
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_refused() {
    let test = TestDatabase::empty().await;
    let settings = DatabaseSettings {
        statement_timeout: 50,
        ..test.settings()
    };
    let pool = Database::new(&settings).unwrap().pool().unwrap();
    let mut connection = pool.get().await.unwrap();
    let error = Error::from(connection.batch_execute("select pg_sleep(30)").await.unwrap_err());
    let Error::Refused(problems) = error else {
        panic!("{error}")
    };
    assert_eq!(problems[0].kind, &kinds::TOOK_TOO_LONG);
    connection.batch_execute("select 1").await.unwrap();
    test.drop();
}

#[tokio::test]
async fn a_request_does_not_wait_for_ever_for_a_connection() {
    let test = TestDatabase::empty().await;
    let settings = DatabaseSettings {
        pool_per_worker: 1,
        acquire_timeout: 100,
        ..test.settings()
    };
    let pool = Database::new(&settings).unwrap().pool().unwrap();
    let first = pool.get().await.unwrap();
    assert!(matches!(pool.get().await, Err(Error::Unavailable(_))));
    drop(first);
    drop(pool.get().await.unwrap());
    test.drop();
}

#[tokio::test]
async fn a_connection_that_an_administrator_ended_is_replaced() {
    let mut test = TestDatabase::empty().await;
    let settings = DatabaseSettings {
        pool_per_worker: 1,
        ..test.settings()
    };
    let pool = Database::new(&settings).unwrap().pool().unwrap();
    let mut connection = pool.get().await.unwrap();
    let sleeping = async {
        let error = connection.batch_execute("select pg_sleep(30)").await.unwrap_err();
        Error::from(error)
    };
    let ending = async {
        let end = "select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(30)'
                   and datname = current_database() and pid <> pg_backend_pid()";
        for _ in 0..20 {
            test.run(end).await;
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let (error, ()) = futures_util::future::join(sleeping, ending).await;
    assert!(matches!(error, Error::Unavailable(_)), "{error}");
    drop(connection);
    let mut connection = pool.get().await.unwrap();
    connection.batch_execute("select 1").await.unwrap();
    test.drop();
}

#[tokio::test]
async fn a_database_that_refuses_or_is_not_there_is_unavailable() {
    let test = TestDatabase::empty().await;
    let settings = DatabaseSettings {
        url: format!("{}_missing", test.settings().url),
        ..test.settings()
    };
    let Err(Error::Unavailable(reason)) = Database::new(&settings).unwrap().connect().await else {
        panic!("connected to a database that does not exist");
    };
    assert!(reason.contains("does not exist"), "{reason}");

    let nobody_listens = DatabaseSettings {
        url: "postgres://somebody:geheim@127.0.0.1:9/db".to_owned(),
        ..DatabaseSettings::default()
    };
    let database = Database::new(&nobody_listens).unwrap();
    assert!(!format!("{database:?}").contains("geheim"));
    let Err(Error::Unavailable(reason)) = database.pool().unwrap().get().await.map(drop) else {
        panic!("connected to nobody");
    };
    assert!(!reason.contains("geheim"), "{reason}");
    test.drop();
}
