-- Look-ups of live rows, and of the history of one row by its "LegacyID".

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_payer_name ON "tblPayer" ("PayerName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_payer_history ON "tblPayer" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_funding_payer_live ON "tblFunding" ("PayerID", "PaidDate") WHERE NOT "isDeleted";
