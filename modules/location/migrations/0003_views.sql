-- Views over live locations, one for each level, and one row for each location with the names above it
-- (spec 1.5). Reports written for the existing backend read them.

CREATE VIEW "tblRegions" AS
SELECT "LocationId" AS "RegionId", "LocationCode" AS "RegionCode", "LocationName" AS "RegionName",
       "ValidityFrom", "ValidityTo", "LegacyID", "AuditUserId", "RowId"
FROM "tblLocations"
WHERE "LocationType" = 'R' AND "ValidityTo" IS NULL;

CREATE VIEW "tblDistricts" AS
SELECT "LocationId" AS "DistrictId", "LocationCode" AS "DistrictCode", "LocationName" AS "DistrictName",
       "ParentLocationId" AS "Region",
       "ValidityFrom", "ValidityTo", "LegacyID", "AuditUserId", "RowId"
FROM "tblLocations"
WHERE "LocationType" = 'D' AND "ValidityTo" IS NULL;

CREATE VIEW "tblWards" AS
SELECT "LocationId" AS "WardId", "ParentLocationId" AS "DistrictId",
       "LocationCode" AS "WardCode", "LocationName" AS "WardName",
       "ValidityFrom", "ValidityTo", "LegacyID", "AuditUserId"
FROM "tblLocations"
WHERE "LocationType" = 'W' AND "ValidityTo" IS NULL;

CREATE VIEW "tblVillages" AS
SELECT "LocationId" AS "VillageId", "ParentLocationId" AS "WardId",
       "LocationCode" AS "VillageCode", "LocationName" AS "VillageName",
       "MalePopulation", "FemalePopulation", "OtherPopulation", "Families",
       "ValidityFrom", "ValidityTo", "LegacyID", "AuditUserId"
FROM "tblLocations"
WHERE "LocationType" = 'V' AND "ValidityTo" IS NULL;

-- A location whose chain of parents is broken has no row here. Keys below the region are text: openIMIS has them so.
CREATE VIEW "uvwLocations" AS
WITH placed AS (
    SELECT region."RegionId" AS id, 0 AS parent,
           region."RegionId" AS region, NULL::integer AS district, NULL::integer AS ward, NULL::integer AS village
    FROM "tblRegions" region
    UNION ALL
    SELECT district."DistrictId", district."Region", district."Region", district."DistrictId", NULL, NULL
    FROM "tblDistricts" district
    UNION ALL
    SELECT ward."WardId", ward."DistrictId", district."Region", ward."DistrictId", ward."WardId", NULL
    FROM "tblWards" ward
    JOIN "tblDistricts" district USING ("DistrictId")
    UNION ALL
    SELECT village."VillageId", village."WardId", district."Region", ward."DistrictId", village."WardId", village."VillageId"
    FROM "tblVillages" village
    JOIN "tblWards" ward USING ("WardId")
    JOIN "tblDistricts" district USING ("DistrictId")
)
SELECT 0 AS "LocationId",
       NULL::integer AS "RegionId", NULL::varchar AS "RegionCode", 'National'::bpchar AS "RegionName",
       NULL::text AS "DistrictId", NULL::text AS "DistrictCode", NULL::text AS "DistrictName",
       NULL::text AS "WardId", NULL::text AS "WardCode", NULL::text AS "WardName",
       NULL::text AS "VillageId", NULL::text AS "VillageCode", NULL::text AS "VillageName",
       NULL::integer AS "ParentLocationId"
UNION ALL
SELECT placed.id,
       region."RegionId", region."RegionCode", region."RegionName",
       placed.district::text, district."DistrictCode", district."DistrictName",
       placed.ward::text, ward."WardCode", ward."WardName",
       placed.village::text, village."VillageCode", village."VillageName",
       placed.parent
FROM placed
JOIN "tblRegions" region ON region."RegionId" = placed.region
LEFT JOIN "tblDistricts" district ON district."DistrictId" = placed.district
LEFT JOIN "tblWards" ward ON ward."WardId" = placed.ward
LEFT JOIN "tblVillages" village ON village."VillageId" = placed.village;
