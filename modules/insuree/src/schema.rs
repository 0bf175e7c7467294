//! Tables of the insuree module. Legacy names stand here and in the migrations only. Modules that build on people,
//! families and covers use these tables too.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Genders.
    #[sql_name = "tblGender"]
    genders (code) {
        #[sql_name = "Code"]
        code -> Text,
        #[sql_name = "Gender"]
        gender -> Nullable<Text>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Levels of education.
    #[sql_name = "tblEducations"]
    educations (id) {
        #[sql_name = "EducationId"]
        id -> SmallInt,
        #[sql_name = "Education"]
        education -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
    }
}

diesel::table! {
    /// Professions.
    #[sql_name = "tblProfessions"]
    professions (id) {
        #[sql_name = "ProfessionId"]
        id -> SmallInt,
        #[sql_name = "Profession"]
        profession -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
    }
}

diesel::table! {
    /// What a member is to the head of the family.
    #[sql_name = "tblRelations"]
    relations (id) {
        #[sql_name = "RelationId"]
        id -> SmallInt,
        #[sql_name = "Relation"]
        relation -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
    }
}

diesel::table! {
    /// Types of family.
    #[sql_name = "tblFamilyTypes"]
    family_types (code) {
        #[sql_name = "FamilyTypeCode"]
        code -> Text,
        #[sql_name = "FamilyType"]
        family_type -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
    }
}

diesel::table! {
    /// How the poverty of a family is confirmed.
    #[sql_name = "tblConfirmationTypes"]
    confirmation_types (code) {
        #[sql_name = "ConfirmationTypeCode"]
        code -> Text,
        #[sql_name = "ConfirmationType"]
        confirmation_type -> Text,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
        is_confirmation_number_required -> Bool,
    }
}

diesel::table! {
    /// Documents that identify a person.
    #[sql_name = "tblIdentificationTypes"]
    identification_types (code) {
        #[sql_name = "IdentificationCode"]
        code -> Text,
        #[sql_name = "IdentificationTypes"]
        identification_type -> Text,
        #[sql_name = "AltLanguage"]
        alt_language -> Nullable<Text>,
        #[sql_name = "SortOrder"]
        sort_order -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Why a person is inactive or dead.
    #[sql_name = "tblInsureeStatusReason"]
    status_reasons (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "StatusReasonId"]
        id -> SmallInt,
        #[sql_name = "StatusReason"]
        status_reason -> Text,
        #[sql_name = "Code"]
        code -> Text,
        status_type -> Text,
    }
}

diesel::table! {
    /// People.
    #[sql_name = "tblInsuree"]
    insurees (id) {
        #[sql_name = "InsureeID"]
        id -> Integer,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "CHFID"]
        chf_id -> Nullable<Text>,
        #[sql_name = "CardIssued"]
        card_issued -> Nullable<Bool>,
        #[sql_name = "CurrentAddress"]
        current_address -> Nullable<Text>,
        #[sql_name = "CurrentVillage"]
        current_village_id -> Nullable<Integer>,
        #[sql_name = "DOB"]
        dob -> Nullable<Date>,
        #[sql_name = "Education"]
        education_id -> Nullable<SmallInt>,
        #[sql_name = "Email"]
        email -> Nullable<Text>,
        #[sql_name = "FamilyID"]
        family_id -> Nullable<Integer>,
        #[sql_name = "Gender"]
        gender_id -> Nullable<Text>,
        #[sql_name = "GeoLocation"]
        geolocation -> Nullable<Text>,
        #[sql_name = "HFID"]
        health_facility_id -> Nullable<Integer>,
        #[sql_name = "InsureeUUID"]
        uuid -> Text,
        #[sql_name = "IsHead"]
        head -> Bool,
        #[sql_name = "LastName"]
        last_name -> Text,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "Marital"]
        marital -> Nullable<Text>,
        #[sql_name = "OtherNames"]
        other_names -> Text,
        #[sql_name = "Phone"]
        phone -> Nullable<Text>,
        #[sql_name = "PhotoDate"]
        photo_date -> Nullable<Date>,
        #[sql_name = "PhotoID"]
        photo_id -> Nullable<Integer>,
        #[sql_name = "Profession"]
        profession_id -> Nullable<SmallInt>,
        #[sql_name = "Relationship"]
        relationship_id -> Nullable<SmallInt>,
        #[sql_name = "TypeOfId"]
        type_of_id_id -> Nullable<Text>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "isOffline"]
        offline -> Nullable<Bool>,
        passport -> Nullable<Text>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
        status -> Nullable<Text>,
        status_date -> Nullable<Date>,
        #[sql_name = "StatusReason"]
        status_reason_id -> Nullable<SmallInt>,
    }
}

diesel::table! {
    /// Families.
    #[sql_name = "tblFamilies"]
    families (id) {
        #[sql_name = "FamilyID"]
        id -> Integer,
        #[sql_name = "FamilyUUID"]
        uuid -> Text,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "Poverty"]
        poverty -> Nullable<Bool>,
        #[sql_name = "FamilyAddress"]
        address -> Nullable<Text>,
        #[sql_name = "isOffline"]
        is_offline -> Nullable<Bool>,
        #[sql_name = "Ethnicity"]
        ethnicity -> Nullable<Text>,
        #[sql_name = "ConfirmationNo"]
        confirmation_no -> Nullable<Text>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ConfirmationType"]
        confirmation_type_id -> Nullable<Text>,
        #[sql_name = "FamilyType"]
        family_type_id -> Nullable<Text>,
        #[sql_name = "InsureeID"]
        head_insuree_id -> Integer,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
    }
}

diesel::table! {
    /// Photos of people.
    #[sql_name = "tblPhotos"]
    photos (id) {
        #[sql_name = "PhotoID"]
        id -> Integer,
        #[sql_name = "PhotoUUID"]
        uuid -> Text,
        #[sql_name = "InsureeID"]
        insuree_id -> Nullable<Integer>,
        #[sql_name = "CHFID"]
        chf_id -> Nullable<Text>,
        #[sql_name = "PhotoFolder"]
        folder -> Nullable<Text>,
        #[sql_name = "PhotoFileName"]
        filename -> Nullable<Text>,
        #[sql_name = "OfficerID"]
        officer_id -> Nullable<Integer>,
        #[sql_name = "PhotoDate"]
        date -> Nullable<Date>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        photo -> Nullable<Text>,
    }
}

diesel::table! {
    /// Which person is covered by which policy.
    #[sql_name = "tblInsureePolicy"]
    insuree_policies (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "InsureePolicyID"]
        id -> Integer,
        #[sql_name = "EnrollmentDate"]
        enrollment_date -> Nullable<Date>,
        #[sql_name = "StartDate"]
        start_date -> Nullable<Date>,
        #[sql_name = "EffectiveDate"]
        effective_date -> Nullable<Date>,
        #[sql_name = "ExpiryDate"]
        expiry_date -> Nullable<Date>,
        #[sql_name = "isOffline"]
        offline -> Nullable<Bool>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "InsureeID"]
        insuree_id -> Integer,
        #[sql_name = "PolicyId"]
        policy_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which person.
    #[sql_name = "insuree_InsureeMutation"]
    insuree_mutations (id) {
        id -> Uuid,
        insuree_id -> Integer,
        mutation_id -> Uuid,
    }
}

diesel::table! {
    /// Which mutation touched which family.
    #[sql_name = "insuree_FamilyMutation"]
    family_mutations (id) {
        id -> Uuid,
        family_id -> Integer,
        mutation_id -> Uuid,
    }
}

diesel::table! {
    /// Files of families and people that were, or are being, imported.
    #[sql_name = "openimis_import"]
    imports (digest) {
        digest -> Text,
        user_id -> Nullable<Uuid>,
        rows_done -> BigInt,
        people -> BigInt,
        families -> BigInt,
        started_at -> Timestamptz,
        changed_at -> Timestamptz,
        finished_at -> Nullable<Timestamptz>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(insurees, families, photos, insuree_policies);

/// Completed years of a person at today. `{row}` stands for the person's alias.
pub const INSUREE_AGE: &str = r#"date_part('year', age(current_date, {row}."DOB"))::integer"#;
