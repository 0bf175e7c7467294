-- The last number that was given to a claim of each prefix: whoever generates a code locks its row.

CREATE TABLE IF NOT EXISTS openimis_claim_code_counter (
    prefix text NOT NULL,
    last   bigint NOT NULL,
    CONSTRAINT openimis_claim_code_counter_pkey PRIMARY KEY (prefix)
);
