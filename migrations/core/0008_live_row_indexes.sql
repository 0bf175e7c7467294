-- Look-ups of live rows, and of the history of one row by its "LegacyID" (spec 8.4).
-- Keys and uuids that the baseline indexes already are not repeated.

-- Roles, their rights and their holders.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_role_uuid ON "tblRole" ("RoleUUID");
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_role_history ON "tblRole" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_role_right_live ON "tblRoleRight" ("RoleID", "RightID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_role_right_history ON "tblRoleRight" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_role_live ON "tblUserRole" ("UserID", "RoleID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_role_holders ON "tblUserRole" ("RoleID") WHERE "ValidityTo" IS NULL;

-- Users: the login form and the list by name. "LoginName" has no unique index in the baseline.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_login ON "tblUsers" (lower("LoginName")) WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_name ON "tblUsers" ("LastName", "OtherNames") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_user_facility ON "tblUsers" ("HFID") WHERE "HFID" IS NOT NULL AND "ValidityTo" IS NULL;

-- Officers and claim administrators.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_officer_code ON "tblOfficer" ("Code") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_officer_location ON "tblOfficer" ("LocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_officer_name ON "tblOfficer" ("LastName", "OtherNames") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_officer_history ON "tblOfficer" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_admin_code ON "tblClaimAdmin" ("ClaimAdminCode") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_admin_facility ON "tblClaimAdmin" ("HFId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_admin_history ON "tblClaimAdmin" ("LegacyID") WHERE "LegacyID" IS NOT NULL;

-- The log grows without limit; every client asks for its own latest entries.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_mutation_log_user ON "core_Mutation_Log" (user_id, request_date_time DESC);
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_mutation_log_time ON "core_Mutation_Log" (request_date_time);

-- Settings are read by module and layer.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_module_configuration ON "core_ModuleConfiguration" (module, layer);
