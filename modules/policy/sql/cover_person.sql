-- Covers a person by the policies of his family that are idle, active or ready and have not ended, where the product has
-- room: $1 the person, $2 today, $3 the day on which he joins (NULL: the policies' own days), $4 the user, $5 now
-- (BUG-06, BUG-10, rule 40). Nobody is covered twice by a policy.
INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "EffectiveDate", "ExpiryDate",
    "isOffline", "AuditUserID", "ValidityFrom")
SELECT person."InsureeID", policy."PolicyID", policy."EnrollDate", policy."StartDate",
    CASE WHEN policy."EffectiveDate" IS NOT NULL THEN greatest(policy."EffectiveDate", $3) END,
    policy."ExpiryDate", FALSE, $4, $5
FROM "tblInsuree" person
JOIN "tblPolicy" policy ON policy."FamilyID" = person."FamilyID" AND policy."ValidityTo" IS NULL
    AND policy."PolicyStatus" IN (1, 2, 16) AND policy."ExpiryDate" >= $2
JOIN "tblProduct" product ON product."ProdID" = policy."ProdID"
WHERE person."InsureeID" = $1 AND person."ValidityTo" IS NULL
    AND NOT EXISTS (
        SELECT FROM "tblInsureePolicy" cover
        WHERE cover."InsureeID" = $1 AND cover."PolicyId" = policy."PolicyID" AND cover."ValidityTo" IS NULL
    )
    AND product."MemberCount" > (
        SELECT count(*) FROM "tblInsureePolicy" cover
        WHERE cover."PolicyId" = policy."PolicyID" AND cover."ValidityTo" IS NULL
    )
