//! What is removed in the background, and what is not.

use crate::support::{ADMIN, Office};
use chrono::{DateTime, TimeDelta, Utc};
use openimis_core::identity::lockout::LockoutSettings;
use openimis_core::upkeep::{Retention, sweep};

/// Sessions, reset tokens, counts and events, each with one row that has had its time and one that has not.
const ROWS: &str = r#"
    INSERT INTO openimis_session (id, user_id, created_at, refreshed_at, expires_at)
        SELECT gen_random_uuid(), "core_User".id, '2026-11-01Z', '2026-11-01Z', expiry
        FROM "core_User", unnest(ARRAY['2026-11-23 12:00Z', '2026-11-23 12:01Z']::timestamptz[]) AS expiry;
    INSERT INTO openimis_password_reset (token_hash, user_id, bound_to, created_at, expires_at)
        SELECT expiry::text, "core_User".id, '', '2026-11-01Z', expiry
        FROM "core_User", unnest(ARRAY['2026-11-23 12:00Z', '2026-11-23 12:01Z']::timestamptz[]) AS expiry;
    INSERT INTO openimis_login_attempt (subject_kind, subject, failures, first_at, last_at)
        VALUES ('account', 'old', 1, '2026-11-23 11:55Z', '2026-11-23 11:55Z'),
               ('account', 'recent', 1, '2026-11-23 11:56Z', '2026-11-23 11:56Z');
    INSERT INTO openimis_outbox (event, module, payload, occurred_at, published_at)
        VALUES ('long ago', 'core', '{}', '2020-01-01Z', '2026-11-16 11:59Z'),
               ('lately', 'core', '{}', '2020-01-01Z', '2026-11-16 12:01Z'),
               ('waiting', 'core', '{}', '2020-01-01Z', NULL);
    INSERT INTO openimis_kept_answer (user_id, key, fingerprint, status, headers, body, kept_at)
        SELECT "core_User".id, kept::text, '', 201, '{}', '', kept
        FROM "core_User", unnest(ARRAY['2026-11-22 12:00Z', '2026-11-22 12:01Z']::timestamptz[]) AS kept;
    INSERT INTO openimis_job_run (job, started_at, ended_at)
        VALUES ('policy.expire', '2026-08-25 11:59Z', '2026-08-25 12:00Z'),
               ('policy.expire', '2026-08-25 12:01Z', '2026-08-25 12:02Z'),
               ('policy.expire', '2026-11-22 12:00Z', '2026-11-22 12:01Z'),
               ('policy.renew', '2020-01-01 12:00Z', '2020-01-01 12:01Z')"#;

const LEFT: &str = "
    SELECT (SELECT count(*) FROM openimis_session) AS sessions, (SELECT count(*) FROM openimis_password_reset) AS resets,
        (SELECT count(*) FROM openimis_kept_answer) AS answers,
        (SELECT string_agg(subject, ' ') FROM openimis_login_attempt) AS attempts,
        (SELECT string_agg(job || ' ' || started_at::date, ', ' ORDER BY id) FROM openimis_job_run) AS runs,
        (SELECT string_agg(event, ', ' ORDER BY id) FROM openimis_outbox WHERE occurred_at < '2021-01-01Z') AS events";

fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn retention() -> Retention {
    Retention {
        lockout: LockoutSettings::default(),
        published_events: TimeDelta::days(7),
    }
}

#[tokio::test]
async fn rows_that_have_had_their_time_go_and_others_stay() {
    let Some(mut office) = Office::open().await else { return };
    office.run(ROWS).await;
    let swept = sweep(&mut office.connection, &retention(), noon()).await;
    assert_eq!(swept.unwrap(), 6);
    assert_eq!(
        office.lines(LEFT).await,
        ["1|1|1|recent|policy.expire 2026-08-25, policy.expire 2026-11-22, policy.renew 2020-01-01|lately, waiting"]
    );
    assert!(office.actor(ADMIN).await.is_superuser());
}
