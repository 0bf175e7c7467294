//! Tables of the policy module. Legacy names stand here and in the migrations only. Modules that build on policies use
//! these tables too.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Policies: the purchase of a product by a family for a period.
    #[sql_name = "tblPolicy"]
    policies (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "PolicyID"]
        id -> Integer,
        #[sql_name = "PolicyUUID"]
        uuid -> Text,
        #[sql_name = "PolicyStage"]
        stage -> Nullable<Text>,
        #[sql_name = "PolicyStatus"]
        status -> Nullable<SmallInt>,
        #[sql_name = "PolicyValue"]
        value -> Nullable<Numeric>,
        #[sql_name = "EnrollDate"]
        enroll_date -> Date,
        #[sql_name = "StartDate"]
        start_date -> Date,
        #[sql_name = "EffectiveDate"]
        effective_date -> Nullable<Date>,
        #[sql_name = "ExpiryDate"]
        expiry_date -> Nullable<Date>,
        #[sql_name = "isOffline"]
        offline -> Nullable<Bool>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "FamilyID"]
        family_id -> Integer,
        #[sql_name = "OfficerID"]
        officer_id -> Nullable<Integer>,
        #[sql_name = "ProdID"]
        product_id -> Integer,
        #[sql_name = "ContributionPlanID"]
        contribution_plan_id -> Nullable<Uuid>,
        #[sql_name = "creationDate"]
        creation_date -> Nullable<Date>,
    }
}

diesel::table! {
    /// Policies that are to be renewed.
    #[sql_name = "tblPolicyRenewals"]
    policy_renewals (id) {
        #[sql_name = "RenewalID"]
        id -> Integer,
        #[sql_name = "RenewalPromptDate"]
        renewal_prompt_date -> Date,
        #[sql_name = "RenewalDate"]
        renewal_date -> Date,
        #[sql_name = "NewOfficerID"]
        new_officer_id -> Nullable<Integer>,
        #[sql_name = "PhoneNumber"]
        phone_number -> Nullable<Text>,
        #[sql_name = "SMSStatus"]
        sms_status -> SmallInt,
        #[sql_name = "InsureeID"]
        insuree_id -> Integer,
        #[sql_name = "PolicyID"]
        policy_id -> Integer,
        #[sql_name = "NewProdID"]
        new_product_id -> Integer,
        #[sql_name = "RenewalWarnings"]
        renewal_warnings -> Nullable<SmallInt>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditCreateUser"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "ResponseStatus"]
        response_status -> Nullable<Integer>,
        #[sql_name = "ResponseDate"]
        response_date -> Nullable<Timestamptz>,
        #[sql_name = "RenewalUUID"]
        uuid -> Uuid,
    }
}

diesel::table! {
    /// Members whose photo is to be renewed with the policy.
    #[sql_name = "tblPolicyRenewalDetails"]
    policy_renewal_details (id) {
        #[sql_name = "RenewalDetailID"]
        id -> Integer,
        #[sql_name = "RenewalID"]
        renewal_id -> Integer,
        #[sql_name = "InsureeID"]
        insuree_id -> Integer,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditCreateUser"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which policy.
    #[sql_name = "policy_PolicyMutation"]
    policy_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        policy_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which renewal.
    #[sql_name = "policy_renewal_PolicyMutation"]
    renewal_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        policy_renewal_id -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(policies, policy_renewals, policy_renewal_details);
