-- One level of the tree. $1 seed, $2 type, $3 type above or empty, $4 how many, $5 how many below each parent.
INSERT INTO "tblLocations" ("ValidityFrom", "LocationUUID", "LocationCode", "LocationName", "LocationType",
    "ParentLocationId", "MalePopulation", "FemalePopulation", "OtherPopulation", "Families", "AuditUserId")
WITH syllables AS (
    SELECT '{ba,ka,lo,mi,na,ru,sa,ti,wa,yo,de,go,ha,ju,ke,pe}'::text[] AS list
), parents AS (
    SELECT "LocationId" AS id, "LocationCode" AS code, row_number() OVER (ORDER BY "LocationId") AS rank
    FROM "tblLocations"
    WHERE "LocationType" = $3 AND "ValidityTo" IS NULL
), places AS (
    SELECT n, parents.id AS parent, coalesce(parents.code, '') || $2 || 1 + (n - 1) % $5 AS code
    FROM generate_series(1, $4) AS n
    LEFT JOIN parents ON parents.rank = 1 + (n - 1) / $5
), chance AS (
    SELECT places.*, ('x' || left(md5($1 || ' ' || code), 7))::bit(28)::int AS number FROM places
)
SELECT now(), md5('openimis place ' || $1 || ' ' || code)::uuid::text, code,
    initcap(list[1 + number % 16] || list[1 + number / 16 % 16] || list[1 + number / 256 % 16]
        || CASE WHEN number / 4096 % 2 = 0 THEN list[1 + number / 8192 % 16] ELSE '' END),
    $2, parent, people.men, people.women, people.others, people.families, -1
FROM chance
CROSS JOIN syllables
-- only the lowest level is counted; the others are sums of it
LEFT JOIN LATERAL (
    SELECT 150 + number % 400 AS men, 160 + number / 400 % 400 AS women, number % 5 AS others,
        60 + number / 1000 % 160 AS families
    WHERE $2 = 'V'
) AS people ON true
ORDER BY n
