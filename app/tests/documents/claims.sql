-- A claim with everything that hangs on one: the demonstration enters none.
INSERT INTO "tblClaim" ("ClaimUUID", "ClaimCode", "DateFrom", "DateTo", "DateClaimed", "ClaimStatus", "Claimed", "Feedback", "FeedbackStatus",
        "ReviewStatus", "HFID", "ICDID", "InsureeID", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), 'ZC' || n, current_date, current_date, current_date, 2, 1, false, 1, 1, (SELECT min("HfID") FROM "tblHF"),
        (SELECT min("ICDID") FROM "tblICDCodes"), (SELECT min("InsureeID") FROM "tblInsureePolicy"), 1, now()
    FROM generate_series(1, 2) AS n;
INSERT INTO "tblClaimItems" ("ClaimID", "ItemID", "ClaimItemStatus", "Availability", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", (SELECT min("ItemID") FROM "tblItems"), 1, true, 1, 1, 1, now() FROM "tblClaim";
INSERT INTO "tblClaimServices" ("ClaimID", "ServiceID", "ClaimServiceStatus", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", (SELECT min("ServiceID") FROM "tblServices"), 1, 1, 1, 1, now() FROM "tblClaim";
INSERT INTO "tblClaimItems" ("ClaimID", "ItemID", "ClaimItemStatus", "Availability", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom", "ValidityTo", "LegacyID")
    SELECT "ClaimID", "ItemID", 1, true, 1, 1, 1, now(), now(), "ClaimItemID" FROM "tblClaimItems";
INSERT INTO "tblClaimServices" ("ClaimID", "ServiceID", "ClaimServiceStatus", "QtyProvided", "PriceAsked", "AuditUserID", "ValidityFrom", "ValidityTo", "LegacyID")
    SELECT "ClaimID", "ServiceID", 1, 1, 1, 1, now(), now(), "ClaimServiceID" FROM "tblClaimServices";
INSERT INTO "tblClaimServicesItems" ("ClaimServiceID", "ItemID", qty_provided, qty_displayed, price)
    SELECT "ClaimServiceID", (SELECT min("ItemID") FROM "tblItems"), 1, 1, 1 FROM "tblClaimServices" WHERE "ValidityTo" IS NULL;
INSERT INTO "tblClaimServicesService" ("claimServiceID", "ServiceId", qty_provided, qty_displayed, price)
    SELECT "ClaimServiceID", "ServiceID", 1, 1, 1 FROM "tblClaimServices" WHERE "ValidityTo" IS NULL;
INSERT INTO "tblClaimDedRem" ("ClaimID", "InsureeID", "PolicyID", "DedG", "RemG", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", "InsureeID", "PolicyId", 0, 1, 1, now() FROM "tblClaim" JOIN (SELECT min("PolicyId") AS "PolicyId", "InsureeID" FROM "tblInsureePolicy" GROUP BY 2) AS covered USING ("InsureeID");
INSERT INTO "tblFeedback" ("ClaimID", "FeedbackUUID", "FeedbackDate", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", gen_random_uuid(), now(), 1, now() FROM "tblClaim";
INSERT INTO "tblFeedbackPrompt" ("ClaimID", "FeedbackPromptDate", "OfficerID", "AuditUserID", "ValidityFrom")
    SELECT "ClaimID", current_date, (SELECT min("OfficerID") FROM "tblOfficer"), 1, now() FROM "tblClaim";
INSERT INTO "claim_ClaimAttachment" (id, claim_id, date, filename, mime, general_type, "ValidityFrom")
    SELECT gen_random_uuid(), "ClaimID", current_date, 'letter.pdf', 'application/pdf', 'FILE', now() FROM "tblClaim";
