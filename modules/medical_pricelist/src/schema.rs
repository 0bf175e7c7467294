//! Tables of the price lists. Legacy names stand here and in the migrations only.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Price lists of items.
    #[sql_name = "tblPLItems"]
    items_pricelists (id) {
        #[sql_name = "PLItemID"]
        id -> Integer,
        #[sql_name = "PLItemUUID"]
        uuid -> Uuid,
        #[sql_name = "PLItemName"]
        name -> Text,
        #[sql_name = "DatePL"]
        pricelist_date -> Date,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Items on price lists.
    #[sql_name = "tblPLItemsDetail"]
    items_pricelist_details (id) {
        #[sql_name = "PLItemDetailID"]
        id -> Integer,
        #[sql_name = "PriceOverule"]
        price_overrule -> Nullable<Numeric>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ItemID"]
        item_id -> Integer,
        #[sql_name = "PLItemID"]
        items_pricelist_id -> Integer,
    }
}

diesel::table! {
    /// Price lists of services.
    #[sql_name = "tblPLServices"]
    services_pricelists (id) {
        #[sql_name = "PLServiceID"]
        id -> Integer,
        #[sql_name = "PLServiceUUID"]
        uuid -> Uuid,
        #[sql_name = "PLServName"]
        name -> Text,
        #[sql_name = "DatePL"]
        pricelist_date -> Date,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Services on price lists.
    #[sql_name = "tblPLServicesDetail"]
    services_pricelist_details (id) {
        #[sql_name = "PLServiceDetailID"]
        id -> Integer,
        #[sql_name = "PriceOverule"]
        price_overrule -> Nullable<Numeric>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ServiceID"]
        service_id -> Integer,
        #[sql_name = "PLServiceID"]
        services_pricelist_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which list of items.
    #[sql_name = "medical_ItemsPricelistMutation"]
    items_pricelist_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        pricelist_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which list of services.
    #[sql_name = "medical_ServicesPricelistMutation"]
    services_pricelist_mutations (id) {
        id -> Uuid,
        mutation_id -> Uuid,
        pricelist_id -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(items_pricelist_details, items_pricelists);
diesel::allow_tables_to_appear_in_same_query!(services_pricelist_details, services_pricelists);
