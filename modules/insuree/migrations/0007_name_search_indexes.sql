-- Search within names and numbers (`ilike '%…%'`). Waits until the database has the extension pg_trgm.

CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_last_name_search ON "tblInsuree" USING gin ("LastName" gin_trgm_ops) WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_other_names_search ON "tblInsuree" USING gin ("OtherNames" gin_trgm_ops) WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_number_search ON "tblInsuree" USING gin ("CHFID" gin_trgm_ops) WHERE "ValidityTo" IS NULL;
