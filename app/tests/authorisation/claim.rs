//! Claims of the facilities of both districts, with everything that hangs on them.

use crate::support::Distribution;
use std::fmt::Write as _;

/// Resource, table, its public id, and the column that holds the key of its claim.
const PARTS: [[&str; 4]; 9] = [
    ["claim-items", "tblClaimItems", r#""ClaimItemID""#, "ClaimID"],
    ["claim-services", "tblClaimServices", r#""ClaimServiceID""#, "ClaimID"],
    ["former-claim-items", "tblClaimItems", r#""ClaimItemID""#, "ClaimID"],
    [
        "former-claim-services",
        "tblClaimServices",
        r#""ClaimServiceID""#,
        "ClaimID",
    ],
    ["claim-dedrems", "tblClaimDedRem", r#""ExpenditureID""#, "ClaimID"],
    ["feedbacks", "tblFeedback", r#""FeedbackUUID""#, "ClaimID"],
    [
        "feedback-prompts",
        "tblFeedbackPrompt",
        r#""FeedbackPromptID""#,
        "ClaimID",
    ],
    ["claim-attachments", "claim_ClaimAttachment", "id", "claim_id"],
    ["claims", "tblClaim", r#""ClaimUUID""#, "ClaimID"],
];

/// Enters them, and tells of each resource a row in the first district and one in the second.
pub fn rows(server: &Distribution) -> String {
    let mut script = String::from(CLAIMS);
    for [resource, table, id, claim] in PARTS {
        let ended = if resource.starts_with("former") {
            "NOT NULL"
        } else {
            "NULL"
        };
        // writing to a string cannot fail
        let _ = write!(
            script,
            r#"SELECT '{resource}', min(part.{id}::text) FILTER (WHERE claim."ClaimCode" = 'XNC'), min(part.{id}::text) FILTER (WHERE claim."ClaimCode" = 'XFC')
            FROM "{table}" part JOIN "tblClaim" claim ON claim."ClaimID" = part."{claim}" AND claim."ClaimCode" IN ('XNC', 'XFC')
            WHERE part."ValidityTo" IS {ended};
            "#
        );
    }
    script.push_str(CONTAINED);
    let told = server.sql(&script);
    let lines = told.lines().filter(|line| line.contains('|'));
    lines.collect::<Vec<_>>().join("\n")
}

const CLAIMS: &str = r#"
INSERT INTO "tblClaim" ("ClaimUUID", "ClaimCode", "DateFrom", "DateTo", "DateClaimed", "ClaimStatus", "Claimed", "Feedback", "FeedbackStatus",
        "ReviewStatus", "HFID", "ICDID", "InsureeID", "AuditUserID", "ValidityFrom", "ClaimAdminId")
    SELECT gen_random_uuid(), left("CHFID", 2) || 'C', current_date, current_date, current_date, 2, 1, false, 1, 1, "HfID", icd, "InsureeID", 1, now(), NULL
    FROM "tblInsuree" JOIN "tblHF" facility ON facility."HFCode" = left("CHFID", 2) || 'HF', (SELECT min("ICDID") AS icd FROM "tblICDCodes") AS icds
    WHERE "CHFID" IN ('XNV', 'XFV');
INSERT INTO "tblClaimItems" ("ClaimID", "ItemID", "ClaimItemStatus", "Availability", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", "ItemID", 1, true, 1, 1, 1, now() FROM "tblClaim", "tblItems" WHERE "ClaimCode" IN ('XNC', 'XFC') AND "ItemCode" = 'X0001';
INSERT INTO "tblClaimServices" ("ClaimID", "ServiceID", "ClaimServiceStatus", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", "ServiceID", 1, 1, 1, 1, now() FROM "tblClaim", "tblServices" WHERE "ClaimCode" IN ('XNC', 'XFC') AND "ServCode" = 'X1';
INSERT INTO "tblClaimItems" ("ClaimID", "ItemID", "ClaimItemStatus", "Availability", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom", "ValidityTo", "LegacyID")
    SELECT "ClaimID", "ItemID", 1, true, 1, 1, 1, now(), now(), "ClaimItemID" FROM "tblClaimItems";
INSERT INTO "tblClaimServices" ("ClaimID", "ServiceID", "ClaimServiceStatus", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom", "ValidityTo", "LegacyID")
    SELECT "ClaimID", "ServiceID", 1, 1, 1, 1, now(), now(), "ClaimServiceID" FROM "tblClaimServices";
INSERT INTO "tblClaimServicesItems" ("ClaimServiceID", "ItemID", qty_provided, qty_displayed, price)
    SELECT "ClaimServiceID", "ItemID", 1, 1, 1 FROM "tblClaimServices" line, "tblItems" WHERE line."ValidityTo" IS NULL AND "ItemCode" = 'X0001';
INSERT INTO "tblClaimServicesService" ("claimServiceID", "ServiceId", qty_provided, qty_displayed, price)
    SELECT "ClaimServiceID", "ServiceID", 1, 1, 1 FROM "tblClaimServices" WHERE "ValidityTo" IS NULL;
INSERT INTO "tblClaimDedRem" ("ClaimID", "InsureeID", "PolicyID", "DedG", "RemG", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", "InsureeID", "PolicyID", 0, 1, 1, now() FROM "tblClaim" JOIN "tblInsuree" USING ("InsureeID") JOIN "tblPolicy" USING ("FamilyID")
    WHERE "ClaimCode" IN ('XNC', 'XFC');
INSERT INTO "tblFeedback" ("ClaimID", "FeedbackUUID", "FeedbackDate", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", gen_random_uuid(), now(), 1, now() FROM "tblClaim" WHERE "ClaimCode" IN ('XNC', 'XFC');
INSERT INTO "tblFeedbackPrompt" ("ClaimID", "FeedbackPromptDate", "OfficerID", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", current_date, "OfficerID", 1, now() FROM "tblClaim", "tblOfficer" WHERE "ClaimCode" IN ('XNC', 'XFC') AND "Code" = 'officer';
INSERT INTO "claim_ClaimAttachment_ClaimAttachmentType" ("ClaimAttachmentTypeId", "ClaimAttachmentType", claim_general_type, is_autogenerated, "ValidityFrom")
    VALUES (99, 'Letter', 'FILE', false, now());
INSERT INTO "claim_ClaimAttachment" (id, claim_id, date, filename, mime, general_type, predefined_type_id, "ValidityFrom")
    SELECT gen_random_uuid(), "ClaimID", current_date, 'letter.pdf', 'application/pdf', 'FILE', "ClaimAttachmentTypeId", now()
    FROM "tblClaim", "claim_ClaimAttachment_ClaimAttachmentType" WHERE "ClaimCode" IN ('XNC', 'XFC') AND "ClaimAttachmentType" = 'Letter';
SELECT 'claim-attachment-types', min("ClaimAttachmentTypeId"), '' FROM "claim_ClaimAttachment_ClaimAttachmentType";
"#;

const CONTAINED: &str = r#"
SELECT 'claim-service-items', min("idCsi") FILTER (WHERE "ClaimCode" = 'XNC'), min("idCsi") FILTER (WHERE "ClaimCode" = 'XFC')
    FROM "tblClaimServicesItems" JOIN "tblClaimServices" USING ("ClaimServiceID") JOIN "tblClaim" USING ("ClaimID");
SELECT 'claim-service-services', min("idCss") FILTER (WHERE "ClaimCode" = 'XNC'), min("idCss") FILTER (WHERE "ClaimCode" = 'XFC')
    FROM "tblClaimServicesService" part JOIN "tblClaimServices" line ON line."ClaimServiceID" = part."claimServiceID" JOIN "tblClaim" USING ("ClaimID");
"#;
