//! Photos at both doors, whether they are kept in the database or as files: `photo { photo }` of openIMIS's dialect (rule
//! 26), and the bytes at their own address.

use crate::office::Office;
use crate::support::{Answer, Api, to_one};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// Images of one pixel: a dark one, and a light one.
const DARK: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
const LIGHT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

/// Where photos are kept.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    InRows,
    AsFiles,
}

#[tokio::test]
async fn photos_in_the_database_are_shown() {
    let office = Office::open().await;
    shown_and_replaced(&office, Kept::InRows).await;
}

#[tokio::test]
async fn photos_in_files_are_shown() {
    let root = tempfile::tempdir().unwrap();
    let office = Office::with(&[(
        "OPENIMIS__INSUREE__INSUREE_PHOTOS_ROOT_PATH",
        root.path().to_str().unwrap(),
    )])
    .await;
    let photo = shown_and_replaced(&office, Kept::AsFiles).await;
    // a file that is gone is no image, and no fault
    std::fs::remove_dir_all(root.path()).unwrap();
    let answer = office
        .admin
        .ask("{ insurees(chfId: \"793179317\") { edges { node { photo { photo } } } } }")
        .await;
    assert_eq!(answer.data("/insurees/edges/0/node/photo/photo"), Value::Null);
    let finder = office.client(Some("finder")).await;
    assert_eq!(image(&finder, &photo, None).await.status, 404);
}

/// Registers somebody with a photo, who gets another one; answers the photo's public id.
async fn shown_and_replaced(office: &Office, kept: Kept) -> String {
    register(office, DARK).await;
    let photo = shown(office, kept, DARK).await;
    let in_sight = office.person("finder", &[101_101], "GA1").await;
    let _ = office.person("elsewhere", &[101_101], "GB1").await;
    let _ = office.person("rightless", &[101_001], "GA1").await;
    let query = "{ insurees(chfId: \"793179317\") { edges { node { photo { photo } } } } }";
    assert_eq!(
        in_sight.ask(query).await.data("/insurees/edges/0/node/photo/photo"),
        DARK
    );

    let finder = office.client(Some("finder")).await;
    let first = image(&finder, &photo, None).await;
    assert_eq!((first.status, STANDARD.encode(&first.bytes)), (200, DARK.to_owned()));
    assert_eq!(header(&first, "content-type"), "image/png");
    assert_eq!(header(&first, "x-content-type-options"), "nosniff");
    let tag = header(&first, "etag");
    assert_eq!(image(&finder, &photo, Some(&tag)).await.status, 304);
    for (name, status) in [(None, 401), (Some("rightless"), 403), (Some("elsewhere"), 404)] {
        let client = office.client(name).await;
        for known in [None, Some(tag.as_str())] {
            assert_eq!(image(&client, &photo, known).await.status, status, "{name:?} {known:?}");
        }
    }
    assert_eq!(
        image(&finder, "00000000-0000-0000-0000-000000000000", None)
            .await
            .status,
        404
    );

    update(office, LIGHT).await;
    assert_eq!(shown(office, kept, LIGHT).await, photo);
    let second = image(&finder, &photo, Some(&tag)).await;
    assert_eq!((second.status, STANDARD.encode(&second.bytes)), (200, LIGHT.to_owned()));
    photo
}

/// A person who lives in the district `GA1`.
async fn register(office: &Office, image: &str) {
    let district = office.id_of("GA1").await;
    let ward = office
        .place("GAW", "W", json!({ "parent": to_one("locations", &district) }))
        .await;
    office
        .place("GAV", "V", json!({ "parent": to_one("locations", &ward) }))
        .await;
    let village = office
        .server
        .sql("SELECT \"LocationId\" FROM \"tblLocations\" WHERE \"LocationCode\" = 'GAV'");
    let input = format!("currentVillageId: {} {}", village.trim(), person(image));
    done(office, "photo-create", "createInsuree", &input).await;
}

async fn update(office: &Office, image: &str) {
    let uuid = office
        .server
        .sql("SELECT \"InsureeUUID\" FROM \"tblInsuree\" WHERE \"CHFID\" = '793179317' AND \"ValidityTo\" IS NULL");
    let village = office
        .server
        .sql("SELECT \"LocationId\" FROM \"tblLocations\" WHERE \"LocationCode\" = 'GAV'");
    let input = format!(
        "uuid: \"{}\" currentVillageId: {} {}",
        uuid.trim(),
        village.trim(),
        person(image)
    );
    done(office, "photo-update", "updateInsuree", &input).await;
}

fn person(image: &str) -> String {
    format!(
        "chfId: \"793179317\" lastName: \"Lab\" otherNames: \"Pixel\" genderId: \"F\" dob: \"1988-07-21\" head: false \
         status: \"AC\" photo: {{ officerId: 1 date: \"2026-03-04\" photo: \"{image}\" }}"
    )
}

async fn done(office: &Office, id: &str, field: &str, input: &str) {
    let mutation = format!("mutation {{ {field}(input: {{ clientMutationId: \"{id}\" {input} }}) {{ internalId }} }}");
    office.admin.ask(&mutation).await.data(&format!("/{field}/internalId"));
    let log = office.admin.log_of(id).await;
    assert_eq!(log["status"], 2, "{field}: {log}");
}

/// What the dialect shows of the photo; answers its public id. It is named a second time, and once without its image.
async fn shown(office: &Office, kept: Kept, image: &str) -> String {
    let photo = "photo { uuid date folder filename photo same: photo }";
    let query = format!(
        "{{ insurees(chfId: \"793179317\") {{ edges {{ node {{ {photo} bare: photo {{ uuid }} photos {{ photo }} }} }} }} }}"
    );
    let person = office.admin.ask(&query).await.data("/insurees/edges/0/node");
    let photo = &person["photo"];
    assert_eq!(
        (&photo["photo"], &photo["same"]),
        (&json!(image), &json!(image)),
        "{person}"
    );
    assert_eq!(photo["filename"].is_string(), kept == Kept::AsFiles, "{person}");
    assert_eq!(person["bare"], json!({ "uuid": photo["uuid"] }));
    assert_eq!(person["photos"], json!([{ "photo": image }]));
    photo["uuid"].as_str().unwrap().to_owned()
}

async fn image(client: &Api, photo: &str, known: Option<&str>) -> Answer {
    let bearer = client.token.as_ref().map(|token| format!("Bearer {token}"));
    let bearer = bearer.iter().map(|bearer| ("authorization", bearer.as_str()));
    let known = known.map(|tag| ("if-none-match", tag));
    let headers: Vec<_> = bearer.chain(known).collect();
    client
        .send_with("GET", &format!("/api/v1/photos/{photo}/image"), &headers, None)
        .await
}

fn header(answer: &Answer, name: &str) -> String {
    answer.headers.get(name).unwrap().to_str().unwrap().to_owned()
}
