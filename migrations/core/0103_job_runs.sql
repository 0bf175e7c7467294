-- What became of scheduled work: one row for each time that a job was begun. A row that has not ended, while nobody holds
-- the job's lock, was cut off; the next run goes on from its progress.

CREATE TABLE IF NOT EXISTS openimis_job_run (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    job        text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    failed     boolean NOT NULL DEFAULT false,
    detail     text,
    progress   jsonb,
    CONSTRAINT openimis_job_run_pkey PRIMARY KEY (id)
);

-- The last run of a job.
CREATE INDEX IF NOT EXISTS openimis_job_run_last ON openimis_job_run (job, id DESC);
