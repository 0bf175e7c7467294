-- Look-ups of live rows, and of the history of one row by its "LegacyID" (spec 6.2).
-- Keys and uuids that the baseline indexes already are not repeated.

-- People: by number and its beginning, by name and birth, in a village, in a family with the head first.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_number ON "tblInsuree" ("CHFID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_number_start ON "tblInsuree" ("CHFID" varchar_pattern_ops) WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_name ON "tblInsuree" ("LastName", "OtherNames") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_birth ON "tblInsuree" ("DOB") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_village ON "tblInsuree" ("CurrentVillage") WHERE "ValidityTo" IS NULL AND "CurrentVillage" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_family ON "tblInsuree" ("FamilyID", "IsHead" DESC, "DOB") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_history ON "tblInsuree" ("LegacyID") WHERE "LegacyID" IS NOT NULL;

-- Families: in a village, by their head, by their confirmation.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_family_village ON "tblFamilies" ("LocationId") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_family_head ON "tblFamilies" ("InsureeID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_family_confirmation ON "tblFamilies" ("ConfirmationNo" varchar_pattern_ops) WHERE "ValidityTo" IS NULL AND "ConfirmationNo" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_family_history ON "tblFamilies" ("LegacyID") WHERE "LegacyID" IS NOT NULL;

-- Photos and covers of a person, people of a policy.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_photo_insuree ON "tblPhotos" ("InsureeID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_photo_history ON "tblPhotos" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_policy_insuree ON "tblInsureePolicy" ("InsureeID", "ExpiryDate") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_policy_policy ON "tblInsureePolicy" ("PolicyId", "InsureeID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_insuree_policy_history ON "tblInsureePolicy" ("LegacyID") WHERE "LegacyID" IS NOT NULL;
