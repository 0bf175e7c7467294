//! Changing a location (spec 6.2).

use super::{Location, level, permission, tree_lock};
use crate::area::check_tree_reach;
use crate::dialect;
use crate::schema::{location_mutations, locations};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::{Value, json};

/// Changes what a location is called, who lives there and, within its level, where it lies.
#[derive(Debug)]
pub struct ChangeLocation;

/// What of a location is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct LocationChange {
    /// Code, unique among the valid locations of all types.
    #[input(max_length = 50, not_blank)]
    pub code: Option<String>,
    /// Name.
    #[input(max_length = 50, not_blank)]
    pub name: Option<String>,
    /// Type, which must be the one it has: moving changes types.
    #[input(graphql = "type")]
    pub location_type: Option<String>,
    /// Men living there.
    pub male_population: Patch<i32>,
    /// Women living there.
    pub female_population: Patch<i32>,
    /// Others living there.
    pub other_population: Patch<i32>,
    /// Families living there.
    pub families: Patch<i32>,
    /// Data of extensions.
    pub json_ext: Patch<Value>,
    /// Another parent of the same level as the present one.
    #[input(graphql = "parentUuid")]
    pub parent: Option<Ref<Location>>,
}

impl Operation for ChangeLocation {
    type Target = Location;
    type Input = LocationChange;
    type Output = Saved<Location>;

    const DESCRIPTION: Declared = Declared::new(
        "location.change",
        "locations",
        Verb::Update,
        "Changes a location; its level stays.",
    )
    .right(rights::EDIT_LOCATIONS)
    .graphql("updateLocation", "location.mutation.failed_to_update_location")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(
        context: &mut Context<'_>,
        location: &Location,
        input: &LocationChange,
    ) -> Result<Saved<Location>, Error> {
        let settings = context.settings();
        if input
            .location_type
            .as_ref()
            .is_some_and(|wanted| *wanted != location.location_type)
        {
            return Err(error::TYPE_BY_MOVE.at("locationType").into());
        }
        let level = level::level(&settings, &location.location_type)?;
        permission::check_level_right(context.actor(), level)?;
        check_tree_reach(context, &[location.id], None).await?;
        let parent_id = match &input.parent {
            None => location.parent_id,
            Some(parent) => {
                tree_lock::lock_tree(context.connection()).await?;
                let parent: Location = context.resolve(parent, "parent").await?;
                // one level above also means: never itself and never below itself (W-41)
                level::check_parent(&settings, level, Some(&parent.location_type))?;
                check_tree_reach(context, &[parent.id], Some("parent")).await?;
                Some(parent.id)
            }
        };
        if let Some(code) = input.code.as_ref().filter(|code| location.code.as_ref() != Some(code)) {
            super::code_check::refuse_taken(context, code).await?;
        }

        let now = context.now();
        history::save_one(context.connection(), Location::DESCRIPTION, &location.key(), now).await?;
        update(context, location, input, parent_id).await?;
        context.touches(location_mutations::location_id, &[location.id]).await?;
        context.emit("location.changed", json!({ "id": location.id }));
        Ok(Saved::new(location.id))
    }
}

async fn update(
    context: &mut Context<'_>,
    location: &Location,
    input: &LocationChange,
    parent_id: Option<i32>,
) -> Result<(), Error> {
    let input = input.clone();
    let changes = (
        locations::code.eq(input.code.or_else(|| location.code.clone())),
        locations::name.eq(input.name.or_else(|| location.name.clone())),
        locations::male_population.eq(input.male_population.over(location.male_population)),
        locations::female_population.eq(input.female_population.over(location.female_population)),
        locations::other_population.eq(input.other_population.over(location.other_population)),
        locations::families.eq(input.families.over(location.families)),
        locations::json_ext.eq(input.json_ext.over(location.json_ext.clone())),
        locations::parent_id.eq(parent_id),
        locations::audit_user_id.eq(context.actor().audit_user_id()),
        locations::valid_from.eq(context.now()),
    );
    diesel::update(locations::table.find(location.id))
        .set(changes)
        .execute(context.connection())
        .await?;
    Ok(())
}
