//! Tables of users, their passwords, sessions and login attempts (spec 1.4).

diesel::table! {
    /// Interactive users: people. `password` (bytes) and `DummyPwd` are left out, nobody reads them.
    #[sql_name = "tblUsers"]
    interactive_users (id) {
        id -> BigInt,
        #[sql_name = "UUID"]
        uuid -> Uuid,
        #[sql_name = "LoginName"]
        login_name -> Text,
        #[sql_name = "LastName"]
        last_name -> Text,
        #[sql_name = "OtherNames"]
        other_names -> Text,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "EmailId"]
        email -> Nullable<Text>,
        #[sql_name = "LanguageID"]
        language -> Text,
        #[sql_name = "HFID"]
        health_facility_id -> Nullable<Integer>,
        #[sql_name = "IsAssociated"]
        is_associated -> Nullable<Bool>,
        #[sql_name = "RoleID"]
        role_id -> Nullable<Integer>,
        #[sql_name = "PrivateKey"]
        private_key -> Nullable<Text>,
        #[sql_name = "StoredPassword"]
        stored_password -> Nullable<Text>,
        #[sql_name = "PasswordValidity"]
        password_validity -> Nullable<Timestamptz>,
        #[sql_name = "LastLogin"]
        last_login -> Nullable<Timestamp>,
        #[sql_name = "ValidityFrom"]
        validity_from -> Nullable<Timestamptz>,
        #[sql_name = "ValidityTo"]
        validity_to -> Nullable<Timestamptz>,
        active -> Bool,
        date_deactivated -> Nullable<Timestamptz>,
        #[sql_name = "Json_ext"]
        json_ext -> Nullable<Jsonb>,
        version -> Integer,
    }
}

diesel::table! {
    /// Earlier versions of interactive users (spec 1.3). Secrets are never written here (W-12).
    #[sql_name = "core_historicalinteractiveuser"]
    interactive_user_versions (history_id) {
        history_id -> Integer,
        history_date -> Timestamptz,
        history_change_reason -> Nullable<Text>,
        history_type -> Text,
        history_user_id -> Nullable<Uuid>,
        id -> BigInt,
        #[sql_name = "UUID"]
        uuid -> Uuid,
        #[sql_name = "LoginName"]
        login_name -> Text,
        #[sql_name = "LastName"]
        last_name -> Text,
        #[sql_name = "OtherNames"]
        other_names -> Text,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "EmailId"]
        email -> Nullable<Text>,
        #[sql_name = "LanguageID"]
        language -> Nullable<Text>,
        #[sql_name = "HFID"]
        health_facility_id -> Nullable<Integer>,
        #[sql_name = "IsAssociated"]
        is_associated -> Nullable<Bool>,
        #[sql_name = "RoleID"]
        role_id -> Nullable<Integer>,
        #[sql_name = "PrivateKey"]
        private_key -> Nullable<Text>,
        #[sql_name = "StoredPassword"]
        stored_password -> Nullable<Text>,
        #[sql_name = "PasswordValidity"]
        password_validity -> Nullable<Timestamptz>,
        #[sql_name = "LastLogin"]
        last_login -> Nullable<Timestamptz>,
        #[sql_name = "ValidityFrom"]
        validity_from -> Nullable<Timestamptz>,
        #[sql_name = "ValidityTo"]
        validity_to -> Nullable<Timestamptz>,
        active -> Bool,
        date_deactivated -> Nullable<Timestamptz>,
        #[sql_name = "Json_ext"]
        json_ext -> Nullable<Jsonb>,
        version -> Integer,
    }
}

diesel::table! {
    /// Who somebody is, whatever he is besides: an interactive or technical user, an officer, a claim administrator.
    #[sql_name = "core_User"]
    users (id) {
        id -> Uuid,
        username -> Text,
        #[sql_name = "i_user_id"]
        interactive_id -> Nullable<BigInt>,
        #[sql_name = "t_user_id"]
        technical_id -> Nullable<Uuid>,
        claim_admin_id -> Nullable<Integer>,
        officer_id -> Nullable<Integer>,
        version -> Integer,
    }
}

diesel::table! {
    /// Earlier versions of users (spec 1.3).
    #[sql_name = "core_historicaluser"]
    user_versions (history_id) {
        history_id -> Integer,
        history_date -> Timestamptz,
        history_change_reason -> Nullable<Text>,
        history_type -> Text,
        history_user_id -> Nullable<Uuid>,
        id -> Uuid,
        username -> Text,
        #[sql_name = "i_user_id"]
        interactive_id -> Nullable<BigInt>,
        #[sql_name = "t_user_id"]
        technical_id -> Nullable<Uuid>,
        claim_admin_id -> Nullable<Integer>,
        officer_id -> Nullable<Integer>,
        version -> Integer,
    }
}

diesel::table! {
    /// Technical users: other systems.
    #[sql_name = "core_TechnicalUser"]
    technical_users (id) {
        id -> Uuid,
        username -> Text,
        password -> Text,
        email -> Nullable<Text>,
        is_staff -> Bool,
        is_superuser -> Bool,
        last_login -> Nullable<Timestamptz>,
        validity_from -> Nullable<Timestamptz>,
        validity_to -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Passwords as argon2id, each bound to a fingerprint of the old form.
    #[sql_name = "openimis_credential"]
    credentials (user_id) {
        user_id -> Uuid,
        argon2id -> Text,
        fingerprint -> Text,
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    /// What holds for all tokens of a user.
    #[sql_name = "openimis_user_security"]
    user_security (user_id) {
        user_id -> Uuid,
        tokens_not_before -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Sessions: one for each login.
    #[sql_name = "openimis_session"]
    sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        created_at -> Timestamptz,
        refreshed_at -> Timestamptz,
        expires_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        ended_reason -> Nullable<Text>,
        client -> Nullable<Text>,
    }
}

diesel::table! {
    /// Refresh tokens of sessions, used ones included, as SHA-256.
    #[sql_name = "openimis_refresh_token"]
    refresh_tokens (token_hash) {
        token_hash -> Text,
        session_id -> Uuid,
        generation -> Integer,
        issued_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Failed logins, by account name and by address.
    #[sql_name = "openimis_login_attempt"]
    login_attempts (subject_kind, subject) {
        subject_kind -> Text,
        subject -> Text,
        failures -> Integer,
        first_at -> Timestamptz,
        last_at -> Timestamptz,
        locked_until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Mailed one-time tokens that set a password, as SHA-256.
    #[sql_name = "openimis_password_reset"]
    password_resets (token_hash) {
        token_hash -> Text,
        user_id -> Uuid,
        bound_to -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
    }
}

diesel::joinable!(users -> interactive_users (interactive_id));
diesel::joinable!(users -> technical_users (technical_id));
diesel::joinable!(credentials -> users (user_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::allow_tables_to_appear_in_same_query!(
    users,
    interactive_users,
    technical_users,
    credentials,
    sessions,
    refresh_tokens,
    user_security,
);
