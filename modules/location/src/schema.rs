//! Tables of the location module. Legacy names stand here and in the migrations only. Modules whose rows have a place use
//! them too.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Regions, districts, municipalities and villages.
    #[sql_name = "tblLocations"]
    locations (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "LocationId"]
        id -> Integer,
        #[sql_name = "LocationUUID"]
        uuid -> Text,
        #[sql_name = "LocationCode"]
        code -> Nullable<Text>,
        #[sql_name = "LocationName"]
        name -> Nullable<Text>,
        #[sql_name = "LocationType"]
        location_type -> Text,
        #[sql_name = "MalePopulation"]
        male_population -> Nullable<Integer>,
        #[sql_name = "FemalePopulation"]
        female_population -> Nullable<Integer>,
        #[sql_name = "OtherPopulation"]
        other_population -> Nullable<Integer>,
        #[sql_name = "Families"]
        families -> Nullable<Integer>,
        #[sql_name = "AuditUserId"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "ParentLocationId"]
        parent_id -> Nullable<Integer>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
    }
}

diesel::table! {
    /// Health facilities.
    #[sql_name = "tblHF"]
    health_facilities (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "HfID"]
        id -> Integer,
        #[sql_name = "HfUUID"]
        uuid -> Text,
        #[sql_name = "HFCode"]
        code -> Text,
        #[sql_name = "HFName"]
        name -> Text,
        #[sql_name = "AccCode"]
        acc_code -> Nullable<Text>,
        #[sql_name = "HFLevel"]
        level -> Text,
        #[sql_name = "HFAddress"]
        address -> Nullable<Text>,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "Fax"]
        fax -> Nullable<Text>,
        #[sql_name = "eMail"]
        email -> Nullable<Text>,
        #[sql_name = "HFCareType"]
        care_type -> Text,
        #[sql_name = "OffLine"]
        offline -> Bool,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "PLItemID"]
        items_pricelist_id -> Nullable<Integer>,
        #[sql_name = "LegalForm"]
        legal_form_id -> Text,
        #[sql_name = "LocationId"]
        location_id -> Integer,
        #[sql_name = "PLServiceID"]
        services_pricelist_id -> Nullable<Integer>,
        #[sql_name = "HFSublevel"]
        sub_level_id -> Nullable<Text>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
        #[sql_name = "ContractEndDate"]
        contract_end_date -> Nullable<Date>,
        #[sql_name = "ContractStartDate"]
        contract_start_date -> Nullable<Date>,
        status -> Text,
    }
}

diesel::table! {
    /// Which part of a village a facility serves.
    #[sql_name = "tblHFCatchment"]
    health_facility_catchments (id) {
        #[sql_name = "HFCatchmentId"]
        id -> Integer,
        #[sql_name = "LegacyId"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "Catchment"]
        catchment -> Nullable<Integer>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Nullable<Timestamptz>,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserId"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "HFID"]
        health_facility_id -> Integer,
        #[sql_name = "LocationId"]
        location_id -> Integer,
    }
}

diesel::table! {
    /// Legal forms of facilities.
    #[sql_name = "tblLegalForms"]
    legal_forms (code) {
        #[sql_name = "LegalFormCode"]
        code -> Text,
        #[sql_name = "LegalForms"]
        legal_form -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
    }
}

diesel::table! {
    /// Sub-levels of facilities.
    #[sql_name = "tblHFSublevel"]
    sub_levels (code) {
        #[sql_name = "HFSublevel"]
        code -> Text,
        #[sql_name = "HFSublevelDesc"]
        description -> Nullable<Text>,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
    }
}

diesel::table! {
    /// Districts that a user works in.
    #[sql_name = "tblUsersDistricts"]
    user_districts (id) {
        #[sql_name = "UserDistrictID"]
        id -> Integer,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "LocationId"]
        location_id -> Integer,
        #[sql_name = "UserID"]
        user_id -> BigInt,
    }
}

diesel::table! {
    /// Villages that an enrolment officer serves.
    #[sql_name = "tblOfficerVillages"]
    officer_villages (id) {
        #[sql_name = "OfficerVillageId"]
        id -> Integer,
        #[sql_name = "OfficerId"]
        officer_id -> Nullable<Integer>,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Nullable<Timestamptz>,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Which mutation touched which location.
    #[sql_name = "location_LocationMutation"]
    location_mutations (id) {
        id -> Uuid,
        location_id -> Integer,
        mutation_id -> Uuid,
    }
}

diesel::table! {
    /// Which mutation touched which facility.
    #[sql_name = "location_HealthFacilityMutation"]
    health_facility_mutations (id) {
        id -> Uuid,
        health_facility_id -> Integer,
        mutation_id -> Uuid,
    }
}

/// The facility of an account: the person's, else the claim administrator's. `{row}` stands for the account's alias.
pub const USER_FACILITY: &str = r#"COALESCE((SELECT person."HFID" FROM "tblUsers" person WHERE person.id = {row}.i_user_id),
    (SELECT claim_admin."HFId" FROM "tblClaimAdmin" claim_admin WHERE claim_admin."ClaimAdminId" = {row}.claim_admin_id))"#;
