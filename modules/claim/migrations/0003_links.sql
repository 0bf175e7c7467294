-- Which logged changes touched which claims (spec 1.9).

-- One row for a claim and a change that touched it.
CREATE TABLE "claim_ClaimMutation" (
    id          uuid NOT NULL,
    claim_id    integer NOT NULL,
    mutation_id uuid NOT NULL,
    CONSTRAINT "claim_ClaimMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "claim_ClaimMutation_claim_id_22e307c0_fk_tblClaim_ClaimID" FOREIGN KEY (claim_id)
        REFERENCES "tblClaim"("ClaimID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "claim_ClaimMutation_mutation_id_6492ecd0_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "claim_ClaimMutation_claim_id_22e307c0" ON "claim_ClaimMutation" (claim_id);
CREATE INDEX "claim_ClaimMutation_mutation_id_6492ecd0" ON "claim_ClaimMutation" (mutation_id);
