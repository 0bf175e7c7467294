//! The table of module configurations (spec 1.4).

diesel::table! {
    /// What administrators set for modules.
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
