//! Photos: rules 24 to 26.

use super::office::{C1, Office};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat};
use openimis_core::read::{Fieldset, Query};
use openimis_insuree::InsureeSettings;
use openimis_testkit::whole;
use serde_json::{Value, json};
use std::io::Cursor;

/// A picture of this size as base64.
fn picture(width: u32, height: u32) -> String {
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::new_rgb8(width, height);
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    STANDARD.encode(bytes.into_inner())
}

fn sent(text: &str) -> Value {
    json!({ "photo": { "photo": text, "date": "2026-03-04", "officerId": 7 } })
}

async fn photos(office: &Office) -> Vec<String> {
    let columns = r#"SELECT concat_ws(' ', "LegacyID" IS NULL, "ValidityTo" IS NULL, "InsureeID" IS NOT NULL, "CHFID",
        "PhotoDate", "OfficerID") FROM "tblPhotos" ORDER BY "PhotoID""#;
    office.test.database.values(columns).await
}

#[tokio::test]
async fn rules_24_and_25_one_image_is_stored_that_fits() {
    let office = Office::new().await;
    let child = office.uuid(C1).await;
    let refused = office.refused("insuree.change", Some(&child), sent("aGVsbG8=")).await;
    assert_eq!(refused, "insuree.photo_invalid");
    office.done("insuree.change", &child, sent(&picture(2000, 1000))).await;
    // BUG-13: it knows the person
    assert_eq!(photos(&office).await, [format!("t t t {C1} 2026-03-04 7")]);
    assert_eq!(
        office
            .of(C1, r#"concat("PhotoID" IS NOT NULL, ' ', "PhotoDate")"#)
            .await,
        "t 2026-03-04"
    );
    let stored = office.sql(r#"SELECT photo FROM "tblPhotos""#).await;
    let stored = image::load_from_memory(&STANDARD.decode(stored).unwrap()).unwrap();
    assert_eq!((stored.width(), stored.height()), (1024, 512));
    assert_eq!(office.copies(C1).await, "1");
}

#[tokio::test]
async fn another_photo_leaves_a_copy_of_the_first_and_the_same_one_is_ignored() {
    let office = Office::new().await;
    let child = office.uuid(C1).await;
    office.done("insuree.change", &child, sent(&picture(10, 10))).await;
    office.done("insuree.change", &child, sent(&picture(10, 10))).await;
    assert_eq!(photos(&office).await.len(), 1);
    office.done("insuree.change", &child, sent(&picture(20, 10))).await;
    let [live, copy]: [String; 2] = photos(&office).await.try_into().unwrap();
    assert!(live.starts_with("t t t"), "{live}");
    assert!(copy.starts_with("f f t"), "{copy}");
}

/// The list has no image unless it is asked for by name.
#[tokio::test]
async fn rule_26_the_image_is_shown_to_who_asks_for_it() {
    let office = Office::new().await;
    let child = office.uuid(C1).await;
    let text = picture(10, 10);
    office.done("insuree.change", &child, sent(&text)).await;
    let list = office.test.read(&office.admin, &whole("photos")).await.unwrap();
    assert!(list.records().all(|record| record.field("photo").is_none()));
    let mut asked = Query::of("photos");
    asked.fields.push(Fieldset {
        of: "photos".to_owned(),
        members: vec!["photo".to_owned()],
        parameter: "fields[photos]".to_owned(),
    });
    assert_eq!(office.test.column(&office.admin, &asked, "photo").await, [text]);
}

#[tokio::test]
async fn a_photo_is_taken_away() {
    let office = Office::new().await;
    let child = office.uuid(C1).await;
    office.done("insuree.change", &child, sent(&picture(10, 10))).await;
    office.done("insuree.remove_photo", &child, json!({})).await;
    assert_eq!(office.of(C1, r#"concat("PhotoID", "PhotoDate")"#).await, "");
    let live = office.test.column(&office.admin, &whole("photos"), "id").await;
    assert!(live.is_empty());
    // and taken away again, which changes nothing
    office.done("insuree.remove_photo", &child, json!({})).await;
    assert_eq!(photos(&office).await.len(), 2);
}

#[tokio::test]
async fn a_photo_is_stored_once_also_as_a_file() {
    let office = Office::new().await;
    let root = std::env::temp_dir().join(format!("openimis-photos-{}", std::process::id()));
    office.test.set(InsureeSettings {
        insuree_photos_root_path: Some(root.to_string_lossy().into_owned()),
        ..InsureeSettings::default()
    });
    let child = office.uuid(C1).await;
    let text = picture(10, 10);
    office.done("insuree.change", &child, sent(&text)).await;
    let key = office.of(C1, r#""InsureeID""#).await;
    let place = r#"SELECT concat(photo IS NULL, ' ', "PhotoFolder") FROM "tblPhotos""#;
    assert_eq!(office.sql(place).await, format!("t 2026/11/23/{key}"));
    let path = office
        .sql(r#"SELECT "PhotoFolder" || '/' || "PhotoFileName" FROM "tblPhotos""#)
        .await;
    let stored = std::fs::read(root.join(path)).unwrap();
    std::fs::remove_dir_all(&root).unwrap();
    assert_eq!(STANDARD.encode(stored), text);
}
