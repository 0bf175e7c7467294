-- Lists policies that are due for renewal, one batch of them by key: $1 today, $2 days ahead (0: all), $3 the key after
-- which it begins, $4 how many policies are looked at, $5 now, $6 and $7 months after which photos of adults and
-- children are to be renewed, $8 age of majority (spec 2.16, rules 98 to 100).
WITH RECURSIVE due AS (
    SELECT policy."PolicyID" AS policy, policy."ProdID" AS product, policy."OfficerID" AS officer,
        policy."ExpiryDate" + 1 AS renewal_date, family."FamilyID" AS family, family."InsureeID" AS head
    FROM "tblPolicy" policy
    JOIN "tblFamilies" family ON family."FamilyID" = policy."FamilyID" AND family."ValidityTo" IS NULL
    WHERE policy."ValidityTo" IS NULL AND policy."PolicyStatus" IN (2, 8) AND policy."PolicyID" > $3
        AND policy."ExpiryDate" IS NOT NULL AND ($2 = 0 OR policy."ExpiryDate" <= $1 + $2)
        AND NOT EXISTS (
            SELECT FROM "tblPolicyRenewals" open
            WHERE open."PolicyID" = policy."PolicyID" AND open."ValidityTo" IS NULL
        )
    ORDER BY policy."PolicyID"
    LIMIT $4
),
-- what each product was converted to, step by step; a circle ends where it began
conversion (product, becomes, way) AS (
    SELECT DISTINCT product, product, ARRAY[product] FROM due
    UNION ALL
    SELECT conversion.product, next."ConversionProdID", way || next."ConversionProdID"
    FROM conversion
    JOIN "tblProduct" next ON next."ProdID" = conversion.becomes
    WHERE next."ConversionProdID" IS NOT NULL AND next."ConversionProdID" <> ALL (way)
),
final_product AS (
    SELECT DISTINCT ON (product) product, becomes FROM conversion ORDER BY product, cardinality(way) DESC
),
-- who stands in for each officer, step by step
substitution (officer, stands_in, way) AS (
    SELECT DISTINCT officer, officer, ARRAY[officer] FROM due WHERE officer IS NOT NULL
    UNION ALL
    SELECT substitution.officer, next."OfficerIDSubst", way || next."OfficerIDSubst"
    FROM substitution
    JOIN "tblOfficer" next ON next."OfficerID" = substitution.stands_in
    WHERE next."OfficerIDSubst" IS NOT NULL AND next."OfficerIDSubst" <> ALL (way)
),
final_officer AS (
    SELECT DISTINCT ON (officer) officer, stands_in FROM substitution ORDER BY officer, cardinality(way) DESC
),
wanted AS (
    SELECT due.*, final_product.becomes AS new_product, final_officer.stands_in AS new_officer, officer."Phone" AS phone,
        CASE WHEN due.renewal_date BETWEEN product."DateFrom"::date AND product."DateTo"::date THEN 0 ELSE 1 END
        + CASE WHEN final_officer.stands_in IS NULL THEN 2 ELSE 0 END
        + CASE WHEN officer."WorksTo"::date < due.renewal_date THEN 4 ELSE 0 END AS warnings
    FROM due
    JOIN final_product USING (product)
    JOIN "tblProduct" product ON product."ProdID" = final_product.becomes
    LEFT JOIN final_officer ON final_officer.officer = due.officer
    LEFT JOIN "tblOfficer" officer ON officer."OfficerID" = final_officer.stands_in
    -- who has bought the next one already needs no reminder
    WHERE NOT EXISTS (
        SELECT FROM "tblPolicy" next
        WHERE next."FamilyID" = due.family AND next."ValidityTo" IS NULL AND next."StartDate" >= due.renewal_date
            AND next."ProdID" IN (due.product, final_product.becomes)
    )
),
listed AS (
    INSERT INTO "tblPolicyRenewals" ("RenewalUUID", "RenewalPromptDate", "RenewalDate", "NewOfficerID", "PhoneNumber",
        "SMSStatus", "InsureeID", "PolicyID", "NewProdID", "RenewalWarnings", "ResponseStatus", "AuditCreateUser",
        "ValidityFrom")
    SELECT gen_random_uuid(), $1, renewal_date, new_officer, left(phone, 25), 0, head, policy, new_product, warnings, 0, 0,
        $5
    FROM wanted
    RETURNING "RenewalID" AS renewal, "PolicyID" AS policy
),
photos AS (
    INSERT INTO "tblPolicyRenewalDetails" ("RenewalID", "InsureeID", "ValidityFrom", "AuditCreateUser")
    SELECT listed.renewal, member."InsureeID", $5, 0
    FROM listed
    JOIN due USING (policy)
    JOIN "tblInsuree" member ON member."FamilyID" = due.family AND member."ValidityTo" IS NULL
    WHERE member."PhotoDate" IS NULL
        OR member."PhotoDate" < $1 - make_interval(months =>
            CASE WHEN member."DOB" > $1 - make_interval(years => $8) THEN $7 ELSE $6 END)
    RETURNING 1
)
SELECT (SELECT max(policy) FROM due) AS last, (SELECT count(*) FROM listed) AS listed,
    (SELECT count(*) FROM photos) AS photos
