//! Operations: what can be done, and what can be asked beyond reading.

use super::{Access, Input, InputField, Key, OperationDialect, Resource, ResourceDescription, Right};
use crate::error::{Error, ErrorKind};
use crate::operate::Context;
use futures_util::future::BoxFuture;
use serde_json::{Map, Value};
use std::any::TypeId;
use std::future::Future;
use std::marker::PhantomData;

/// One verb of the office: a type without fields that says what it takes and does what it says.
///
/// Core runs every operation the same way, whatever door asks: right → input → transaction → target within scope →
/// listeners `validate` and `before` → [`Operation::run`] → listeners `after` → mutation log → outbox → commit.
/// An error anywhere rolls everything back.
pub trait Operation: Send + Sync + 'static {
    /// The row that is acted on: a [`Resource`], loaded and locked within the actor's scope before the operation
    /// runs (404 otherwise), or `()` for creations and questions.
    type Target: Target;
    /// What is given.
    type Input: Input;
    /// What is answered.
    type Output: Output;

    /// Name, right and place in the doors.
    const DESCRIPTION: Declared;

    /// Does it. The context holds the connection and the actor; nothing is committed before this returns.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error) with all problems of the input that were found.
    fn run(
        context: &mut Context<'_>,
        target: &Self::Target,
        input: &Self::Input,
    ) -> impl Future<Output = Result<Self::Output, Error>> + Send;
}

/// What an [`Operation`] declares about itself.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// `module.verb_noun`, the name in logs, events and documentation (`location.move`).
    pub name: &'static str,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// Who may do it. The registry refuses an operation that does not say.
    pub access: Option<Access>,
    /// The resource it belongs to, by name.
    pub resource: &'static str,
    /// Where REST serves it.
    pub verb: Verb,
    /// openIMIS's GraphQL field (`createLocation`), if it has one.
    pub graphql: Option<&'static str>,
    /// What distinguishes it in openIMIS's GraphQL dialect.
    pub dialect: OperationDialect,
    /// openIMIS's message when it fails (`location.mutation.failed_to_create_location`), if it has one.
    pub failure: Option<&'static str>,
    /// What it answers for a row that ended, if not that there is no such row.
    pub ended: Option<&'static ErrorKind>,
}

/// How an operation acts on its resource; from it follow method, path and status of every door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `POST /{resource}`.
    Create,
    /// `PATCH /{resource}/{id}`.
    Update,
    /// `DELETE /{resource}/{id}`.
    Delete,
    /// `POST /{resource}/{id}/{word}`: a step of a process.
    Act(&'static str),
    /// `POST /{resource}/{word}`: a step for many rows, or for none in particular.
    ActOnAll(&'static str),
    /// `GET /{resource}/{word}`: a question; no transaction, history or log.
    Ask(&'static str),
}

impl Verb {
    /// Whether it changes anything.
    #[must_use]
    pub const fn changes(self) -> bool {
        !matches!(self, Self::Ask(_))
    }
}

impl Declared {
    /// Declares an operation with its REST verb on a resource.
    #[must_use]
    pub const fn new(name: &'static str, resource: &'static str, verb: Verb, doc: &'static str) -> Self {
        Self {
            name,
            doc,
            access: None,
            resource,
            verb,
            graphql: None,
            dialect: OperationDialect::NONE,
            failure: None,
            ended: None,
        }
    }

    /// Opens it to holders of this right.
    #[must_use]
    pub const fn right(mut self, right: Right) -> Self {
        self.access = Some(Access::Right(right));
        self
    }

    /// Opens it to those whom this access names.
    #[must_use]
    pub const fn access(mut self, access: Access) -> Self {
        self.access = Some(access);
        self
    }

    /// Answers this for a row that ended within the actor's scope: deleted, or an earlier version of another.
    #[must_use]
    pub const fn ended(mut self, kind: &'static ErrorKind) -> Self {
        self.ended = Some(kind);
        self
    }

    /// Names it in openIMIS's GraphQL dialect, with the dialect's message when it fails.
    #[must_use]
    pub const fn graphql(mut self, field: &'static str, failure: &'static str) -> Self {
        self.graphql = Some(field);
        self.failure = Some(failure);
        self
    }

    /// Says what distinguishes it in openIMIS's GraphQL dialect.
    #[must_use]
    pub const fn dialect(mut self, dialect: OperationDialect) -> Self {
        self.dialect = dialect;
        self
    }
}

/// What an operation acts on.
pub trait Target: Sized + Send + Sync + 'static {
    /// The resource it is loaded from, unless it is `()`.
    const RESOURCE: Option<&'static ResourceDescription>;

    /// Loads and locks the row within the actor's scope; `ended` is answered for one that is there no longer.
    fn load(
        context: &mut Context<'_>,
        id: Option<&str>,
        ended: Option<&'static ErrorKind>,
    ) -> impl Future<Output = Result<Self, Error>> + Send;
}

impl Target for () {
    const RESOURCE: Option<&'static ResourceDescription> = None;

    async fn load(_: &mut Context<'_>, _: Option<&str>, _: Option<&'static ErrorKind>) -> Result<Self, Error> {
        Ok(())
    }
}

impl<R: Resource> Target for R {
    const RESOURCE: Option<&'static ResourceDescription> = Some(R::DESCRIPTION);

    async fn load(
        context: &mut Context<'_>,
        id: Option<&str>,
        ended: Option<&'static ErrorKind>,
    ) -> Result<Self, Error> {
        context.target::<R>(id.unwrap_or_default(), ended).await
    }
}

/// What an operation answers, as a door sees it.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Done; nothing to say.
    Nothing,
    /// This row, which the door reads back within the actor's scope.
    Row(&'static str, Key),
    /// A value of its own.
    Value(Value),
}

/// A type that an operation can answer with.
pub trait Output: Send + Sync + 'static {
    /// What documentation says the answer is.
    const KIND: OutputKind;

    /// The answer, independent of type.
    fn into_answer(self) -> Answer;
}

/// The shape of an answer, for documentation.
#[derive(Debug, Clone, Copy)]
pub enum OutputKind {
    /// No content.
    Nothing,
    /// A document of this resource.
    Row(&'static str),
    /// One value.
    Value(super::Kind),
}

/// The row that an operation made or changed, to be shown as the answer.
#[derive(Debug)]
pub struct Saved<R> {
    /// Its key.
    pub key: Key,
    resource: PhantomData<fn() -> R>,
}

impl<R: Resource> Saved<R> {
    /// The row with this key.
    pub fn new(key: impl Into<Key>) -> Self {
        Self {
            key: key.into(),
            resource: PhantomData,
        }
    }
}

impl<R: Resource> Output for Saved<R> {
    const KIND: OutputKind = OutputKind::Row(R::DESCRIPTION.name);

    fn into_answer(self) -> Answer {
        Answer::Row(R::DESCRIPTION.name, self.key)
    }
}

/// A question about a row that may not be there.
impl<R: Resource> Output for Option<Saved<R>> {
    const KIND: OutputKind = OutputKind::Row(R::DESCRIPTION.name);

    fn into_answer(self) -> Answer {
        self.map_or(Answer::Nothing, Saved::into_answer)
    }
}

impl Output for () {
    const KIND: OutputKind = OutputKind::Nothing;

    fn into_answer(self) -> Answer {
        Answer::Nothing
    }
}

impl Output for bool {
    const KIND: OutputKind = OutputKind::Value(super::Kind::Boolean);

    fn into_answer(self) -> Answer {
        Answer::Value(Value::Bool(self))
    }
}

impl Output for Value {
    const KIND: OutputKind = OutputKind::Value(super::Kind::Json);

    fn into_answer(self) -> Answer {
        Answer::Value(self)
    }
}

/// An [`Operation`] without its types, as the registry holds it.
#[derive(Clone, Copy)]
pub struct OperationDescription {
    /// What it declares.
    pub declared: Declared,
    /// Its own input fields; modules may add more with [`Extension`](super::Extension).
    pub input: &'static [InputField],
    /// What it answers.
    pub output: OutputKind,
    /// The resource whose row it acts on, if any.
    pub target: Option<&'static ResourceDescription>,
    /// Which operation it is, for its listeners.
    pub id: fn() -> TypeId,
    /// Runs it; called by [`crate::operate`] alone.
    pub(crate) run: for<'a> fn(&'a mut Context<'_>, Call<'a>) -> BoxFuture<'a, Result<Answer, Error>>,
}

impl std::fmt::Debug for OperationDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OperationDescription")
            .field("declared", &self.declared)
            .finish_non_exhaustive()
    }
}

/// A request for an operation, as a door hands it over.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The public id of the row to act on.
    pub target: Option<&'a str>,
    /// The input by field name; what was not sent is absent.
    pub input: &'a Map<String, Value>,
}

/// The operation, for [`Module::operations`](super::Module::operations).
#[must_use]
pub const fn operation<O: Operation>() -> OperationDescription {
    OperationDescription {
        declared: O::DESCRIPTION,
        input: O::Input::FIELDS,
        output: O::Output::KIND,
        target: O::Target::RESOURCE,
        id: TypeId::of::<O>,
        run: |context, call| Box::pin(crate::operate::run::<O>(context, call)),
    }
}
