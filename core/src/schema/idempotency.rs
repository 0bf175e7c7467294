//! Answers kept for requests that are repeated.

diesel::table! {
    /// One row for each key of each user.
    #[sql_name = "openimis_kept_answer"]
    kept_answers (user_id, key) {
        user_id -> Uuid,
        key -> Text,
        fingerprint -> Bytea,
        status -> SmallInt,
        headers -> Jsonb,
        body -> Bytea,
        kept_at -> Timestamptz,
    }
}
