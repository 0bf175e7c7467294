//! Values as JSON and as text (spec 5.5).

use super::actors::superuser;
use super::ask::sorted;
use super::database::connect;
use super::fixture::registry;
use diesel_async::SimpleAsyncConnection;
use openimis_core::read::{Query, Reader, Record};

fn json(record: &Record<'_>) -> String {
    let mut out = vec![b'{'];
    for (index, (field, value)) in record.fields().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        out.extend(format!("\"{}\":", field.name).bytes());
        value.write_json(&mut out);
    }
    out.push(b'}');
    String::from_utf8(out).expect("text")
}

#[tokio::test]
async fn values_are_written_from_their_bytes() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let found = Reader::new(&registry, &actor)
        .read(&connection, &sorted("samples", "id"))
        .await
        .unwrap();
    let written: Vec<_> = found.records().map(|record| json(&record)).collect();
    let expected = [
        r#"{"text":"Alpha","letter":"a","small":1,"whole":10,"big":100,"flag":true,"amount":"1.50","free":"0.001","day":"2020-02-29","instant":"2020-02-29T12:30:00.500000","local":"2020-02-29T12:30:00","uuid":"0c000000-0000-0000-0000-000000000001","document":{"a": [1, "x"]}}"#,
        r#"{"text":"beta","letter":"b","small":2,"whole":20,"big":200,"flag":false,"amount":"10000.00","free":"12345678901234567890.123456789","day":"2021-01-01","instant":"2021-01-01T00:00:00","local":"2021-01-01T00:00:00","uuid":"0c000000-0000-0000-0000-000000000002","document":null}"#,
        r#"{"text":"Gamma%","letter":"c","small":-3,"whole":-30,"big":-300,"flag":true,"amount":"-0.05","free":"NaN","day":"0001-01-01","instant":"0001-01-01T00:00:00","local":"0001-01-01T00:00:00","uuid":"0c000000-0000-0000-0000-000000000003","document":"q\"uote"}"#,
        r#"{"text":null,"letter":null,"small":null,"whole":null,"big":null,"flag":null,"amount":null,"free":null,"day":null,"instant":null,"local":null,"uuid":null,"document":null}"#,
        r#"{"text":"quote \" back\\ tab\t bell\u0007 ü","letter":"e","small":32767,"whole":2147483647,"big":9223372036854775807,"flag":false,"amount":"0.00","free":"10000","day":"infinity","instant":"-infinity","local":"infinity","uuid":"0c000000-0000-0000-0000-0000000000ff","document":[]}"#,
    ];
    assert_eq!(written, expected);
    for written in &written {
        serde_json::from_str::<serde_json::Value>(written).expect("JSON");
    }
    let first = found.records().next().unwrap();
    assert_eq!(first.field("small").unwrap().number(), Some(1));
    assert_eq!(first.field("flag").unwrap().boolean(), Some(true));
    assert_eq!(first.field("amount").unwrap().text().as_deref(), Some("1.50"));
    assert_eq!(first.field("amount").unwrap().number(), None);
}

/// PostgreSQL itself says how the same values read, over the ranges of its types.
#[tokio::test]
async fn dates_and_decimals_read_as_postgresql_writes_them() {
    let Some(mut connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let rows = "TRUNCATE sample; INSERT INTO sample (day, local, amount, free, text, letter) \
        SELECT day, day + n * interval '1 hour 1 minute 1.000001 second', amount, free, \
        concat_ws(' ', to_char(day, 'YYYY-MM-DD'), amount, free), NULL FROM (SELECT n, \
        date '1600-01-01' + n * 97 AS day, ((n - 1000) * 1234567.89)::numeric(18,2) AS amount, \
        ((n - 1000)::numeric ^ 5 / 10::numeric ^ (n % 40))::numeric AS free FROM generate_series(1, 3000) n) made";
    connection.batch_execute(rows).await.expect("rows");
    let mut query = sorted("samples", "id");
    query.page.size = 3000;
    let limits = openimis_core::read::Limits {
        page_size: 3000,
        ..Default::default()
    };
    let found = Reader::new(&registry, &actor)
        .limits(limits)
        .read(&connection, &query)
        .await
        .unwrap();
    assert_eq!(found.records().len(), 3000);
    for record in found.records() {
        let text = |name| record.field(name).unwrap().text().unwrap();
        assert_eq!(
            format!("{} {} {}", text("day"), text("amount"), text("free")),
            text("text")
        );
    }
}

#[tokio::test]
async fn the_ends_of_the_calendar_do_not_panic() {
    let Some(mut connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let rows = "TRUNCATE sample; INSERT INTO sample (id, day, instant) VALUES \
        (1, '4713-11-24 BC'::date, '4713-11-24 BC UTC'), (2, '5874897-12-31', '294276-12-31T23:59:59.999999Z'), \
        (3, '0001-12-31 BC', '10000-01-01Z')";
    connection.batch_execute(rows).await.expect("rows");
    let found = Reader::new(&registry, &actor)
        .read(&connection, &Query::of("samples"))
        .await
        .unwrap();
    let read = |record: Record<'_>| ["day", "instant"].map(|name| record.field(name).unwrap().text().unwrap());
    let texts: Vec<_> = found.records().map(read).collect();
    assert_eq!(
        texts,
        [
            ["-4712-11-24", "-4712-11-24T00:00:00"],
            ["5874897-12-31", "294276-12-31T23:59:59.999999"],
            ["0000-12-31", "10000-01-01T00:00:00"],
        ]
    );
}
