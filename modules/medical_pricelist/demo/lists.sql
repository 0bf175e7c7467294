-- One list of items for the whole country, and one of services for each region. $1 seed.
WITH national AS (
    INSERT INTO "tblPLItems" ("ValidityFrom", "PLItemUUID", "PLItemName", "DatePL", "AuditUserID")
    SELECT now(), md5('openimis items ' || $1)::uuid, 'National list of medicines', current_date, -1
    RETURNING "PLItemID"
), on_national AS (
    INSERT INTO "tblPLItemsDetail" ("ValidityFrom", "PLItemID", "ItemID", "AuditUserID")
    SELECT now(), "PLItemID", "ItemID", -1
    FROM national, "tblItems"
    WHERE "ValidityTo" IS NULL
    ORDER BY "ItemID"
), regional AS (
    INSERT INTO "tblPLServices" ("ValidityFrom", "PLServiceUUID", "PLServName", "DatePL", "LocationId", "AuditUserID")
    SELECT now(), md5('openimis services ' || $1 || ' ' || "LocationCode")::uuid,
        left('Services in ' || "LocationName" || ' (' || "LocationCode" || ')', 100), current_date, "LocationId", -1
    FROM "tblLocations"
    WHERE "LocationType" = 'R' AND "ValidityTo" IS NULL
    ORDER BY "LocationId"
    RETURNING "PLServiceID", "LocationId"
), on_regional AS (
    -- stays cost more in every third region
    INSERT INTO "tblPLServicesDetail" ("ValidityFrom", "PLServiceID", "ServiceID", "PriceOverule", "AuditUserID")
    SELECT now(), "PLServiceID", "ServiceID",
        CASE WHEN "ServCategory" = 'H' AND "PLServiceID" % 3 = 0 THEN "ServPrice" * 1.2 END, -1
    FROM regional, "tblServices"
    WHERE "ValidityTo" IS NULL
    ORDER BY "PLServiceID", "ServiceID"
)
UPDATE "tblHF"
SET "PLItemID" = national."PLItemID", "PLServiceID" = regional."PLServiceID"
FROM national, regional, "tblLocations" district
WHERE district."LocationId" = "tblHF"."LocationId" AND regional."LocationId" = district."ParentLocationId"
