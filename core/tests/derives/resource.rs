//! `#[derive(Resource)]`: the description. Types fit their columns by compiling.

use super::schema;
use openimis_core::declare::{
    Access, History, IdColumn, Key, Kind, Link, Live, Resource, ResourceDescription, Scope, SortBy, Source, Visibility,
};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A shop in a town.
/// It sells things.
///
/// Not a warehouse.
#[derive(Debug, PartialEq, Resource)]
#[resource(
    name = "shops",
    graphql = "ShopGQLType",
    table = schema::shops,
    access = Access::Authenticated,
    scope = Scope::All,
    history = same_table(valid_from, valid_to, legacy_id),
    sort = ["code", "-shopType"],
)]
#[to_many(name = "branches", target = "shops", column = schema::shops::legacy_id, visibility = Inherit, doc = "Its branches.")]
#[to_many(
    name = "customers",
    graphql = "customerSet",
    target = "customers",
    through = schema::shop_customers,
    here = shop_id,
    there = customer_id,
    live = while_null(ends_on),
    visibility = Check,
    doc = "Who shops there."
)]
pub struct Shop {
    /// Who wrote the row.
    #[hidden(column = audit_user_id)]
    pub writer: i32,
    /// Whose it is.
    #[to_one(target = "people", visibility = Check, name = "landlord", graphql = "landlordUser")]
    pub owner: Uuid,
    /// Join key.
    #[key]
    pub id: i64,
    /// Code, unique.
    #[field(filter, sort, label)]
    pub code: Option<String>,
    /// Where it stands.
    #[to_one(target = "towns", visibility = Label)]
    pub town_id: Option<i16>,
    /// What it sells.
    #[field(name = "shopType", graphql = "type", filter, one_of = &["F", "C"], column = kind)]
    pub trade: String,
    /// Whether its code starts with a zero.
    #[field(expression = "{row}.\"ShopCode\" like '0%'", sql_type = diesel::sql_types::Nullable<diesel::sql_types::Bool>)]
    pub has_zero: Option<bool>,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// Rent per month.
    #[field]
    pub rent: Option<Decimal>,
}

/// A town.
#[derive(Debug, PartialEq, Resource)]
#[resource(
    name = "towns",
    graphql = "TownGQLType",
    table = schema::towns,
    history = shadow(schema::historical_towns),
    live = condition("not {row}.\"Closed\""),
)]
#[to_many(name = "pairs", target = "shops", through = schema::shop_customers, here = customer_id, there = shop_id,
    visibility = Label, doc = "Pairs that never end.")]
pub struct Town {
    /// Code of three letters.
    #[key(column = code)]
    #[field(name = "letters", filter)]
    pub r#type: String,
}

/// A shop again, of which nothing is remembered.
#[derive(Debug, PartialEq, Resource)]
#[resource(name = "kiosks", graphql = "KioskGQLType", table = schema::shops, history = none, live = while_null(valid_to))]
pub struct Kiosk {
    /// Join key and public id.
    #[key]
    #[public_id]
    pub id: i64,
}

const SHOP: &ResourceDescription = Shop::DESCRIPTION;
const TOWN: &ResourceDescription = Town::DESCRIPTION;

#[test]
fn a_table_is_described_by_its_real_names() {
    assert_eq!(
        (SHOP.name, SHOP.graphql.name, SHOP.table),
        ("shops", "ShopGQLType", "tblShop")
    );
    assert_eq!(SHOP.doc, "A shop in a town. It sells things.\n\nNot a warehouse.");
    assert_eq!(
        SHOP.key,
        IdColumn {
            column: "ShopID",
            kind: Kind::BigInteger
        }
    );
    assert_eq!(
        SHOP.public_id,
        IdColumn {
            column: "ShopUUID",
            kind: Kind::Text
        }
    );
    assert_eq!(SHOP.hidden, ["AuditUserID"]);
}

#[test]
fn a_resource_without_public_id_is_named_by_its_key() {
    let code = IdColumn {
        column: "TownCode",
        kind: Kind::Text,
    };
    assert_eq!((TOWN.key, TOWN.public_id), (code, code));
    let id = IdColumn {
        column: "ShopID",
        kind: Kind::BigInteger,
    };
    assert_eq!((Kiosk::DESCRIPTION.key, Kiosk::DESCRIPTION.public_id), (id, id));
}

#[test]
fn access_and_scope_are_declared_or_missing() {
    assert_eq!(SHOP.access, Some(Access::Authenticated));
    assert!(matches!(SHOP.scope, Some(Scope::All)));
    assert!(TOWN.access.is_none() && TOWN.scope.is_none());
}

#[test]
fn history_says_what_is_live_unless_told_otherwise() {
    let same_table = History::SameTable {
        from: "ValidityFrom",
        to: "ValidityTo",
        legacy_id: "LegacyID",
    };
    assert_eq!((SHOP.history, SHOP.live), (same_table, Live::WhileNull("ValidityTo")));
    let shadow = History::Shadow {
        table: "historicalTowns",
    };
    assert_eq!((TOWN.history, TOWN.live), (shadow, Live::While("not {row}.\"Closed\"")));
    let kiosk = Kiosk::DESCRIPTION;
    assert_eq!(
        (kiosk.history, kiosk.live),
        (History::None, Live::WhileNull("ValidityTo"))
    );
}

#[test]
fn sort_names_fields_and_directions() {
    let ascending = SortBy {
        field: "code",
        descending: false,
    };
    assert_eq!(
        SHOP.sort,
        [
            ascending,
            SortBy {
                field: "shopType",
                descending: true
            }
        ]
    );
    assert!(TOWN.sort.is_empty());
}

#[test]
fn fields_stand_in_order_with_kind_and_nullability_of_their_columns() {
    let found: Vec<_> = SHOP
        .fields
        .iter()
        .map(|field| (field.name, field.source, field.kind, field.nullable))
        .collect();
    let zero = Source::Expression("{row}.\"ShopCode\" like '0%'");
    let expected = [
        ("code", Source::Column("ShopCode"), Kind::Text, true),
        ("shopType", Source::Column("Kind"), Kind::Text, false),
        ("hasZero", zero, Kind::Boolean, true),
        ("rent", Source::Column("Rent"), Kind::Decimal, true),
    ];
    assert_eq!(found, expected);
}

#[test]
fn fields_say_what_readers_may_do_with_them() {
    let [code, shop_type, _, rent] = SHOP.fields else {
        panic!("four fields");
    };
    assert_eq!((code.filter, code.sort, code.label), (true, true, true));
    assert_eq!(
        (shop_type.filter, shop_type.sort, shop_type.label),
        (true, false, false)
    );
    assert_eq!((rent.filter, rent.sort, rent.label), (false, false, false));
    assert_eq!(
        (shop_type.graphql, shop_type.one_of),
        (Some("type"), ["F", "C"].as_slice())
    );
    assert_eq!(
        (code.graphql, code.one_of, code.doc),
        (None, [].as_slice(), "Code, unique.")
    );
}

#[test]
fn a_key_can_be_a_field_too() {
    let [letters] = TOWN.fields else {
        panic!("one field");
    };
    assert_eq!((letters.name, letters.source), ("letters", Source::Column("TownCode")));
    assert_eq!(letters.doc, "Code of three letters.");
}

#[test]
fn relationships_lead_to_one_then_to_many() {
    let found: Vec<_> = SHOP
        .relationships
        .iter()
        .map(|way| (way.name, way.target, way.visibility, way.link))
        .collect();
    let through = Link::Through {
        table: "tblShopCustomers",
        here: "Shop",
        there: "Customer",
        live: Live::WhileNull("EndsOn"),
    };
    let expected = [
        (
            "landlord",
            "people",
            Visibility::Check,
            Link::One {
                column: Source::Column("OwnerUUID"),
                nullable: false,
            },
        ),
        (
            "town",
            "towns",
            Visibility::Label,
            Link::One {
                column: Source::Column("TownId"),
                nullable: true,
            },
        ),
        (
            "branches",
            "shops",
            Visibility::Inherit,
            Link::Many { column: "LegacyID" },
        ),
        ("customers", "customers", Visibility::Check, through),
    ];
    assert_eq!(found, expected);
    let [landlord, town, branches, customers] = SHOP.relationships else {
        panic!("four relationships");
    };
    assert_eq!((landlord.graphql, town.graphql), (Some("landlordUser"), None));
    assert_eq!((branches.graphql, customers.graphql), (None, Some("customerSet")));
    assert_eq!((town.doc, customers.doc), ("Where it stands.", "Who shops there."));
}

#[test]
fn pairs_count_always_unless_told_otherwise() {
    let [pairs] = TOWN.relationships else {
        panic!("one relationship");
    };
    let through = Link::Through {
        table: "tblShopCustomers",
        here: "Customer",
        there: "Shop",
        live: Live::Always,
    };
    assert_eq!(pairs.link, through);
}

#[test]
fn the_key_is_the_value_that_others_join_to() {
    assert_eq!(Kiosk { id: 17 }.key(), Key::Number(17));
    assert_eq!(
        Town {
            r#type: "ABC".to_owned()
        }
        .key(),
        Key::Text("ABC".to_owned())
    );
}
