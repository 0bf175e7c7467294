-- Locations by code whether they are valid or not: `filter[parent.code]` asks for what a valid row points to, which may
-- have ended, so that no index over valid rows can answer it.

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_any_code ON "tblLocations" ("LocationCode");
