//! Attachments: AR-15, AR-135, AR-140, spec 4.5.

use super::desk::Desk;
use openimis_claim::ClaimSettings;
use serde_json::json;

const PDF: &str = "JVBERi0xLjQK";

#[tokio::test]
async fn ar_15_a_file_is_stored_with_the_claim_or_neither_is() {
    let root = tempfile::tempdir().unwrap();
    let desk = Desk::new().await;
    let folder = |path: String| ClaimSettings {
        claim_attachments_root_path: Some(path),
        ..ClaimSettings::default()
    };
    desk.test.set(folder(root.path().display().to_string()));
    let ca = desk.test.actor("ca").await;
    let attached = json!({ "attachments": [{ "mime": "application/pdf", "filename": "bill.pdf", "document": PDF, "title": "Bill" }] });
    let entry = desk.entry("CLM1", attached.clone()).await;
    let key = desk.test.saved(&ca, "claim.create", None, entry).await;
    let row = desk.sql(r#"SELECT concat_ws('|', url, coalesce(document, '-'), general_type, mime, predefined_type_id) FROM "claim_ClaimAttachment""#).await;
    let parts: Vec<_> = row.split('|').collect();
    assert!(parts[0].starts_with(&format!("2024/06/10/{key}/")), "{row}");
    assert_eq!(parts[1..], ["-", "FILE", "application/pdf", "1"]);
    assert_eq!(std::fs::read(root.path().join(parts[0])).unwrap(), b"%PDF-1.4\n");
    // a place where nothing can be written
    let file = root.path().join("file");
    std::fs::write(&file, "x").unwrap();
    desk.test.set(folder(file.display().to_string()));
    let ca = desk.test.actor("ca").await;
    let entry = desk.entry("CLM2", attached).await;
    assert!(desk.test.perform(&ca, "claim.create", None, entry).await.is_err());
    assert_eq!(desk.sql(r#"SELECT count(*)::text FROM "tblClaim""#).await, "1");
}

#[tokio::test]
async fn files_have_a_size_a_type_and_content() {
    let desk = Desk::new().await;
    desk.test.set(ClaimSettings {
        attachment_max_bytes: 9,
        allowed_domains_attachments: vec!["example.org".to_owned()],
        ..ClaimSettings::default()
    });
    let ca = desk.test.actor("ca").await;
    let claim = desk.enter("CLM1", json!({})).await;
    for (attachment, expected) in [
        (json!({ "mime": "application/pdf", "document": PDF }), None),
        (
            json!({ "mime": "application/pdf", "document": "JVBERi0xLjQKCg==" }),
            Some("claim.attachment_too_large"),
        ),
        (
            json!({ "mime": "text/html", "document": PDF }),
            Some("claim.attachment_mime_type"),
        ),
        (
            json!({ "mime": "application/pdf", "document": "%%%" }),
            Some("claim.attachment_document"),
        ),
        (json!({ "mime": "application/pdf" }), Some("claim.attachment_document")),
        (
            json!({ "generalType": "FAX", "document": PDF }),
            Some("mutation.attachment_general_type_incorrect"),
        ),
        (
            json!({ "mime": "application/pdf", "document": PDF, "predefinedType": "nope" }),
            Some("claim.attachment_predefined_type"),
        ),
        (
            json!({ "generalType": "URL", "url": "https://files.example.org/x" }),
            None,
        ),
        // AR-140
        (
            json!({ "generalType": "URL", "url": "https://evil.org/example.org" }),
            Some("mutation.attachment_url_domain_not_allowed"),
        ),
    ] {
        match expected {
            None => desk.done(&ca, "claim.attach", Some(&claim), attachment).await,
            Some(message) => assert_eq!(
                desk.message(&ca, "claim.attach", Some(&claim), attachment.clone())
                    .await,
                message,
                "{attachment}"
            ),
        }
    }
    let kept = desk
        .rows(r#"SELECT general_type || coalesce(document, url) FROM "claim_ClaimAttachment" ORDER BY 1"#)
        .await;
    assert_eq!(
        kept,
        [format!("FILE{PDF}"), "URLhttps://files.example.org/x".to_owned()]
    );
}

/// AR-135, W46: also for who is no superuser.
#[tokio::test]
async fn attachments_are_changed_and_removed_and_their_bytes_stored_once() {
    let desk = Desk::new().await;
    let claim = desk
        .enter(
            "CLM1",
            json!({ "attachments": [{ "mime": "application/pdf", "document": PDF }] }),
        )
        .await;
    assert_eq!(
        desk.test
            .column(&desk.ca, &openimis_testkit::whole("claims"), "attachmentsCount")
            .await,
        ["1"]
    );
    let id = desk.sql(r#"SELECT id::text FROM "claim_ClaimAttachment""#).await;
    desk.done(
        &desk.ca,
        "claim.change_attachment",
        Some(&id),
        json!({ "title": "Bill", "url": "/etc/passwd" }),
    )
    .await;
    let row = desk.sql(&format!(r#"SELECT concat_ws('|', title, document, coalesce(url, '-')) FROM "claim_ClaimAttachment" WHERE id = '{id}'"#)).await;
    assert_eq!(row, format!("Bill|{PDF}|-"));
    assert_eq!(
        desk.sql(r#"SELECT count(*)::text FROM "claim_ClaimAttachment" WHERE document IS NOT NULL"#)
            .await,
        "1"
    );
    assert_eq!(
        desk.refused(&desk.mo2, "claim.remove_attachment", Some(&id), json!({}))
            .await,
        "core.not_found"
    );
    desk.done(&desk.ca, "claim.remove_attachment", Some(&id), json!({}))
        .await;
    assert_eq!(
        desk.test
            .column(&desk.ca, &openimis_testkit::whole("claims"), "attachmentsCount")
            .await,
        ["0"]
    );
    assert_eq!(desk.claim(&claim, r#""ClaimStatus""#).await, "2");
}
