//! From what is selected below a list or a row to a selection of the read engine.

use super::arguments;
use super::paging::Slice;
use super::selected::Selected;
use crate::model::{Member, Model, TypeModel};
use openimis_core::error::Problem;
use openimis_core::read::{RelatedSelection, Selection, Sublist};

/// What is selected of a row.
pub(super) fn row<'s>(
    models: &Model,
    model: &TypeModel,
    selected: impl Iterator<Item = &'s Selected>,
    most: u32,
) -> Result<Selection, Problem> {
    let mut selection = Selection::default();
    for child in selected {
        // a fragment on another type of an interface selects fields that this one does not have
        match model.member(&child.name) {
            Some(Member::Field(field)) => {
                select(&mut selection, field.name);
                let outside = model.outside(field.name).map_or(&[][..], |outside| outside.by);
                for name in outside {
                    select(&mut selection, name);
                }
            }
            Some(Member::One(relationship)) => {
                let Some(target) = models.of_resource(relationship.target) else {
                    continue;
                };
                let below = row(models, target, child.children.iter(), most)?;
                selection
                    .related
                    .push(related(child, relationship.name, below, Sublist::default()));
            }
            Some(Member::KeyOf(relationship)) => {
                let key = related(child, relationship.name, Selection::default(), Sublist::default());
                selection.related.push(key);
            }
            Some(Member::Many(relationship)) => {
                let Some(target) = models.of_resource(relationship.target) else {
                    continue;
                };
                let list = many(models, model, target, child, most)?;
                selection.related.push(RelatedSelection {
                    relationship: relationship.name.to_owned(),
                    ..list
                });
            }
            Some(Member::Id(_) | Member::Uuid(_) | Member::LegacyId | Member::Computed(_)) | None => {}
        }
    }
    Ok(selection)
}

fn select(selection: &mut Selection, field: &str) {
    if !selection.fields.iter().any(|name| name == field) {
        selection.fields.push(field.to_owned());
    }
}

fn many(
    models: &Model,
    owner: &TypeModel,
    target: &TypeModel,
    selected: &Selected,
    most: u32,
) -> Result<RelatedSelection, Problem> {
    if is_plain(owner, target, &selected.name) {
        let below = row(models, target, selected.children.iter(), most)?;
        return Ok(related(selected, "", below, Sublist::default()));
    }
    let nodes = selected.children.iter().filter(|child| child.name == "edges");
    let below = row(models, target, nodes.flat_map(|edges| edges.below("node")), most)?;
    let mut list = Sublist {
        filters: arguments::filters(models, target, selected),
        total: selected.selects("totalCount"),
        ..Sublist::default()
    };
    match Slice::of(selected, most)? {
        Slice::From { start, size } => (list.offset, list.size) = (start, size),
        // all of them are read, and the last ones shown
        Slice::Last(_) => {}
    }
    if selected
        .children
        .iter()
        .all(|child| matches!(child.name.as_str(), "totalCount" | "__typename"))
    {
        list.size = Some(0);
    }
    Ok(related(selected, "", below, list))
}

fn related(selected: &Selected, relationship: &str, selection: Selection, list: Sublist) -> RelatedSelection {
    RelatedSelection {
        relationship: relationship.to_owned(),
        label: selected.key.clone(),
        selection,
        list,
        parameter: selected.key.clone(),
    }
}

/// Whether a to-many relationship is a list without connection.
pub(crate) fn is_plain(owner: &TypeModel, target: &TypeModel, name: &str) -> bool {
    !target.graphql.is_node || owner.graphql.plain_lists.contains(&name)
}
