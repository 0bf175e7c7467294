//! Moving a location with all below it (spec 6.4).

use super::replant::{Node, Place, replant};
use super::{Location, level, permission, tree_lock};
use crate::area::check_tree_reach;
use crate::schema::{location_mutations, locations};
use crate::settings::LocationSettings;
use crate::{error, rights};
use diesel::Column;
use diesel::sql_types::{Integer, Nullable, Text};
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_core::read::sql::{Bind, Sql};
use serde_json::json;

/// Hangs a location under another one; types below follow.
#[derive(Debug)]
pub struct MoveLocation;

/// Where it is to go.
#[derive(Debug, Clone, Input)]
pub struct LocationMove {
    /// The new parent; null or nothing makes the location a region.
    #[input(graphql = "newParentUuid")]
    pub new_parent: Patch<Ref<Location>>,
}

impl Operation for MoveLocation {
    type Target = Location;
    type Input = LocationMove;
    type Output = Saved<Location>;

    const DESCRIPTION: Declared = Declared::new(
        "location.move",
        "locations",
        Verb::Act("move"),
        "Hangs a location under another one; its type and those of all below it follow.",
    )
    .right(rights::MOVE_LOCATIONS)
    .graphql("moveLocation", "location.mutation.failed_to_move_location")
    .dialect(OperationDialect::NONE.may_take_long());

    async fn run(
        context: &mut Context<'_>,
        location: &Location,
        input: &LocationMove,
    ) -> Result<Saved<Location>, Error> {
        let settings = context.settings::<LocationSettings>();
        tree_lock::lock_tree(context.connection()).await?;
        let parent = match input.new_parent.value() {
            Some(parent) => Some(context.resolve::<Location>(parent, "newParent").await?),
            None => None,
        };
        let touched: Vec<i32> = [location.id]
            .into_iter()
            .chain(parent.as_ref().map(|parent| parent.id))
            .collect();
        check_tree_reach(context, &touched, None).await?;
        let subtree = load_subtree(context, location, &settings).await?;
        if parent
            .as_ref()
            .is_some_and(|parent| subtree.iter().any(|node| node.id == parent.id))
        {
            return Err(error::CYCLE.at("newParent").into());
        }
        let place = place_below(&settings, parent.as_ref())?;
        permission::check_top_right(context.actor(), place.level.map_or(0, |level| level + 1))?;
        let changed = replant(&subtree, place, settings.location_types.len() - 1);
        store(context, &settings, &changed).await?;
        context.touches(location_mutations::location_id, &[location.id]).await?;
        context.emit("location.moved", json!({ "id": location.id, "parent": place.parent }));
        Ok(Saved::new(location.id))
    }
}

fn place_below(settings: &LocationSettings, parent: Option<&Location>) -> Result<Place, Error> {
    let level = match parent {
        Some(parent) => Some(level::level(settings, &parent.location_type)?),
        None => None,
    };
    Ok(Place {
        parent: parent.map(|parent| parent.id),
        level,
        above: parent.and_then(|parent| parent.parent_id),
    })
}

/// The location and all live ones below it, parents first, locked.
async fn load_subtree(
    context: &mut Context<'_>,
    location: &Location,
    settings: &LocationSettings,
) -> Result<Vec<Node>, Error> {
    #[derive(diesel::QueryableByName)]
    struct Below {
        #[diesel(sql_type = Integer)]
        id: i32,
        #[diesel(sql_type = Nullable<Integer>)]
        parent_id: Option<i32>,
        #[diesel(sql_type = Text)]
        location_type: String,
    }
    let mut sql = Sql::new();
    let row = sql.row();
    sql.text("SELECT ").column(row, locations::id::NAME).text(" AS id, ");
    sql.column(row, locations::parent_id::NAME).text(" AS parent_id, ");
    sql.column(row, locations::location_type::NAME)
        .text(" AS location_type FROM openimis_location_closure AS below JOIN ");
    sql.name(Location::DESCRIPTION.table).text(&format!(" AS {row} ON "));
    sql.column(row, locations::id::NAME)
        .text(" = below.location_id WHERE below.ancestor_id = ");
    sql.bind(Bind::Number(location.id.into()))
        .text(&format!(" ORDER BY below.depth, 1 FOR UPDATE OF {row}"));
    let rows: Vec<Below> = sql.load(context.connection()).await?;
    let node = |row: Below| {
        Ok(Node {
            id: row.id,
            parent: row.parent_id,
            level: level::level(settings, &row.location_type)?,
        })
    };
    rows.into_iter().map(node).collect()
}

/// Writes a history copy of every node that changes, then the changes: two statements, however many nodes.
async fn store(context: &mut Context<'_>, settings: &LocationSettings, changed: &[Node]) -> Result<(), Error> {
    if changed.is_empty() {
        return Ok(());
    }
    let keys: Vec<i64> = changed.iter().map(|node| node.id.into()).collect();
    let now = context.now();
    history::save(context.connection(), Location::DESCRIPTION, &keys, now).await?;

    let types = changed
        .iter()
        .filter_map(|node| settings.location_types.get(node.level).cloned())
        .collect();
    // arrays hold no NULL here: 0, which no serial key has, stands for "no parent"
    let parents = changed.iter().map(|node| node.parent.unwrap_or(0).into()).collect();
    let mut sql = Sql::new();
    sql.text("UPDATE ")
        .name(Location::DESCRIPTION.table)
        .text(" SET ")
        .name(locations::location_type::NAME);
    sql.text(" = moved.location_type, ")
        .name(locations::parent_id::NAME)
        .text(" = NULLIF(moved.parent_id, 0)::int, ");
    sql.name(locations::audit_user_id::NAME)
        .text(" = ")
        .bind(Bind::Number(context.actor().audit_user_id().into()))
        .text(", ")
        .name(locations::valid_from::NAME)
        .text(" = ")
        .bind(Bind::Instant(now));
    sql.text(" FROM unnest(")
        .bind(Bind::Numbers(keys))
        .text(", ")
        .bind(Bind::Numbers(parents))
        .text(", ");
    sql.bind(Bind::Texts(types))
        .text(") AS moved (id, parent_id, location_type) WHERE ");
    sql.name(Location::DESCRIPTION.table)
        .text(".")
        .name(locations::id::NAME)
        .text(" = moved.id");
    sql.execute(context.connection()).await?;
    Ok(())
}
