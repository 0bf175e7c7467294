-- Writes what was decided: of claims ($1), of their lines ($2), what they used of policies ($3) and how it came about ($4),
-- each a JSON list; at this step ($5), by this user ($6), now ($7), today ($8), in this mutation ($9). What the claims had
-- used before is closed (7.2). Amounts of lines are stored when claims are processed.
WITH decided AS (
    SELECT * FROM json_to_recordset($1::json) AS decided (key integer, status smallint, review smallint, feedback smallint,
        reason smallint, category text, approved numeric, valuated numeric, remunerated numeric)
), line AS (
    SELECT * FROM json_to_recordset($2::json) AS line (service boolean, key integer, passed boolean, reason smallint,
        approved numeric, product integer, policy integer, origin text, limitation text, value numeric,
        adjusted numeric, valuated numeric, remunerated numeric, deducted numeric, exceeding numeric,
        exceeding_category numeric)
), closed AS (
    UPDATE "tblClaimDedRem" dedrem SET "ValidityTo" = $7
    FROM decided WHERE dedrem."ClaimID" = decided.key AND dedrem."ValidityTo" IS NULL
), spent AS (
    INSERT INTO "tblClaimDedRem" ("ClaimID", "PolicyID", "InsureeID", "DedG", "DedIP", "DedOP", "RemG", "RemIP", "RemOP",
        "RemConsult", "RemSurgery", "RemDelivery", "RemHospitalization", "RemAntenatal", "AuditUserID", "ValidityFrom")
    SELECT spent.claim, spent.policy, spent.insuree,
        spent.deducted, CASE WHEN spent.hospital THEN spent.deducted END, CASE WHEN NOT spent.hospital THEN spent.deducted END,
        spent.remunerated, CASE WHEN spent.hospital THEN spent.remunerated END,
        CASE WHEN NOT spent.hospital THEN spent.remunerated END,
        CASE spent.category WHEN 'C' THEN spent.of_category ELSE 0 END,
        CASE spent.category WHEN 'S' THEN spent.of_category ELSE 0 END,
        CASE spent.category WHEN 'D' THEN spent.of_category ELSE 0 END,
        CASE spent.category WHEN 'H' THEN spent.of_category ELSE 0 END,
        CASE spent.category WHEN 'A' THEN spent.of_category ELSE 0 END,
        $6, $7
    FROM json_to_recordset($3::json) AS spent (claim integer, policy integer, insuree integer, hospital boolean,
        deducted numeric, remunerated numeric, category text, of_category numeric)
), items AS (
    UPDATE "tblClaimItems" item SET
        "ClaimItemStatus" = CASE WHEN line.passed THEN 1 ELSE 2 END, "RejectionReason" = line.reason,
        "QtyApproved" = line.approved, "ProdID" = line.product, "PolicyID" = line.policy, "PriceOrigin" = line.origin,
        "Limitation" = line.limitation, "LimitationValue" = line.value, "PriceAdjusted" = line.adjusted,
        "PriceValuated" = line.valuated, "RemuneratedAmount" = line.remunerated, "DeductableAmount" = line.deducted,
        "ExceedCeilingAmount" = line.exceeding, "ExceedCeilingAmountCategory" = line.exceeding_category
    FROM line WHERE NOT line.service AND item."ClaimItemID" = line.key
), services AS (
    UPDATE "tblClaimServices" service SET
        "ClaimServiceStatus" = CASE WHEN line.passed THEN 1 ELSE 2 END, "RejectionReason" = line.reason,
        "QtyApproved" = line.approved, "ProdID" = line.product, "PolicyID" = line.policy, "PriceOrigin" = line.origin,
        "Limitation" = line.limitation, "LimitationValue" = line.value, "PriceAdjusted" = line.adjusted,
        "PriceValuated" = line.valuated, "RemuneratedAmount" = line.remunerated, "DeductableAmount" = line.deducted,
        "ExceedCeilingAmount" = line.exceeding, "ExceedCeilingAmountCategory" = line.exceeding_category
    FROM line WHERE line.service AND service."ClaimServiceID" = line.key
), told AS (
    INSERT INTO openimis_claim_decision (claim_id, stage, decided_at, audit_user_id, mutation_id, trace)
    SELECT told.claim, $5, $7, $6, $9, told.trace
    FROM json_to_recordset($4::json) AS told (claim integer, trace jsonb)
)
UPDATE "tblClaim" claim SET
    "ValidityFrom" = $7, "ClaimStatus" = coalesce(decided.status, claim."ClaimStatus"),
    "RejectionReason" = coalesce(decided.reason, claim."RejectionReason"),
    "ReviewStatus" = coalesce(decided.review, claim."ReviewStatus"),
    "FeedbackStatus" = coalesce(decided.feedback, claim."FeedbackStatus"),
    "ClaimCategory" = coalesce(decided.category, claim."ClaimCategory"), "Approved" = decided.approved,
    "Valuated" = decided.valuated, "Remunerated" = decided.remunerated,
    "SubmitStamp" = CASE WHEN $5 = 'submission' AND decided.status <> 1 THEN $7 ELSE claim."SubmitStamp" END,
    "AuditUserIDSubmit" = CASE WHEN $5 = 'submission' THEN $6 ELSE claim."AuditUserIDSubmit" END,
    "ProcessStamp" = CASE WHEN $5 = 'processing' THEN $7 ELSE claim."ProcessStamp" END,
    "DateProcessed" = CASE WHEN $5 = 'processing' THEN $8 ELSE claim."DateProcessed" END,
    "AuditUserIDProcess" = CASE WHEN $5 = 'processing' THEN $6 ELSE claim."AuditUserIDProcess" END
FROM decided
WHERE claim."ClaimID" = decided.key
