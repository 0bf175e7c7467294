//! Fields of `Query` that read a resource.

use super::paging::Slice;
use super::selected::Selected;
use super::show::{self, View, Window};
use super::shown::Shown;
use super::{arguments, compile, global_id, outside};
use crate::model::{Model, TypeModel};
use crate::request::RequestContext;
use async_graphql::Value;
use openimis_core::declare::{Key, RootArgument, RootField, RootShape, SortBy};
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::language::Text;
use openimis_core::read::{Era, Filter, Found, KEY, Lookup, Page, Position, Query, Rows, Sort, Total};

/// Reads a root field.
pub(crate) async fn read(
    request: &RequestContext,
    models: &Model,
    root: &RootField,
    selected: &Selected,
) -> Result<Shown, Error> {
    let mut shown = from_database(request, models, root, selected).await?;
    outside::fetch(request.platform(), &mut shown).await?;
    Ok(shown)
}

async fn from_database(
    request: &RequestContext,
    models: &Model,
    root: &RootField,
    selected: &Selected,
) -> Result<Shown, Error> {
    if let Some(access) = root.access {
        request.actor().check(access).map_err(Problem::from)?;
    }
    if root.shape == RootShape::Own {
        return own(request, models, root, selected).await;
    }
    let model = models
        .of_resource(root.resource)
        .ok_or_else(|| Error::internal(format!("no resource {}", root.resource)))?;
    let most = request.options().page_size;
    let mut query = Query::of(root.resource);
    query.unscoped = root.unscoped;
    if root.earlier && request.may_read_history(root.resource) {
        query.era = Era::Ever;
    }
    apply(request, root.arguments, root, selected, &mut query)?;
    if root.shape == RootShape::One {
        return one(request, models, query, selected).await;
    }
    if root.shape == RootShape::List {
        query.selection = Some(compile::row(models, model, selected.children.iter(), most)?);
        query.page = whole(request, Position::First);
        let found = request.read(&query).await?;
        check_whole(request, root, &found)?;
        let rows = found
            .records()
            .map(|record| show::row(request.view(models), model, &record, &selected.children));
        return Ok(Shown::List(rows.collect()));
    }
    query.filters.extend(arguments::filters(models, model, selected));
    if root.shape == RootShape::Connection {
        query.sort = arguments::order(models, model, selected)?;
    }
    if query.sort.is_empty() {
        query.sort = root.sort.iter().map(own_order).collect();
    }
    let nodes = selected.children.iter().filter(|child| child.name == "edges");
    query.selection = Some(compile::row(
        models,
        model,
        nodes.flat_map(|edges| edges.below("node")),
        most,
    )?);
    let slice = Slice::of(selected, most)?;
    query.page = page(request, slice);
    if selected.selects("totalCount") || matches!(slice, Slice::Last(_)) {
        query.total = Total::Exact;
    }
    let found = request.read(&query).await?;
    if matches!(slice, Slice::From { size: None, .. }) {
        check_whole(request, root, &found)?;
    }
    Ok(shown(request.view(models), model, &found, slice, selected))
}

fn shown(view: View<'_>, model: &TypeModel, found: &Found<'_>, slice: Slice, selected: &Selected) -> Shown {
    let count = u64::try_from(found.records().len()).unwrap_or(u64::MAX);
    let start = match slice {
        Slice::From { start, .. } => start,
        Slice::Last(_) => found.total.unwrap_or_default().saturating_sub(count),
    };
    let window = Window {
        start,
        has_next: found.has_next,
        total: found.total,
    };
    show::connection(
        model.graphql.name,
        found.records(),
        &window,
        selected,
        |record, below| show::row(view, model, record, below),
    )
}

/// Reads the row that the arguments name; nothing where they name none.
async fn one(request: &RequestContext, models: &Model, mut query: Query, selected: &Selected) -> Result<Shown, Error> {
    let (Some(model), false) = (models.of_resource(&query.resource), query.filters.is_empty()) else {
        return Ok(Shown::NULL);
    };
    let most = request.options().page_size;
    query.selection = Some(compile::row(models, model, selected.children.iter(), most)?);
    let found = request.read(&query).await?;
    let row = found
        .record()
        .map(|record| show::row(request.view(models), model, &record, &selected.children));
    Ok(row.unwrap_or(Shown::NULL))
}

/// A step of the order that a declaration gives to a list.
fn own_order(step: &SortBy) -> Sort {
    Sort {
        path: step.field.split('.').map(str::to_owned).collect(),
        descending: step.descending,
        parameter: "orderBy".to_owned(),
    }
}

/// Reads the row of the actor's own account.
async fn own(request: &RequestContext, models: &Model, root: &RootField, selected: &Selected) -> Result<Shown, Error> {
    let (Some(user), Some(model)) = (request.actor().user(), models.of_resource(root.resource)) else {
        return Ok(Shown::NULL);
    };
    let mut query = Query::of(root.resource).rows(Rows::Keys(vec![Key::Uuid(user.account.id)]));
    query.unscoped = true;
    query.selection = Some(compile::row(
        models,
        model,
        selected.children.iter(),
        request.options().page_size,
    )?);
    let found = request.read(&query).await?;
    let row = found
        .record()
        .map(|record| show::row(request.view(models), model, &record, &selected.children));
    Ok(row.unwrap_or(Shown::NULL))
}

/// Reads the row that a global id names; nothing if it is not there, or not within the reader's sight (W-32).
pub(crate) async fn node(
    request: &RequestContext,
    models: &Model,
    id: &str,
    selected: &Selected,
) -> Result<Option<(&'static str, Shown)>, Error> {
    let Some((type_name, key)) = global_id::decode(id) else {
        let detail = "Expected a global id: base64 of TypeName:key.";
        return Err(kinds::INVALID_PARAMETER
            .problem()
            .detail(Text::plain(detail))
            .parameter("id")
            .into());
    };
    let Some(model) = models.named(&type_name).filter(|model| model.graphql.is_node) else {
        return Ok(None);
    };
    let mut query = Query::of(model.resource);
    query
        .filters
        .push(arguments::filter(vec![KEY.to_owned()], Lookup::Exact, vec![key], "id"));
    let most = request.options().page_size;
    query.selection = Some(compile::row(models, model, selected.children.iter(), most)?);
    let found = request.read(&query).await?;
    let Some(record) = found.record() else { return Ok(None) };
    let mut row = show::row(request.view(models), model, &record, &selected.children);
    outside::fetch(request.platform(), &mut row).await?;
    Ok(Some((model.graphql.name, row)))
}

/// Reads the row with this key; nothing if it is not within the reader's sight.
pub(crate) async fn row(
    request: &RequestContext,
    models: &Model,
    resource: &str,
    key: Key,
    selected: &Selected,
) -> Result<Shown, Error> {
    let Some(model) = models.of_resource(resource) else {
        return Ok(Shown::NULL);
    };
    let mut query = Query::of(resource).rows(Rows::Keys(vec![key]));
    query.selection = Some(compile::row(
        models,
        model,
        selected.children.iter(),
        request.options().page_size,
    )?);
    let found = request.read(&query).await?;
    let Some(record) = found.record() else {
        return Ok(Shown::NULL);
    };
    let mut row = show::row(request.view(models), model, &record, &selected.children);
    outside::fetch(request.platform(), &mut row).await?;
    Ok(row)
}

/// What the arguments that are no look-ups ask for.
fn apply(
    request: &RequestContext,
    arguments: &[RootArgument],
    root: &RootField,
    selected: &Selected,
    query: &mut Query,
) -> Result<(), Problem> {
    for argument in arguments {
        match argument {
            RootArgument::Required(argument) => apply(request, std::slice::from_ref(*argument), root, selected, query)?,
            RootArgument::OwnKey(argument) => {
                let given = selected.argument(argument);
                query
                    .filters
                    .extend(given.and_then(|value| arguments::criterion(KEY, argument, value)));
            }
            RootArgument::PublicId(argument, _) => {
                let given = selected.argument(argument);
                query
                    .filters
                    .extend(given.and_then(|value| arguments::criterion("id", argument, value)));
            }
            RootArgument::Any { argument, by } => {
                let given = selected.argument(argument);
                query
                    .filters
                    .extend(given.map(|value| arguments::any(by, argument, value)));
            }
            RootArgument::Filter { argument, by } | RootArgument::One { argument, by } => {
                let given = selected.argument(argument);
                let filter = given.and_then(|value| arguments::criterion(by, argument, value));
                query.filters.extend(filter);
            }
            RootArgument::Contains { argument, by } => {
                let given = selected.argument(argument);
                query
                    .filters
                    .extend(given.and_then(|value| arguments::containing(by, argument, value)));
            }
            RootArgument::Key { argument, by } => {
                let given = selected.argument(argument);
                query
                    .filters
                    .extend(given.and_then(|value| arguments::key(by, argument, value)));
            }
            RootArgument::ShowHistory(name) => {
                let wanted = selected.argument(name) == Some(&Value::Boolean(true));
                if wanted && request.may_read_history(root.resource) {
                    query.era = Era::Ever;
                }
            }
            RootArgument::Unscoped(name) => {
                let wanted = selected.argument(name) == Some(&Value::Boolean(true));
                query.unscoped |= wanted && request.may_read(root.resource);
            }
            RootArgument::UnscopedExactly { argument, right, by } => {
                let wanted = selected.argument(argument) == Some(&Value::Boolean(true));
                let named =
                    |name: &&str| matches!(selected.argument(name), Some(Value::String(text)) if !text.is_empty());
                query.unscoped |= wanted && request.actor().holds(*right) && by.iter().any(named);
            }
            RootArgument::Validity => {
                if let Some(Value::String(day)) = selected.argument("validity") {
                    query.era = Era::At(midnight(day)?);
                }
            }
            RootArgument::ClientMutationId(relationship) => {
                let given = selected.argument("clientMutationId");
                query.filters.extend(given.and_then(|id| touched_by(relationship, id)));
            }
            RootArgument::Contextual { argument, narrows, .. } => {
                let given = match selected.argument(argument) {
                    Some(Value::String(text)) if !text.is_empty() => Some(text.as_str()),
                    _ => None,
                };
                let wanted = narrows(&request.platform().settings, request.actor(), given);
                let filter = |(by, value): (&str, String)| {
                    arguments::filter(vec![by.to_owned()], Lookup::Exact, vec![value], argument)
                };
                query.filters.extend(wanted.map(filter));
            }
            RootArgument::Ignored { .. } => {}
        }
    }
    Ok(())
}

/// The rows that the mutation with this id of a client touched.
fn touched_by(way: &str, id: &Value) -> Option<Filter> {
    let Value::String(id) = id else { return None };
    let path = way.split('.').chain(["clientMutationId"]).map(str::to_owned).collect();
    (!id.is_empty()).then(|| arguments::filter(path, Lookup::Exact, vec![id.clone()], "clientMutationId"))
}

fn midnight(day: &str) -> Result<chrono::DateTime<chrono::Utc>, Problem> {
    let day: Option<chrono::NaiveDate> = day.get(..10).and_then(|day| day.parse().ok());
    let midnight = day.map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc());
    midnight.ok_or_else(|| {
        let expected = "Expected a date as YYYY-MM-DD.";
        kinds::INVALID_PARAMETER
            .problem()
            .detail(Text::plain(expected))
            .parameter("validity")
    })
}

fn page(request: &RequestContext, slice: Slice) -> Page {
    match slice {
        Slice::From { start, size: None } => whole(request, Position::Offset(start)),
        Slice::From {
            start,
            size: Some(size),
        } => Page {
            size,
            from: Position::Offset(start),
            parameter: "first".to_owned(),
        },
        Slice::Last(size) => Page {
            size,
            from: Position::Last,
            parameter: "last".to_owned(),
        },
    }
}

/// A list whose reader names no size is complete (frontend-api, trap 16), up to the largest that this server reads.
fn whole(request: &RequestContext, from: Position) -> Page {
    Page {
        size: request.options().list_size,
        from,
        parameter: "first".to_owned(),
    }
}

fn check_whole(request: &RequestContext, root: &RootField, found: &Found<'_>) -> Result<(), Problem> {
    if !found.has_next {
        return Ok(());
    }
    let (name, most) = (root.name, request.options().list_size);
    let detail = format!("{name} has more than {most} rows; ask for a part of them with first and after.");
    Err(kinds::INVALID_PARAMETER
        .problem()
        .detail(Text::plain(detail))
        .parameter("first"))
}
