-- Look-ups of live contributions, of receipts, and of the history of one row (spec 6.2).
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_premium_policy ON "tblPremium" ("PolicyID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_premium_pay_date ON "tblPremium" ("PayDate", "PremiumId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_premium_receipt ON "tblPremium" ("Receipt" varchar_pattern_ops);
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_premium_history ON "tblPremium" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
