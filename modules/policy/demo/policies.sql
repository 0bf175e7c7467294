-- Policies, an array a column.
INSERT INTO "tblPolicy" ("PolicyID", "PolicyUUID", "FamilyID", "ProdID", "PolicyStage", "PolicyStatus", "PolicyValue",
    "EnrollDate", "StartDate", "EffectiveDate", "ExpiryDate", "OfficerID", "isOffline", "ValidityFrom", "AuditUserID",
    "creationDate")
SELECT policy.id, md5('openimis policy ' || $1 || ' ' || policy.family || ' ' || policy.stage)::uuid::text, policy.family,
    policy.product, policy.stage, policy.status, policy.value, policy.enrolled, policy.starts, policy.effective,
    policy.expires, (SELECT min("OfficerID") FROM "tblOfficer" WHERE "ValidityTo" IS NULL), false, now(), -1,
    policy.enrolled
FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    AS policy (id, family, product, stage, status, value, enrolled, starts, effective, expires)
