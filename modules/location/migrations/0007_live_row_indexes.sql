-- Look-ups of live rows, and of the history of one row by its "LegacyID" (spec 8.4).
-- Keys and uuids that the baseline indexes already are not repeated.

-- Locations: lists by level and code, children of a parent, search by name.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_code ON "tblLocations" ("LocationCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_level ON "tblLocations" ("LocationType", "LocationCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_parent ON "tblLocations" ("ParentLocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_name ON "tblLocations" ("LocationName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_location_history ON "tblLocations" ("LegacyID") WHERE "LegacyID" IS NOT NULL;

-- Facilities and their catchments.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_facility_code ON "tblHF" ("HFCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_facility_location ON "tblHF" ("LocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_facility_name ON "tblHF" ("HFName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_facility_history ON "tblHF" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_catchment_facility ON "tblHFCatchment" ("HFID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_catchment_location ON "tblHFCatchment" ("LocationId") WHERE "ValidityTo" IS NULL;

-- Districts of users (row security reads them at each request), villages of officers.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_district_live ON "tblUsersDistricts" ("UserID", "LocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_district_location ON "tblUsersDistricts" ("LocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_officer_village_live ON "tblOfficerVillages" ("OfficerId", "LocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_officer_village_location ON "tblOfficerVillages" ("LocationId") WHERE "ValidityTo" IS NULL;
