-- Whom these policies cover. $1 keys of policies, $2 keys of people, of equal length.
INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "EffectiveDate", "ExpiryDate",
    "isOffline", "ValidityFrom", "AuditUserID")
SELECT cover.person, policy."PolicyID", policy."EnrollDate", policy."StartDate", policy."EffectiveDate",
    policy."ExpiryDate", false, now(), -1
FROM unnest($1, $2) AS cover (policy, person)
JOIN "tblPolicy" policy ON policy."PolicyID" = cover.policy
