-- Answers kept for requests that are repeated under an Idempotency-Key: in the transaction of what they answer.

CREATE TABLE IF NOT EXISTS openimis_kept_answer (
    user_id     uuid NOT NULL,
    key         text NOT NULL,
    fingerprint bytea NOT NULL,
    status      smallint NOT NULL,
    headers     jsonb NOT NULL,
    body        bytea NOT NULL,
    kept_at     timestamptz NOT NULL,
    CONSTRAINT openimis_kept_answer_pkey PRIMARY KEY (user_id, key)
);

-- For the hourly purge.
CREATE INDEX IF NOT EXISTS openimis_kept_answer_age ON openimis_kept_answer (kept_at);
