//! Listeners: how a module takes part in another module's operation.

use super::{Input, InputField, Operation};
use crate::error::{Error, Problem};
use crate::operate::Context;
use futures_util::future::BoxFuture;
use serde_json::{Map, Value};
use std::any::{Any, TypeId};
use std::future::Future;

/// Takes part in an operation, inside its transaction. An error from any of the three vetoes: everything rolls back.
///
/// Listeners of one operation are called in dependency order of their modules, then in the order of declaration.
pub trait Listener: Send + Sync + 'static {
    /// The operation listened to.
    type Of: Operation;

    /// What it does, in one sentence.
    const DOC: &'static str;

    /// Checks, before anything is written. All listeners' problems are collected and reported together.
    fn validate(
        context: &mut Context<'_>,
        event: &Event<'_, Self::Of>,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        let _ = (context, event);
        async { Ok(()) }
    }

    /// Acts after all checks passed and before the operation writes.
    fn before(
        context: &mut Context<'_>,
        event: &Event<'_, Self::Of>,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        let _ = (context, event);
        async { Ok(()) }
    }

    /// Acts after the operation wrote.
    fn after(
        context: &mut Context<'_>,
        event: &Event<'_, Self::Of>,
        output: &<Self::Of as Operation>::Output,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        let _ = (context, event, output);
        async { Ok(()) }
    }
}

/// What is about to be done, or has been.
pub struct Event<'a, O: Operation> {
    /// The row acted on, as it was before.
    pub target: &'a O::Target,
    /// What was given.
    pub input: &'a O::Input,
}

/// Adds fields to another module's operation: a user's districts are `location`'s, the user is `core`'s.
pub trait Extension: Send + Sync + 'static {
    /// The operation extended.
    type Of: Operation;
    /// The fields added. Every field must be optional: the operation works without this module.
    type Input: Input;

    /// Applies the fields, after the operation wrote and before the `after` listeners.
    fn apply(
        context: &mut Context<'_>,
        event: &Event<'_, Self::Of>,
        output: &<Self::Of as Operation>::Output,
        input: &Self::Input,
    ) -> impl Future<Output = Result<(), Error>> + Send;
}

type Hook<O> = for<'a> fn(&'a mut Context<'_>, &'a Event<'a, O>) -> BoxFuture<'a, Result<(), Error>>;
type AfterHook<O> =
    for<'a> fn(&'a mut Context<'_>, &'a Event<'a, O>, &'a <O as Operation>::Output) -> BoxFuture<'a, Result<(), Error>>;

/// The three calls of a listener; the registry holds them as [`Any`] and [`crate::operate`] finds them by type.
pub(crate) struct Hooks<O: Operation> {
    pub(crate) validate: Hook<O>,
    pub(crate) before: Hook<O>,
    pub(crate) after: AfterHook<O>,
}

/// A [`Listener`] without its types, as the registry holds it.
#[derive(Clone, Copy)]
pub struct ListenerDescription {
    /// The operation's name.
    pub of: &'static str,
    /// What the listener does.
    pub doc: &'static str,
    pub(crate) id: fn() -> TypeId,
    pub(crate) hooks: &'static (dyn Any + Send + Sync),
}

/// The listener, for [`Module::listeners`](super::Module::listeners).
#[must_use]
pub const fn listener<L: Listener>() -> ListenerDescription {
    ListenerDescription {
        of: L::Of::DESCRIPTION.name,
        doc: L::DOC,
        id: TypeId::of::<L::Of>,
        hooks: const {
            &Hooks::<L::Of> {
                validate: |context, event| Box::pin(L::validate(context, event)),
                before: |context, event| Box::pin(L::before(context, event)),
                after: |context, event, output| Box::pin(L::after(context, event, output)),
            }
        },
    }
}

type Apply<O> = for<'a> fn(
    &'a mut Context<'_>,
    &'a Event<'a, O>,
    &'a <O as Operation>::Output,
    &'a Map<String, Value>,
) -> BoxFuture<'a, Result<(), Error>>;

/// Says what is wrong with the added fields, before anything is done.
type Check = fn(&Map<String, Value>) -> Result<(), Vec<Problem>>;

/// The call of an extension; held and found like [`Hooks`].
pub(crate) struct ExtensionHook<O: Operation> {
    pub(crate) apply: Apply<O>,
}

/// An [`Extension`] without its types, as the registry holds it.
#[derive(Clone, Copy)]
pub struct ExtensionDescription {
    /// The operation's name.
    pub of: &'static str,
    /// The fields added.
    pub input: &'static [InputField],
    pub(crate) id: fn() -> TypeId,
    pub(crate) check: Check,
    pub(crate) hook: &'static (dyn Any + Send + Sync),
}

/// The extension, for [`Module::extensions`](super::Module::extensions).
#[must_use]
pub const fn extension<E: Extension>() -> ExtensionDescription {
    ExtensionDescription {
        of: E::Of::DESCRIPTION.name,
        input: E::Input::FIELDS,
        id: TypeId::of::<E::Of>,
        check: |values| E::Input::parse(values).map(drop),
        hook: const {
            &ExtensionHook::<E::Of> {
                apply: |context, event, output, values| Box::pin(apply::<E>(context, event, output, values)),
            }
        },
    }
}

async fn apply<E: Extension>(
    context: &mut Context<'_>,
    event: &Event<'_, E::Of>,
    output: &<E::Of as Operation>::Output,
    values: &Map<String, Value>,
) -> Result<(), Error> {
    let input = E::Input::parse(values).map_err(Error::Refused)?;
    E::apply(context, event, output, &input).await
}

impl std::fmt::Debug for ListenerDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ListenerDescription")
            .field("of", &self.of)
            .field("doc", &self.doc)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for ExtensionDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ExtensionDescription")
            .field("of", &self.of)
            .finish_non_exhaustive()
    }
}
