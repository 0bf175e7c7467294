//! Tables of the payer module. Legacy names stand here and in the migrations only.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Who pays contributions for others.
    #[sql_name = "tblPayer"]
    payers (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "PayerID"]
        id -> Integer,
        #[sql_name = "PayerUUID"]
        uuid -> Text,
        #[sql_name = "PayerType"]
        payer_type -> Text,
        #[sql_name = "PayerName"]
        name -> Text,
        #[sql_name = "PayerAddress"]
        address -> Nullable<Text>,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "Fax"]
        fax -> Nullable<Text>,
        #[sql_name = "eMail"]
        email -> Nullable<Text>,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// Money that payers give for products.
    #[sql_name = "tblFunding"]
    fundings (uuid) {
        #[sql_name = "UUID"]
        uuid -> Uuid,
        #[sql_name = "isDeleted"]
        is_deleted -> Bool,
        #[sql_name = "Json_ext"]
        json_ext -> Nullable<Jsonb>,
        #[sql_name = "DateCreated"]
        date_created -> Nullable<Timestamptz>,
        #[sql_name = "DateUpdated"]
        date_updated -> Nullable<Timestamptz>,
        version -> Integer,
        #[sql_name = "Amount"]
        amount -> Nullable<Numeric>,
        #[sql_name = "PaidDate"]
        pay_date -> Nullable<Date>,
        #[sql_name = "Status"]
        status -> Text,
        #[sql_name = "Receipt"]
        receipt -> Text,
        #[sql_name = "PayerID"]
        payer_id -> Nullable<Integer>,
        #[sql_name = "ProdID"]
        product_id -> Nullable<Integer>,
        #[sql_name = "UserCreatedUUID"]
        user_created_id -> Uuid,
        #[sql_name = "UserUpdatedUUID"]
        user_updated_id -> Uuid,
    }
}

diesel::table! {
    /// Versions of fundings.
    #[sql_name = "payer_historicalfunding"]
    funding_versions (history_id) {
        #[sql_name = "UUID"]
        uuid -> Uuid,
        #[sql_name = "isDeleted"]
        is_deleted -> Bool,
        #[sql_name = "Json_ext"]
        json_ext -> Nullable<Jsonb>,
        #[sql_name = "DateCreated"]
        date_created -> Nullable<Timestamptz>,
        #[sql_name = "DateUpdated"]
        date_updated -> Nullable<Timestamptz>,
        version -> Integer,
        #[sql_name = "Amount"]
        amount -> Nullable<Numeric>,
        #[sql_name = "PaidDate"]
        pay_date -> Nullable<Date>,
        #[sql_name = "Status"]
        status -> Text,
        #[sql_name = "Receipt"]
        receipt -> Text,
        #[sql_name = "PayerID"]
        payer_id -> Nullable<Integer>,
        #[sql_name = "ProdID"]
        product_id -> Nullable<Integer>,
        #[sql_name = "UserCreatedUUID"]
        user_created_id -> Nullable<Uuid>,
        #[sql_name = "UserUpdatedUUID"]
        user_updated_id -> Nullable<Uuid>,
        history_id -> Integer,
        history_date -> Timestamptz,
        history_change_reason -> Nullable<Text>,
        history_type -> Text,
        history_user_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    /// Which mutation touched which payer.
    #[sql_name = "payer_PayerMutation"]
    payer_mutations (id) {
        id -> Uuid,
        payer_id -> Integer,
        mutation_id -> Uuid,
    }
}

/// Fundings that were not deleted.
pub const LIVE_FUNDING: &str = r#"NOT {row}."isDeleted""#;
