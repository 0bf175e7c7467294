-- Look-ups of live rows, and of the history of one row by its "LegacyID".

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_product_history ON "tblProduct" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_product_item_live ON "tblProductItems" ("ProdID", "ItemID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_product_service_live ON "tblProductServices" ("ProdID", "ServiceID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_relative_distribution_live ON "tblRelDistr" ("ProdID", "DistrCareType") WHERE "ValidityTo" IS NULL;
