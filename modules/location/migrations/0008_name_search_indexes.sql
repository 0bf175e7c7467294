-- Search within names (`ilike '%…%'`). Waits until the database has the extension pg_trgm.

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_name_search ON "tblLocations" USING gin ("LocationName" gin_trgm_ops) WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_facility_name_search ON "tblHF" USING gin ("HFName" gin_trgm_ops) WHERE "ValidityTo" IS NULL;
