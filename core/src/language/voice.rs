//! Saying things in one language.

use super::languages::{Languages, Spoken};
use super::message::{Argument, Message, Said, Text};
use super::names::{phrase, sentence, title};
use super::vocabulary::{self, ABOUT, ADVICE};
use super::{ENGLISH, fluent, languages};
use crate::declare::{Module, OperationDescription, ResourceDescription, Right};
use crate::error::{ErrorKind, Problem};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use unic_langid::LanguageIdentifier;

/// One language of a distribution, for one answer.
#[derive(Clone, Copy)]
pub struct Voice<'l> {
    languages: &'l Languages,
    index: usize,
}

impl std::fmt::Debug for Voice<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Voice").field(&self.tag()).finish()
    }
}

impl<'l> Voice<'l> {
    pub(super) const fn new(languages: &'l Languages, index: usize) -> Self {
        Self { languages, index }
    }

    /// The language, as `Content-Language` names it (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'l str {
        self.languages
            .spoken(self.index)
            .map_or(ENGLISH, |language| language.name.as_str())
    }

    /// Says it.
    #[must_use]
    pub fn say(self, said: &Said) -> String {
        let arguments = self.arguments(said);
        self.find(said.message.id, None, Some(&arguments))
            .map_or_else(|| alone(said.message, &arguments), Cow::into_owned)
    }

    /// Says it, if it is ours to say.
    #[must_use]
    pub fn text(self, text: &Text) -> Cow<'_, str> {
        match text {
            Text::Said(said) => Cow::Owned(self.say(said)),
            Text::Plain(text) => Cow::Borrowed(text),
        }
    }

    /// What is wrong, in general.
    #[must_use]
    pub fn title(self, kind: &ErrorKind) -> Cow<'l, str> {
        self.word(&vocabulary::error_id(kind.code), None, || kind.title.into())
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(self, kind: &ErrorKind) -> Cow<'l, str> {
        self.word(&vocabulary::error_id(kind.code), Some(ADVICE), || kind.advice.into())
    }

    /// What exactly is wrong, or its kind's title.
    #[must_use]
    pub fn problem<'t>(self, problem: &'t Problem) -> Cow<'t, str>
    where
        'l: 't,
    {
        match &problem.detail {
            Some(detail) => self.text(detail),
            None => self.title(problem.kind),
        }
    }

    /// What a module is called.
    #[must_use]
    pub fn module(self, module: &Module) -> Cow<'l, str> {
        self.word(&vocabulary::module_id(module.name), None, || module.title.into())
    }

    /// What the rows of a resource are called.
    #[must_use]
    pub fn resource(self, name: &str) -> Cow<'l, str> {
        self.word(&vocabulary::resource_id(name), None, || title(name).into())
    }

    /// What they are.
    #[must_use]
    pub fn about(self, resource: &ResourceDescription) -> Cow<'l, str> {
        let id = vocabulary::resource_id(resource.name);
        self.word(&id, Some(ABOUT), || sentence(resource.doc).into())
    }

    /// What an operation does.
    #[must_use]
    pub fn operation(self, operation: &OperationDescription) -> Cow<'l, str> {
        let declared = operation.declared;
        let id = vocabulary::operation_id(declared.name);
        self.word(&id, None, || phrase(declared.doc).into())
    }

    /// What a right's holder may do.
    #[must_use]
    pub fn right(self, right: Right) -> Cow<'l, str> {
        self.word(&vocabulary::right_id(right.name), None, || right.title.into())
    }

    fn word(self, id: &str, attribute: Option<&str>, declared: impl FnOnce() -> Cow<'l, str>) -> Cow<'l, str> {
        self.find(id, attribute, None).unwrap_or_else(declared)
    }

    /// The words of this language, else of the one that it falls back to.
    fn find(self, id: &str, attribute: Option<&str>, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'l, str>> {
        let mut language: &'l Spoken = self.languages.spoken(self.index)?;
        loop {
            let mut layers = language.bundles.iter();
            if let Some(found) = layers.find_map(|bundle| format(bundle, id, attribute, arguments)) {
                return Some(found);
            }
            language = self.languages.spoken(language.fallback?)?;
        }
    }

    fn arguments(self, said: &Said) -> FluentArgs<'static> {
        let names = said.message.variables.iter().copied();
        names
            .zip(said.arguments.iter().map(|argument| self.value(argument)))
            .collect()
    }

    fn value(self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Number(number) => (*number).into(),
            other => self.shown(other).into(),
        }
    }

    fn shown(self, argument: &Argument) -> String {
        match argument {
            Argument::Text(text) => text.clone().into_owned(),
            Argument::Number(number) => number.to_string(),
            Argument::Said(said) => self.say(said),
            Argument::Right(right) => format!("{} ({})", right.number, self.right(*right)),
            Argument::All(items) => self.joined(items, ", "),
            Argument::AnyOf(items) => self.joined(items, &format!(" {} ", self.say(&crate::message::or()))),
        }
    }

    fn joined(self, items: &[Argument], between: &str) -> String {
        let shown: Vec<_> = items.iter().map(|item| self.shown(item)).collect();
        shown.join(between)
    }
}

fn format<'b>(
    bundle: &'b FluentBundle<FluentResource>,
    id: &str,
    attribute: Option<&str>,
    arguments: Option<&FluentArgs<'_>>,
) -> Option<Cow<'b, str>> {
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    // what a pattern lacks was found when it was read
    Some(bundle.format_pattern(pattern, arguments, &mut Vec::new()))
}

/// Says it in English, whatever is linked.
pub(super) fn in_english(said: &Said) -> String {
    Voice::new(&Languages::default(), 0).say(said)
}

/// The declaration's own words: for logs, and for a module whose words were not gathered.
fn alone(message: &Message, arguments: &FluentArgs<'_>) -> String {
    let english = LanguageIdentifier::from_bytes(ENGLISH.as_bytes()).unwrap_or_default();
    let file = fluent::parse(&format!("{} = {}\n", message.id, message.english));
    let bundle = languages::bundle(&english, file.ok());
    let said = format(&bundle, message.id, None, Some(arguments));
    said.map_or_else(|| message.english.to_owned(), Cow::into_owned)
}
