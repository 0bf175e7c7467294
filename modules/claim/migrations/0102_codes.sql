-- The last number that was given to a claim of each prefix: whoever generates a code locks its row.

CREATE TABLE IF NOT EXISTS openimis_claim_code (
    prefix text NOT NULL,
    last   bigint NOT NULL,
    CONSTRAINT openimis_claim_code_pkey PRIMARY KEY (prefix)
);
