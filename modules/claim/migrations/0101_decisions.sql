-- What was decided about claims, line by line, and by which rule.

CREATE TABLE IF NOT EXISTS openimis_claim_decision (
    id            bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    claim_id      integer NOT NULL,
    stage         text NOT NULL,
    decided_at    timestamptz NOT NULL,
    audit_user_id integer NOT NULL,
    mutation_id   uuid,
    trace         jsonb NOT NULL,
    CONSTRAINT openimis_claim_decision_pkey PRIMARY KEY (id),
    CONSTRAINT openimis_claim_decision_claim_fkey FOREIGN KEY (claim_id)
        REFERENCES "tblClaim"("ClaimID") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX IF NOT EXISTS openimis_claim_decision_claim ON openimis_claim_decision (claim_id, id);
