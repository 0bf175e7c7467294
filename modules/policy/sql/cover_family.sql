-- Covers every valid member of a policy's family who is not covered yet, on the policy's days: $1 the policy, $2 the
-- user, $3 now (rule 70).
INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "EffectiveDate", "ExpiryDate",
    "isOffline", "AuditUserID", "ValidityFrom")
SELECT member."InsureeID", policy."PolicyID", policy."EnrollDate", policy."StartDate", policy."EffectiveDate",
    policy."ExpiryDate", policy."isOffline", $2, $3
FROM "tblPolicy" policy
JOIN "tblInsuree" member ON member."FamilyID" = policy."FamilyID" AND member."ValidityTo" IS NULL
WHERE policy."PolicyID" = $1 AND NOT EXISTS (
    SELECT FROM "tblInsureePolicy" cover
    WHERE cover."InsureeID" = member."InsureeID" AND cover."PolicyId" = $1 AND cover."ValidityTo" IS NULL
)
