-- Look-ups of live rows, and of the history of one row by its "LegacyID" (spec 6.2).

-- Policies: those of a family, lists by the day of enrolment, what the daily jobs look for.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_policy_family ON "tblPolicy" ("FamilyID", "ProdID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_policy_enrolled ON "tblPolicy" ("EnrollDate", "PolicyID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_policy_expiry ON "tblPolicy" ("PolicyStatus", "ExpiryDate") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_policy_officer ON "tblPolicy" ("OfficerID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_policy_history ON "tblPolicy" ("LegacyID") WHERE "LegacyID" IS NOT NULL;

-- Renewals: the open one of a policy is a unique index of its own.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_renewal_policy ON "tblPolicyRenewals" ("PolicyID");
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_renewal_prompt ON "tblPolicyRenewals" ("RenewalPromptDate", "RenewalID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_renewal_officer ON "tblPolicyRenewals" ("NewOfficerID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_renewal_detail ON "tblPolicyRenewalDetails" ("RenewalID");
