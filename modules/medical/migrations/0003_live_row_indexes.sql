-- Look-ups of live rows by code, and of the history of one row by its "LegacyID".

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_diagnosis_code ON "tblICDCodes" ("ICDCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_diagnosis_name ON "tblICDCodes" ("ICDName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_diagnosis_history ON "tblICDCodes" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_item_code ON "tblItems" ("ItemCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_item_name ON "tblItems" ("ItemName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_item_history ON "tblItems" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_service_code ON "tblServices" ("ServCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_service_name ON "tblServices" ("ServName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_service_history ON "tblServices" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
