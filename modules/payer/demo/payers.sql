-- Those who pay for others: a donor and the government of the country, a co-operative of each district. $1 seed.
INSERT INTO "tblPayer" ("PayerUUID", "PayerType", "PayerName", "PayerAddress", "Phone", "LocationId", "ValidityFrom",
    "AuditUserID")
SELECT md5('openimis payer ' || $1 || ' ' || name)::uuid::text, type, name, 'P.O. Box ' || 100 + number,
    '020' || lpad((2000000 + number)::text, 7, '0'), place, now(), -1
FROM (
    SELECT 'D' AS type, 'Solidarity Fund' AS name, NULL::int AS place, 0 AS number
    UNION ALL
    SELECT 'G', 'Ministry of Health', NULL, 1
    UNION ALL
    SELECT 'C', district."LocationName" || ' Farmers'' Co-operative ' || district."LocationCode", district."LocationId",
        (1 + row_number() OVER (ORDER BY district."LocationId"))::int
    FROM "tblLocations" district
    WHERE district."LocationType" = 'D' AND district."ValidityTo" IS NULL
) AS payers
ORDER BY number
