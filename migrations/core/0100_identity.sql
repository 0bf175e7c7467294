-- Who somebody is: passwords as argon2id, sessions, login attempts, password resets.
-- Rows follow their user, so that the existing backend can delete one without knowing of these tables.

create table openimis_credential (
    user_id uuid primary key references "core_User" (id) on delete cascade,
    argon2id text not null,
    fingerprint text not null,
    changed_at timestamptz not null
);
comment on table openimis_credential is 'passwords as argon2id, each counting only while its fingerprint is that of the old form';

create table openimis_user_security (
    user_id uuid primary key references "core_User" (id) on delete cascade,
    tokens_not_before timestamptz
);
comment on column openimis_user_security.tokens_not_before is 'tokens issued earlier are refused';

create table openimis_session (
    id uuid primary key,
    user_id uuid not null references "core_User" (id) on delete cascade,
    created_at timestamptz not null,
    refreshed_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_reason text,
    client text
);
create index openimis_session_user on openimis_session (user_id) where ended_at is null;
create index openimis_session_expiry on openimis_session (expires_at);

create table openimis_refresh_token (
    token_hash text primary key,
    session_id uuid not null references openimis_session (id) on delete cascade,
    generation integer not null,
    issued_at timestamptz not null,
    used_at timestamptz,
    unique (session_id, generation)
);
comment on table openimis_refresh_token is 'used tokens stay until their session is purged: meeting one again ends the session';

create table openimis_login_attempt (
    subject_kind text not null check (subject_kind in ('account', 'address')),
    subject text not null,
    failures integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    locked_until timestamptz,
    primary key (subject_kind, subject)
);
create index openimis_login_attempt_last on openimis_login_attempt (last_at);

create table openimis_password_reset (
    token_hash text primary key,
    user_id uuid not null references "core_User" (id) on delete cascade,
    bound_to text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index openimis_password_reset_user on openimis_password_reset (user_id);
create index openimis_password_reset_expiry on openimis_password_reset (expires_at);
