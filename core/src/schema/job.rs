//! What became of scheduled work.

diesel::table! {
    /// One row for each time that a job was begun.
    #[sql_name = "openimis_job_run"]
    job_runs (id) {
        id -> BigInt,
        job -> Text,
        started_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        failed -> Bool,
        detail -> Nullable<Text>,
        progress -> Nullable<Jsonb>,
    }
}
