-- Events written in the transaction that they tell of, published afterwards.

CREATE TABLE IF NOT EXISTS openimis_outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    event        text NOT NULL,
    module       text NOT NULL,
    payload      jsonb NOT NULL,
    occurred_at  timestamptz NOT NULL DEFAULT now(),
    mutation_id  uuid,
    published_at timestamptz,
    CONSTRAINT openimis_outbox_pkey PRIMARY KEY (id)
);

-- The publisher reads from the front of this index; it stays as small as the backlog.
CREATE INDEX IF NOT EXISTS openimis_outbox_unpublished ON openimis_outbox (id) WHERE published_at IS NULL;
