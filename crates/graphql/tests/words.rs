//! The dialect's words, each in the schema that a tiny module makes of it.

use openimis_core::declare::{
    Access, Declared, Enumeration, GraphqlType, Input, Module, Nodes, Operation, OperationDescription,
    OperationDialect, Ref, Resource, RootArgument, RootField, Scope, Shape, SortBy, Verb, operation,
};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::registry::Registry;
use openimis_graphql::{Options, sdl};
use rust_decimal::Decimal;
use serde_json::Value;

mod schema {
    diesel::table! {
        shops (id) {
            id -> Integer,
            uuid -> Text,
            kind -> Text,
            opened -> Date,
            debts -> Nullable<Numeric>,
            hours -> Nullable<Jsonb>,
            owner_id -> Nullable<Text>,
        }
    }

    diesel::table! {
        owners (code) {
            code -> Text,
        }
    }

    diesel::table! {
        goods (id) {
            id -> Integer,
            name -> Text,
            shop_id -> Integer,
        }
    }
}

const KINDS: &[&str] = &["G", "B"];

const SHOP: GraphqlType = GraphqlType::node("ShopGQLType")
    .keys(&["ownerId"])
    .shapes(&[(
        "hours",
        Shape::Some(&Shape::List(&Shape::Object(
            "HoursGQLType",
            &[
                ("day", Shape::Some(&Shape::Scalar("Int"))),
                ("kind", Shape::Scalar("KindEnum")),
            ],
        ))),
    )])
    .lookups(&[
        "kind__in",
        "debts__lt",
        "opened__gte",
        "owner_id",
        "owner__isnull",
        "goods__*",
    ]);

/// A shop.
#[derive(Debug, Resource)]
#[resource(name = "shops", graphql = SHOP, table = schema::shops, access = Access::Authenticated, scope = Scope::All)]
#[to_many(name = "goods", target = "goods", column = schema::goods::shop_id, visibility = Check, doc = "What it sells.")]
pub struct Shop {
    /// Key.
    #[key]
    pub id: i32,
    /// Public id.
    #[public_id]
    pub uuid: String,
    /// What it sells.
    #[field(graphql_type = "KindEnum", filter, one_of = KINDS)]
    pub kind: String,
    /// Since when.
    #[field(graphql_type = "DateTime", filter, sort)]
    pub opened: chrono::NaiveDate,
    /// What it owes.
    #[field(graphql_type = "Float", filter)]
    pub debts: Option<Decimal>,
    /// When it is open.
    #[field]
    pub hours: Option<Value>,
    /// Whose it is.
    #[to_one(target = "owners", visibility = Check)]
    pub owner_id: Option<String>,
}

/// Whose a shop is.
#[derive(Debug, Resource)]
#[resource(name = "owners", graphql = GraphqlType::plain("OwnerGQLType"), table = schema::owners,
    access = Access::Authenticated, scope = Scope::All)]
pub struct Owner {
    /// Code.
    #[key]
    #[field]
    pub code: String,
}

/// What a shop sells.
#[derive(Debug, Resource)]
#[resource(name = "goods", graphql = GraphqlType::plain("GoodGQLType").raw_id("Int").lookups(&["name__icontains"]),
    table = schema::goods, access = Access::Authenticated, scope = Scope::All)]
pub struct Good {
    /// Key.
    #[key]
    pub id: i32,
    /// Name.
    #[field(filter)]
    pub name: String,
    /// The shop.
    #[to_one(target = "shops", visibility = Check)]
    pub shop_id: i32,
}

/// A part of a part.
#[derive(Debug, Input)]
pub struct Shelf {
    /// How wide.
    #[input(graphql_default = "2")]
    pub width: Option<i32>,
    /// What for.
    #[input(graphql_type = "KindEnum", one_of = KINDS)]
    pub kind: Option<String>,
}

/// A part.
#[derive(Debug, Input)]
pub struct Room {
    /// Its shelves.
    #[input(graphql_type = "ShelfInputType")]
    pub shelves: Option<Vec<Shelf>>,
}

/// A new shop.
#[derive(Debug, Input)]
pub struct NewShop {
    /// What it owes.
    #[input(graphql_default = "0")]
    pub debts: Option<Decimal>,
    /// Its room.
    #[input(graphql_type = "RoomInputType")]
    pub room: Option<Room>,
    /// Whose it is.
    #[input(graphql = "ownerId")]
    pub owner: Option<Ref<Owner>>,
}

/// Opens a shop.
struct Open;

impl Operation for Open {
    type Target = ();
    type Input = NewShop;
    type Output = ();

    const DESCRIPTION: Declared = Declared::new("trade.open", "shops", Verb::Create, "Opens a shop.")
        .access(Access::Authenticated)
        .graphql("createShop", "trade.mutation.failed_to_create_shop");

    async fn run(_: &mut Context<'_>, (): &(), _: &NewShop) -> Result<(), Error> {
        Ok(())
    }
}

/// What a shop would be.
struct Plan;

impl Operation for Plan {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new("trade.plan", "shops", Verb::Ask("plan"), "What a shop would be.")
        .access(Access::Authenticated)
        .graphql("shopPlan", "")
        .dialect(OperationDialect::answering(&Shape::Object(
            "PlanGQLType",
            &[
                ("shop", Shape::Draft("shops")),
                ("warnings", Shape::List(&Shape::Scalar("String"))),
            ],
        )));

    async fn run(_: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        Ok(Value::Null)
    }
}

/// What was sold.
struct Sales;

impl Operation for Sales {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new("trade.sales", "shops", Verb::Ask("sales"), "What was sold.")
        .access(Access::Authenticated)
        .graphql("sales", "")
        .dialect(OperationDialect::answering(&Shape::Connection(&Nodes {
            name: "Sale",
            of: "SaleGQLType",
            members: &[("amount", Shape::Scalar("Float"))],
        })));

    async fn run(_: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        Ok(Value::Null)
    }
}

const OPERATIONS: &[OperationDescription] = &[operation::<Open>(), operation::<Plan>(), operation::<Sales>()];

const QUERIES: &[RootField] = &[
    RootField::connection("shops", "shops", "The shops.").arguments(&[
        RootArgument::Filter {
            argument: "named",
            by: "owner.code",
        },
        RootArgument::Key {
            argument: "ownerKey",
            by: "owner",
        },
    ]),
    RootField::one("shop", "shops", "A shop.")
        .arguments(&[RootArgument::OwnKey("id"), RootArgument::PublicId("uuid", "UUID")]),
    RootField::list("goods", "goods", "What is sold."),
    RootField::connection("shopsOf", "shops", "The shops of owners.")
        .arguments(&[RootArgument::Required(&RootArgument::Any {
            argument: "owners",
            by: "owner.id",
        })])
        .sorted(&[SortBy {
            field: "opened",
            descending: true,
        }]),
];

static TRADE: Module = Module::new("trade", "0")
    .resources(&[Shop::DESCRIPTION, Owner::DESCRIPTION, Good::DESCRIPTION])
    .enumerations(&[Enumeration::new("KindEnum", &[("GREENS", "G"), ("BOOKS", "B")])])
    .operations(OPERATIONS)
    .queries(QUERIES);

/// A schema without its documentation, all spaces alike.
fn plain(schema: &str) -> String {
    let words: Vec<_> = schema
        .split("\"\"\"")
        .step_by(2)
        .flat_map(str::split_whitespace)
        .collect();
    words.join(" ").replace("( ", "(").replace(" )", ")").replace(",)", ")")
}

#[test]
fn every_word_is_in_the_schema() {
    let registry = Registry::assemble([&TRADE]).expect("a registry");
    let schema = plain(&sdl(&registry, &Options::default()).expect("a schema"));
    let expected = [
        // enumerations with names of their own, in fields, look-ups and inputs
        "enum KindEnum {",
        "GREENS",
        "kind: KindEnum!",
        "kind_In: [KindEnum]",
        // kinds of the dialect
        "opened: DateTime!",
        "debts: Float",
        "debts_Lt: Float",
        "opened_Gte: DateTime",
        // keys beside relationships, raw ids, look-ups through relationships to many
        "ownerId: String",
        "owner_Isnull: Boolean",
        "goods_Name_Icontains: String",
        "id: Int!",
        // documents, drafts, connections of what is answered
        "hours: [HoursGQLType]!",
        "day: Int!",
        "shop: ShopGQLType",
        "sales(after: String, before: String, first: Int, last: Int): SaleConnection",
        "type SaleGQLType implements Node {",
        "edges: [SaleEdge]!",
        // single rows, keys, what must be given
        "shop(id: ID, uuid: UUID): ShopGQLType",
        "ownerKey: ID",
        "named: String",
        "owners: [String]!",
        // groups within groups, and what is taken for what is left out
        "input RoomInputType {",
        "shelves: [ShelfInputType]",
        "width: Int = 2",
        "debts: Decimal = 0",
    ];
    for expected in expected {
        assert!(schema.contains(expected), "no `{expected}` in\n{schema}");
    }
}
