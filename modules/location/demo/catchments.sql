-- Each village is served by one of its district's facilities.
INSERT INTO "tblHFCatchment" ("ValidityFrom", "HFID", "LocationId", "Catchment", "AuditUserId")
WITH facilities AS (
    SELECT "HfID" AS id, "LocationId" AS district, row_number() OVER of_district - 1 AS rank,
        count(*) OVER (PARTITION BY "LocationId") AS total
    FROM "tblHF"
    WHERE "ValidityTo" IS NULL
    WINDOW of_district AS (PARTITION BY "LocationId" ORDER BY "HfID")
), villages AS (
    SELECT village."LocationId" AS id, municipality."ParentLocationId" AS district,
        row_number() OVER (PARTITION BY municipality."ParentLocationId" ORDER BY village."LocationId") AS rank
    FROM "tblLocations" village
    JOIN "tblLocations" municipality ON municipality."LocationId" = village."ParentLocationId"
    WHERE village."LocationType" = 'V' AND village."ValidityTo" IS NULL
)
SELECT now(), facilities.id, villages.id, 100, -1
FROM villages
JOIN facilities ON facilities.district = villages.district AND villages.rank % total = facilities.rank
ORDER BY villages.id
