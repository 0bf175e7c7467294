//! Tables of the medical module. Legacy names stand here and in the migrations only.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Diagnoses.
    #[sql_name = "tblICDCodes"]
    diagnoses (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ICDID"]
        id -> Integer,
        #[sql_name = "ICDCode"]
        code -> Text,
        #[sql_name = "ICDName"]
        name -> Text,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// Drugs and consumables.
    #[sql_name = "tblItems"]
    items (id) {
        #[sql_name = "ItemID"]
        id -> Integer,
        #[sql_name = "ItemUUID"]
        uuid -> Text,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "Quantity"]
        quantity -> Nullable<Numeric>,
        #[sql_name = "ItemCode"]
        code -> Text,
        #[sql_name = "ItemName"]
        name -> Text,
        #[sql_name = "ItemType"]
        item_type -> Text,
        #[sql_name = "ItemPackage"]
        package -> Nullable<Text>,
        #[sql_name = "ItemPrice"]
        price -> Numeric,
        #[sql_name = "ItemCareType"]
        care_type -> Text,
        #[sql_name = "ItemFrequency"]
        frequency -> Nullable<SmallInt>,
        #[sql_name = "ItemPatCat"]
        patient_category -> SmallInt,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "MaximumAmount"]
        maximum_amount -> Nullable<Numeric>,
    }
}

diesel::table! {
    /// What facilities do for insurees.
    #[sql_name = "tblServices"]
    services (id) {
        #[sql_name = "ServiceID"]
        id -> Integer,
        #[sql_name = "ServiceUUID"]
        uuid -> Text,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ServCategory"]
        category -> Nullable<Text>,
        #[sql_name = "ServCode"]
        code -> Text,
        #[sql_name = "ServName"]
        name -> Text,
        #[sql_name = "ServType"]
        service_type -> Text,
        #[sql_name = "ServLevel"]
        level -> Text,
        #[sql_name = "ServPrice"]
        price -> Numeric,
        #[sql_name = "ServCareType"]
        care_type -> Text,
        #[sql_name = "ServFrequency"]
        frequency -> Nullable<SmallInt>,
        #[sql_name = "ServPatCat"]
        patient_category -> SmallInt,
        #[sql_name = "ValidityFrom"]
        valid_from -> Nullable<Timestamptz>,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Nullable<Integer>,
        #[sql_name = "MaximumAmount"]
        maximum_amount -> Nullable<Numeric>,
        #[sql_name = "manualPrice"]
        manual_price -> Bool,
        #[sql_name = "ServPackageType"]
        package_type -> Text,
    }
}

diesel::table! {
    /// Items in a package, which is a service.
    #[sql_name = "tblProductContainedPackage"]
    package_items (id) {
        #[sql_name = "idPCP"]
        id -> Integer,
        #[sql_name = "qty"]
        quantity -> Nullable<Integer>,
        #[sql_name = "created_date"]
        created_at -> Nullable<Timestamptz>,
        price -> Nullable<Numeric>,
        #[sql_name = "ItemID"]
        item_id -> Integer,
        #[sql_name = "ServiceID"]
        parent_id -> Integer,
        status -> Bool,
    }
}

diesel::table! {
    /// Services in a package, which is a service.
    #[sql_name = "tblServiceContainedPackage"]
    package_services (id) {
        #[sql_name = "idSCP"]
        id -> Integer,
        #[sql_name = "qty"]
        quantity -> Nullable<Integer>,
        #[sql_name = "created_date"]
        created_at -> Nullable<Timestamptz>,
        price -> Nullable<Numeric>,
        #[sql_name = "ServiceId"]
        service_id -> Integer,
        #[sql_name = "ServiceLinked"]
        parent_id -> Integer,
        status -> Bool,
    }
}

diesel::table! {
    /// Which mutation touched which item.
    #[sql_name = "medical_ItemMutation"]
    item_mutations (id) {
        id -> Uuid,
        item_id -> Integer,
        mutation_id -> Uuid,
    }
}

diesel::table! {
    /// Which mutation touched which service.
    #[sql_name = "medical_ServiceMutation"]
    service_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        service_id -> Integer,
    }
}
