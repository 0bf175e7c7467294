-- Look-ups of live rows, and of the history of one row by its "LegacyID" (spec 16.5).

-- Claims: lists by the day on which they were claimed, those of a facility, of an insuree, in a state, with a code.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_claimed ON "tblClaim" ("DateClaimed", "ClaimID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_status ON "tblClaim" ("ClaimStatus", "DateClaimed", "ClaimID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_facility ON "tblClaim" ("HFID", "ClaimStatus", "DateClaimed") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_insuree ON "tblClaim" ("InsureeID", "ClaimStatus") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_code ON "tblClaim" ("ClaimCode" varchar_pattern_ops) WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_diagnosis ON "tblClaim" ("ICDID", "DateClaimed") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_history ON "tblClaim" ("LegacyID") WHERE "LegacyID" IS NOT NULL;

-- Lines.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_item_live ON "tblClaimItems" ("ClaimID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_service_live ON "tblClaimServices" ("ClaimID") WHERE "ValidityTo" IS NULL;

-- What policies, and people, have used up.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_dedrem_policy ON "tblClaimDedRem" ("PolicyID", "InsureeID") WHERE "ValidityTo" IS NULL;

-- Open prompts, attachments.
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_prompt_open ON "tblFeedbackPrompt" ("ClaimID") WHERE "ValidityTo" IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_claim_attachment_live ON "claim_ClaimAttachment" (claim_id) WHERE "ValidityTo" IS NULL;
