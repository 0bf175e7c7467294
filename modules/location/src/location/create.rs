//! Creating a location (spec 6.2).

use super::{Location, level, permission, tree_lock};
use crate::area::check_tree_reach;
use crate::dialect;
use crate::schema::{location_mutations, locations};
use crate::{rights, user_district};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::{Value, json};
use uuid::Uuid;

/// Creates a location.
#[derive(Debug)]
pub struct CreateLocation;

/// What a new location is made of.
#[derive(Debug, Clone, Input)]
pub struct NewLocation {
    /// Code, unique among the valid locations of all types.
    #[input(max_length = 50, not_blank)]
    pub code: String,
    /// Name.
    #[input(max_length = 50, not_blank)]
    pub name: String,
    /// Type: R region, D district, W municipality, V village, or as the setting `location_types` has them.
    #[input(graphql = "type")]
    pub location_type: String,
    /// Men living there.
    pub male_population: Option<i32>,
    /// Women living there.
    pub female_population: Option<i32>,
    /// Others living there.
    pub other_population: Option<i32>,
    /// Families living there.
    pub families: Option<i32>,
    /// Data of extensions.
    pub json_ext: Option<Value>,
    /// The location one level above; none for a region.
    #[input(graphql = "parentUuid")]
    pub parent: Option<Ref<Location>>,
}

impl Operation for CreateLocation {
    type Target = ();
    type Input = NewLocation;
    type Output = Saved<Location>;

    const DESCRIPTION: Declared = Declared::new(
        "location.create",
        "locations",
        Verb::Create,
        "Creates a location below its parent.",
    )
    .right(rights::ADD_LOCATIONS)
    .graphql("createLocation", "location.mutation.failed_to_create_location")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewLocation) -> Result<Saved<Location>, Error> {
        let settings = context.settings();
        let level = level::level(&settings, &input.location_type)?;
        permission::check_level_right(context.actor(), level)?;
        // the parent must not move, end or change its type meanwhile
        tree_lock::lock_tree(context.connection()).await?;
        let parent: Option<Location> = match &input.parent {
            Some(parent) => Some(context.resolve(parent, "parent").await?),
            None => None,
        };
        level::check_parent(
            &settings,
            level,
            parent.as_ref().map(|parent| parent.location_type.as_str()),
        )?;
        if let Some(parent) = &parent {
            check_tree_reach(context, &[parent.id], Some("parent")).await?;
        }
        super::code_check::refuse_taken(context, &input.code).await?;

        let id = insert(context, input, parent.map(|parent| parent.id)).await?;
        if level == user_district::LEVEL {
            user_district::link_creator(context, id).await?;
        }
        context.touches(location_mutations::location_id, &[id]).await?;
        context.emit("location.created", json!({ "id": id, "code": input.code }));
        Ok(Saved::new(id))
    }
}

async fn insert(context: &mut Context<'_>, input: &NewLocation, parent: Option<i32>) -> Result<i32, Error> {
    let row = (
        locations::uuid.eq(Uuid::new_v4().to_string()),
        locations::code.eq(&input.code),
        locations::name.eq(&input.name),
        locations::location_type.eq(&input.location_type),
        locations::male_population.eq(input.male_population),
        locations::female_population.eq(input.female_population),
        locations::other_population.eq(input.other_population),
        locations::families.eq(input.families),
        locations::json_ext.eq(&input.json_ext),
        locations::parent_id.eq(parent),
        locations::audit_user_id.eq(context.actor().audit_user_id()),
        locations::valid_from.eq(context.now()),
    );
    let insert = diesel::insert_into(locations::table)
        .values(row)
        .returning(locations::id);
    Ok(insert.get_result(context.connection()).await?)
}
