-- Health facilities, spread evenly over the districts. $1 seed, $2 how many.
INSERT INTO "tblHF" ("ValidityFrom", "HfUUID", "HFCode", "HFName", "HFLevel", "HFCareType", "OffLine", "AuditUserID",
    "LegalForm", "HFSublevel", "LocationId", status)
WITH districts AS (
    SELECT "LocationId" AS id, "LocationName" AS name, row_number() OVER (ORDER BY "LocationId") AS rank,
        count(*) OVER () AS total
    FROM "tblLocations"
    WHERE "LocationType" = 'D' AND "ValidityTo" IS NULL
), facilities AS (
    SELECT n, districts.id, districts.name, (n - 1) / total AS round
    FROM generate_series(1, $2) AS n
    JOIN districts ON districts.rank = 1 + (n - 1) % total
)
SELECT now(), md5('openimis facility ' || $1 || ' ' || n)::uuid::text, 'HF' || lpad(n::text, 6, '0'),
    name || CASE WHEN round = 0 THEN ' Hospital' WHEN round % 4 = 1 THEN ' Health Centre ' || round
        ELSE ' Dispensary ' || round END,
    CASE WHEN round = 0 THEN 'H' WHEN round % 4 = 1 THEN 'C' ELSE 'D' END,
    CASE WHEN round = 0 THEN 'B' ELSE 'O' END, false, -1,
    CASE WHEN n % 5 = 0 THEN 'C' WHEN n % 7 = 0 THEN 'P' ELSE 'G' END, 'N', id, 'AC'
FROM facilities
ORDER BY n
