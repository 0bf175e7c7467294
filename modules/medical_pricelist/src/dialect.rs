//! openIMIS's GraphQL dialect of the price lists (spec 12.6).

use crate::schema::{items_pricelist_details, items_pricelists, services_pricelist_details, services_pricelists};
use diesel::Column;
use openimis_core::declare::{Criterion, GraphqlType, Kind, RootArgument, RootField, Shape, table_name};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_location::schema::locations;
use openimis_medical::schema::{items, services};

const LIST_LOOKUPS: &[&str] = &[
    "id",
    "uuid",
    "name",
    "name__icontains",
    "name__istartswith",
    "location__isnull",
    "pricelist_date",
    "pricelist_date__gt",
    "pricelist_date__gte",
    "pricelist_date__lt",
    "pricelist_date__lte",
    "location__*",
];

pub(crate) const ITEMS_PRICELIST: GraphqlType = GraphqlType::node("ItemsPricelistGQLType")
    .text_uuid()
    .lookups(LIST_LOOKUPS);
pub(crate) const SERVICES_PRICELIST: GraphqlType = GraphqlType::node("ServicesPricelistGQLType")
    .text_uuid()
    .lookups(LIST_LOOKUPS);
pub(crate) const ITEMS_PRICELIST_DETAIL: GraphqlType =
    GraphqlType::node("ItemsPricelistDetailGQLType").lookups(&["items_pricelist"]);
pub(crate) const SERVICES_PRICELIST_DETAIL: GraphqlType =
    GraphqlType::node("ServicesPricelistDetailGQLType").lookups(&["services_pricelist"]);

/// Where a list holds.
pub(crate) const ITEMS_PRICELIST_CRITERIA: &[Criterion] = &[Criterion::new(
    "heldIn",
    Kind::Text,
    "Lists that facilities of the place with this UUID can charge by: its own, those of places above it, national ones.",
    |sql, row, uuid| held_in(sql, row, items_pricelists::location_id::NAME, uuid),
)];

/// Where a list holds.
pub(crate) const SERVICES_PRICELIST_CRITERIA: &[Criterion] = &[Criterion::new(
    "heldIn",
    Kind::Text,
    "Lists that facilities of the place with this UUID can charge by: its own, those of places above it, national ones.",
    |sql, row, uuid| held_in(sql, row, services_pricelists::location_id::NAME, uuid),
)];

/// What is on a list.
pub(crate) const ITEM_CRITERIA: &[Criterion] = &[Criterion::new(
    "pricelist",
    Kind::Uuid,
    "Items on the valid price list with this UUID.",
    |sql, row, uuid| {
        let names = OnList {
            details: table_name::<items_pricelist_details::table>(),
            content: items_pricelist_details::item_id::NAME,
            list: items_pricelist_details::items_pricelist_id::NAME,
            ended: items_pricelist_details::valid_to::NAME,
            lists: table_name::<items_pricelists::table>(),
            key: items_pricelists::id::NAME,
            uuid: items_pricelists::uuid::NAME,
        };
        names.write(sql, row, items::id::NAME, uuid);
    },
)];

/// What is on a list.
pub(crate) const SERVICE_CRITERIA: &[Criterion] = &[Criterion::new(
    "pricelist",
    Kind::Uuid,
    "Services on the valid price list with this UUID.",
    |sql, row, uuid| {
        let names = OnList {
            details: table_name::<services_pricelist_details::table>(),
            content: services_pricelist_details::service_id::NAME,
            list: services_pricelist_details::services_pricelist_id::NAME,
            ended: services_pricelist_details::valid_to::NAME,
            lists: table_name::<services_pricelists::table>(),
            key: services_pricelists::id::NAME,
            uuid: services_pricelists::uuid::NAME,
        };
        names.write(sql, row, services::id::NAME, uuid);
    },
)];

const HELD_IN: RootArgument = RootArgument::Filter {
    argument: "locationUuid",
    by: "heldIn",
};
const HISTORY: RootArgument = RootArgument::ShowHistory("showHistory");

/// Fields of `Query`.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::unordered(
        "itemsPricelists",
        "items-pricelists",
        "The valid price lists of items that the actor may see, by name.",
    )
    .arguments(&[HISTORY, HELD_IN]),
    RootField::unordered(
        "servicesPricelists",
        "services-pricelists",
        "The valid price lists of services that the actor may see, by name.",
    )
    .arguments(&[HISTORY, HELD_IN]),
];

/// What `pricelists` answers: keys with the prices that go before the register's.
pub(crate) const PRICES: Shape = Shape::Object("PricelistsGQLType", &[("services", COMPACT), ("items", COMPACT)]);

const COMPACT: Shape = Shape::List(&Shape::Object(
    "PriceCompactGQLType",
    &[("id", Shape::Scalar("Int")), ("p", Shape::Scalar("Decimal"))],
));

fn held_in(sql: &mut Sql, row: Row, location: &str, uuid: &Bind) {
    sql.column(row, location).text(" IS NULL OR ").column(row, location);
    sql.text(" IN (SELECT above.ancestor_id FROM openimis_location_closure above JOIN ");
    let place = sql.row();
    sql.name(table_name::<locations::table>()).text(" ").alias(place);
    sql.text(" ON ")
        .column(place, locations::id::NAME)
        .text(" = above.location_id WHERE ")
        .column(place, locations::uuid::NAME);
    sql.text(" = ").bind(uuid.clone()).text(")");
}

/// The names of a table of details and of its lists.
struct OnList {
    details: &'static str,
    content: &'static str,
    list: &'static str,
    ended: &'static str,
    lists: &'static str,
    key: &'static str,
    uuid: &'static str,
}

impl OnList {
    /// The row's key is on the list.
    fn write(&self, sql: &mut Sql, row: Row, key: &str, uuid: &Bind) {
        let (detail, list) = (sql.row(), sql.row());
        sql.column(row, key).text(" IN (SELECT ").column(detail, self.content);
        sql.text(" FROM ").name(self.details).text(" ").alias(detail);
        sql.text(" JOIN ").name(self.lists).text(" ").alias(list);
        sql.text(" ON ")
            .column(list, self.key)
            .text(" = ")
            .column(detail, self.list)
            .text(" WHERE ");
        sql.column(detail, self.ended)
            .text(" IS NULL AND ")
            .column(list, self.uuid)
            .text(" = ")
            .bind(uuid.clone())
            .text(")");
    }
}
