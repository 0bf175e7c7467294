//! Tables of roles, officers, languages, configuration and the mutation log.

use super::identity::users;

diesel::table! {
    /// Roles.
    #[sql_name = "tblRole"]
    roles (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "RoleID"]
        id -> Integer,
        #[sql_name = "RoleUUID"]
        uuid -> Text,
        #[sql_name = "RoleName"]
        name -> Text,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
        #[sql_name = "IsSystem"]
        is_system -> Integer,
        #[sql_name = "IsBlocked"]
        is_blocked -> Bool,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Rights of roles.
    #[sql_name = "tblRoleRight"]
    role_rights (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "RoleRightID"]
        id -> Integer,
        #[sql_name = "RightID"]
        right_id -> Integer,
        #[sql_name = "AuditUserId"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "RoleID"]
        role_id -> Integer,
    }
}

diesel::table! {
    /// Roles of interactive users.
    #[sql_name = "tblUserRole"]
    user_roles (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "UserRoleID"]
        id -> Integer,
        #[sql_name = "AudituserID"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "RoleID"]
        role_id -> Integer,
        #[sql_name = "UserID"]
        user_id -> BigInt,
    }
}

diesel::table! {
    /// Enrolment officers.
    #[sql_name = "tblOfficer"]
    officers (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "OfficerID"]
        id -> Integer,
        #[sql_name = "OfficerUUID"]
        uuid -> Text,
        #[sql_name = "Code"]
        code -> Text,
        #[sql_name = "LastName"]
        last_name -> Text,
        #[sql_name = "OtherNames"]
        other_names -> Text,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "DOB"]
        dob -> Nullable<Date>,
        #[sql_name = "EmailId"]
        email -> Nullable<Text>,
        #[sql_name = "HasLogin"]
        has_login -> Nullable<Bool>,
        #[sql_name = "OfficerIDSubst"]
        substitution_officer_id -> Nullable<Integer>,
        #[sql_name = "permanentaddress"]
        address -> Nullable<Text>,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "PhoneCommunication"]
        phone_communication -> Nullable<Bool>,
        #[sql_name = "VEOCode"]
        veo_code -> Nullable<Text>,
        #[sql_name = "VEODOB"]
        veo_dob -> Nullable<Date>,
        #[sql_name = "VEOLastName"]
        veo_last_name -> Nullable<Text>,
        #[sql_name = "VEOOtherNames"]
        veo_other_names -> Nullable<Text>,
        #[sql_name = "VEOPhone"]
        veo_phone -> Nullable<Text>,
        #[sql_name = "WorksTo"]
        works_to -> Nullable<Timestamptz>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
    }
}

diesel::table! {
    /// Claim administrators.
    #[sql_name = "tblClaimAdmin"]
    claim_admins (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ClaimAdminId"]
        id -> Integer,
        #[sql_name = "ClaimAdminUUID"]
        uuid -> Text,
        #[sql_name = "ClaimAdminCode"]
        code -> Nullable<Text>,
        #[sql_name = "LastName"]
        last_name -> Nullable<Text>,
        #[sql_name = "OtherNames"]
        other_names -> Nullable<Text>,
        #[sql_name = "DOB"]
        dob -> Nullable<Date>,
        #[sql_name = "EmailId"]
        email_id -> Nullable<Text>,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "HasLogin"]
        has_login -> Nullable<Bool>,
        #[sql_name = "AuditUserId"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "HFId"]
        health_facility_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Languages of messages.
    #[sql_name = "tblLanguages"]
    languages (code) {
        #[sql_name = "LanguageCode"]
        code -> Text,
        #[sql_name = "LanguageName"]
        name -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "CountryCode"]
        country_code -> Nullable<Text>,
    }
}

diesel::table! {
    /// Configuration of modules, back end and front end.
    #[sql_name = "core_ModuleConfiguration"]
    module_configurations (id) {
        id -> Uuid,
        module -> Text,
        version -> Text,
        config -> Text,
        is_disabled_until -> Nullable<Timestamptz>,
        is_exposed -> Bool,
        layer -> Text,
    }
}

diesel::table! {
    /// Which fields the front end hides or requires.
    #[sql_name = "core_FieldControl"]
    field_controls (id) {
        id -> Uuid,
        field -> Text,
        usage -> Nullable<Integer>,
        module_id -> Uuid,
    }
}

diesel::table! {
    /// What was asked to be changed, by whom, with which outcome.
    #[sql_name = "core_Mutation_Log"]
    mutation_logs (id) {
        id -> Uuid,
        json_content -> Text,
        request_date_time -> Timestamptz,
        client_mutation_id -> Nullable<Text>,
        status -> Integer,
        error -> Nullable<Text>,
        user_id -> Nullable<Uuid>,
        client_mutation_label -> Nullable<Text>,
        client_mutation_details -> Nullable<Text>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
        autogenerated_code -> Nullable<Text>,
    }
}

diesel::table! {
    /// Which mutation touched which role.
    #[sql_name = "core_RoleMutation"]
    role_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        role_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which user.
    #[sql_name = "core_UserMutation"]
    user_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        core_user_id -> Uuid,
    }
}

diesel::joinable!(role_rights -> roles (role_id));
diesel::joinable!(user_roles -> roles (role_id));
diesel::allow_tables_to_appear_in_same_query!(roles, role_rights, user_roles);
diesel::allow_tables_to_appear_in_same_query!(users, roles);
diesel::allow_tables_to_appear_in_same_query!(users, user_roles);
