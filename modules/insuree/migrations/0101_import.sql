-- Files of families and people that were, or are being, imported: one row a file, whoever sends it.

CREATE TABLE IF NOT EXISTS openimis_import (
    digest      text NOT NULL,
    user_id     uuid,
    rows_done   bigint NOT NULL DEFAULT 0,
    people      bigint NOT NULL DEFAULT 0,
    families    bigint NOT NULL DEFAULT 0,
    started_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT openimis_import_pkey PRIMARY KEY (digest)
);
