//! The typed half of running an operation: input, target, listeners, the operation itself.

use super::Context;
use crate::declare::{Answer, Call, Event, ExtensionHook, Hooks, Input, Operation, Output, Target};
use crate::error::{Error, Problem, kinds};
use crate::message;
use crate::registry::RegisteredOperation;
use serde_json::{Map, Value};
use std::any::TypeId;

/// Runs an operation inside the context's transaction. Input problems of the operation and of its extensions are
/// reported together; so are those that `validate` listeners find.
pub(crate) async fn run<O: Operation>(context: &mut Context<'_>, call: Call<'_>) -> Result<Answer, Error> {
    let registered = context.registered(TypeId::of::<O>())?;
    let mut split = Split::of::<O>(call.input, registered);
    // put aside, so that they are reported with those of the extensions
    let input = O::Input::parse(&split.own)
        .map_err(|found| split.problems.extend(found))
        .ok();
    for (extension, values) in registered.extensions.iter().zip(&split.extensions) {
        if let Err(problems) = (extension.check)(values) {
            split.problems.extend(problems);
        }
    }
    let input = match input {
        Some(input) if split.problems.is_empty() => input,
        _ => return Err(Error::Refused(split.problems)),
    };

    let target = O::Target::load(context, call.target, O::DESCRIPTION.ended).await?;
    let event = Event {
        target: &target,
        input: &input,
    };
    validate::<O>(context, registered, &event).await?;
    for hooks in hooks::<O>(registered) {
        (hooks.before)(context, &event).await?;
    }
    let output = O::run(context, &target, &input).await?;
    for (extension, values) in registered.extensions.iter().zip(&split.extensions) {
        if let Some(hook) = extension.hook.downcast_ref::<ExtensionHook<O>>() {
            (hook.apply)(context, &event, &output, values).await?;
        }
    }
    for hooks in hooks::<O>(registered) {
        (hooks.after)(context, &event, &output).await?;
    }
    Ok(output.into_answer())
}

fn hooks<O: Operation>(registered: &RegisteredOperation) -> impl Iterator<Item = &Hooks<O>> {
    registered
        .listeners
        .iter()
        .filter_map(|listener| listener.hooks.downcast_ref::<Hooks<O>>())
}

async fn validate<O: Operation>(
    context: &mut Context<'_>,
    registered: &RegisteredOperation,
    event: &Event<'_, O>,
) -> Result<(), Error> {
    let mut problems = Vec::new();
    for hooks in hooks::<O>(registered) {
        match (hooks.validate)(context, event).await {
            Err(Error::Refused(found)) => problems.extend(found),
            other => other?,
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Refused(problems))
    }
}

/// An input divided among the operation and the modules that extend it.
struct Split {
    own: Map<String, Value>,
    extensions: Vec<Map<String, Value>>,
    problems: Vec<Problem>,
}

impl Split {
    fn of<O: Operation>(input: &Map<String, Value>, registered: &RegisteredOperation) -> Self {
        let mut split = Self {
            own: Map::new(),
            extensions: vec![Map::new(); registered.extensions.len()],
            problems: Vec::new(),
        };
        for (name, value) in input {
            if O::Input::FIELDS.iter().any(|field| field.name == name) {
                split.own.insert(name.clone(), value.clone());
                continue;
            }
            let extension = registered
                .extensions
                .iter()
                .position(|extension| extension.input.iter().any(|field| field.name == name));
            match extension.and_then(|index| split.extensions.get_mut(index)) {
                Some(values) => {
                    values.insert(name.clone(), value.clone());
                }
                None => split
                    .problems
                    .push(kinds::UNKNOWN_FIELD.at(name).detail(message::no_field_here(name))),
            }
        }
        split
    }
}
