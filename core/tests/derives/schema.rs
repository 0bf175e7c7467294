//! Tables with names as a legacy database has them.

diesel::table! {
    /// Shops.
    #[sql_name = "tblShop"]
    shops (id) {
        #[sql_name = "ShopID"]
        id -> BigInt,
        #[sql_name = "ShopUUID"]
        uuid -> Text,
        #[sql_name = "ShopCode"]
        code -> Nullable<Text>,
        #[sql_name = "Kind"]
        kind -> Text,
        #[sql_name = "TownId"]
        town_id -> Nullable<SmallInt>,
        #[sql_name = "OwnerUUID"]
        owner -> Uuid,
        #[sql_name = "Rent"]
        rent -> Nullable<Numeric>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<BigInt>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// Towns, a code list.
    #[sql_name = "tblTowns"]
    towns (code) {
        #[sql_name = "TownCode"]
        code -> Text,
        #[sql_name = "Closed"]
        closed -> Bool,
    }
}

diesel::table! {
    /// Earlier versions of towns.
    #[sql_name = "historicalTowns"]
    historical_towns (history_id) {
        history_id -> Integer,
    }
}

diesel::table! {
    /// Who shops where.
    #[sql_name = "tblShopCustomers"]
    shop_customers (id) {
        id -> Integer,
        #[sql_name = "Shop"]
        shop_id -> BigInt,
        #[sql_name = "Customer"]
        customer_id -> Uuid,
        #[sql_name = "EndsOn"]
        ends_on -> Nullable<Date>,
    }
}
