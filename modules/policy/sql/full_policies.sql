-- Policies of a family ($1) that have no room for one more member: neither suspended nor expired, and the product takes
-- no more than there are (spec 2.6, rule 44).
SELECT product."ProductCode" AS code, product."MemberCount" AS maximum
FROM "tblPolicy" policy
JOIN "tblProduct" product ON product."ProdID" = policy."ProdID"
WHERE policy."FamilyID" = $1 AND policy."ValidityTo" IS NULL AND policy."PolicyStatus" NOT IN (4, 8)
    AND product."MemberCount" <= (
        SELECT count(*) FROM "tblInsuree" member
        WHERE member."FamilyID" = $1 AND member."ValidityTo" IS NULL
    )
ORDER BY product."ProductCode", policy."PolicyID"
LIMIT 1000
