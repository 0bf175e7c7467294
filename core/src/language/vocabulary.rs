//! Everything that a module or a door says, in English: what a translation is held against.

use super::fluent;
use super::message::Message;
use super::names::{phrase, sentence, title};
use crate::declare::Module;
use crate::error::ErrorKind;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What a module or a door says to people, and the languages it brings.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// The module, or the door (`rest`): names the files.
    pub owner: &'static str,
    /// The errors: `location.code_taken` is `location-code_taken`, its advice the attribute `advice`.
    pub errors: Vec<&'static ErrorKind>,
    /// The sentences.
    pub messages: Vec<Message>,
    /// Languages beside English, each with its file.
    pub locales: &'static [(&'static str, &'static str)],
    /// A module also says what it, its resources, operations and rights are called.
    pub module: Option<&'static Module>,
}

/// One text that can be translated.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) id: String,
    pub(super) attribute: Option<&'static str>,
    /// In the syntax of Fluent.
    pub(super) english: String,
    pub(super) variables: &'static [&'static str],
}

impl Vocabulary {
    /// What a module says.
    #[must_use]
    pub fn of(module: &'static Module) -> Self {
        Self {
            owner: module.name,
            errors: [module.general_errors, module.errors].concat(),
            messages: module.messages.to_vec(),
            locales: module.locales,
            module: Some(module),
        }
    }

    /// The file that translators begin with.
    #[must_use]
    pub fn template(&self) -> String {
        let mut text = String::new();
        for word in self.words() {
            let (id, english) = (&word.id, &word.english);
            let _ = match word.attribute {
                Some(attribute) => writeln!(text, "    .{attribute} = {english}"),
                None => writeln!(text, "{id} = {english}"),
            };
        }
        text
    }

    /// Every text, in order of declaration; attributes follow their message.
    pub(super) fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        if let Some(module) = self.module {
            of_module(module, &mut words);
            // a resource or operation that is there twice is the registry's to report
            let mut seen = BTreeSet::new();
            words.retain(|word| seen.insert((word.id.clone(), word.attribute)));
        }
        for kind in &self.errors {
            say(&mut words, error_id(kind.code), kind.title);
            add(&mut words, ADVICE, kind.advice);
        }
        words.extend(self.messages.iter().map(|message| Word {
            id: message.id.to_owned(),
            attribute: None,
            english: message.english.to_owned(),
            variables: message.variables,
        }));
        words
    }
}

/// The attribute with an error's advice.
pub(super) const ADVICE: &str = "advice";
/// The attribute with a resource's documentation.
pub(super) const ABOUT: &str = "about";

pub(super) fn error_id(code: &str) -> String {
    code.replace('.', "-")
}

pub(super) fn module_id(name: &str) -> String {
    format!("module-{name}")
}

pub(super) fn resource_id(name: &str) -> String {
    format!("resource-{name}")
}

pub(super) fn operation_id(name: &str) -> String {
    format!("operation-{}", name.replace('.', "-"))
}

pub(super) fn right_id(name: &str) -> String {
    format!("right-{}", name.replace('.', "-"))
}

fn of_module(module: &Module, words: &mut Vec<Word>) {
    say(words, module_id(module.name), module.title);
    for right in module.rights {
        say(words, right_id(right.name), right.title);
    }
    for resource in module.resources {
        say(words, resource_id(resource.name), &title(resource.name));
        add(words, ABOUT, &sentence(resource.doc));
    }
    for operation in module.operations {
        let declared = operation.declared;
        say(words, operation_id(declared.name), &phrase(declared.doc));
    }
}

fn say(words: &mut Vec<Word>, id: String, text: &str) {
    words.push(Word {
        id,
        attribute: None,
        english: fluent::quoted(text),
        variables: &[],
    });
}

/// An attribute of what was said last.
fn add(words: &mut Vec<Word>, attribute: &'static str, text: &str) {
    let id = words.last().map(|word| word.id.clone()).unwrap_or_default();
    words.push(Word {
        id,
        attribute: Some(attribute),
        english: fluent::quoted(text),
        variables: &[],
    });
}
