-- Live details of a list, of an item and of a service; lists by name; the history of one row by its "LegacyID".

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_items_pricelist_name ON "tblPLItems" ("PLItemName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_items_pricelist_history ON "tblPLItems" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_items_pricelist_detail ON "tblPLItemsDetail" ("PLItemID", "ItemID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_items_pricelist_detail_item ON "tblPLItemsDetail" ("ItemID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_items_pricelist_detail_history ON "tblPLItemsDetail" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_services_pricelist_name ON "tblPLServices" ("PLServName") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_services_pricelist_history ON "tblPLServices" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_services_pricelist_detail ON "tblPLServicesDetail" ("PLServiceID", "ServiceID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_services_pricelist_detail_service ON "tblPLServicesDetail" ("ServiceID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_services_pricelist_detail_history ON "tblPLServicesDetail" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
