//! Tables of the contribution module. Legacy names stand here and in the migrations only.

diesel::table! {
    /// Money recorded against policies.
    #[sql_name = "tblPremium"]
    premiums (id) {
        #[sql_name = "PremiumId"]
        id -> Integer,
        #[sql_name = "PremiumUUID"]
        uuid -> Text,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "Amount"]
        amount -> Numeric,
        #[sql_name = "Receipt"]
        receipt -> Text,
        #[sql_name = "PayDate"]
        pay_date -> Date,
        #[sql_name = "PayType"]
        pay_type -> Text,
        #[sql_name = "isPhotoFee"]
        is_photo_fee -> Nullable<Bool>,
        #[sql_name = "isOffline"]
        is_offline -> Nullable<Bool>,
        #[sql_name = "ReportingId"]
        reporting_id -> Nullable<Integer>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "PayerID"]
        payer_id -> Nullable<Integer>,
        #[sql_name = "PolicyID"]
        policy_id -> Integer,
        #[sql_name = "CreatedDate"]
        created_date -> Date,
        #[sql_name = "Source"]
        source -> Nullable<Text>,
        #[sql_name = "SourceVersion"]
        source_version -> Nullable<Text>,
        #[sql_name = "AllDetailsCommissionReport"]
        all_details_commission_report -> Nullable<Timestamptz>,
        #[sql_name = "OverviewCommissionReport"]
        overview_commission_report -> Nullable<Timestamptz>,
        #[sql_name = "ReportingCommissionID"]
        reporting_commission_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Which mutation touched which contribution.
    #[sql_name = "contribution_PremiumMutation"]
    premium_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        premium_id -> Integer,
    }
}

diesel::table! {
    /// Which product a policy buys. The rest of the table is `policy`'s; diesel joins tables of one crate only.
    #[sql_name = "tblPolicy"]
    policies (id) {
        #[sql_name = "PolicyID"]
        id -> Integer,
        #[sql_name = "ProdID"]
        product_id -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(premiums, policies);

/// What else was paid for the policy of a contribution, photo fees aside. `{row}` stands for the contribution's alias.
pub const OTHER_PREMIUMS: &str = r#"COALESCE((SELECT sum(other."Amount") FROM "tblPremium" other
    WHERE other."PolicyID" = {row}."PolicyID" AND other."PremiumId" <> {row}."PremiumId" AND other."ValidityTo" IS NULL
        AND other."isPhotoFee" IS FALSE), 0)"#;

/// What was paid for a policy, photo fees aside. `{row}` stands for the policy's alias.
pub const SUM_PREMIUMS: &str = r#"COALESCE((SELECT sum(paid."Amount") FROM "tblPremium" paid
    WHERE paid."PolicyID" = {row}."PolicyID" AND paid."ValidityTo" IS NULL AND paid."isPhotoFee" IS FALSE), 0)"#;
