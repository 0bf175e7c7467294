//! Translations held against the declarations.

use super::fluent::{self, Entered};
use super::problem::LocaleProblem;
use super::vocabulary::{Vocabulary, Word};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

type Key<'w> = (&'w str, Option<&'w str>);

impl Vocabulary {
    /// What a translation lacks: the ids of texts that it does not have, or that leave out a variable.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn missing(&self, place: &str, text: &str) -> Result<Vec<String>, Vec<LocaleProblem>> {
        let file = self.read(place, text)?;
        let entries: BTreeMap<Key<'_>, Entered<'_>> = fluent::entries(&file)
            .into_iter()
            .map(|entry| ((entry.id, entry.attribute), entry))
            .collect();
        let lacks = |word: &Word| match entries.get(&(word.id.as_str(), word.attribute)) {
            None => true,
            Some(entry) => word
                .variables
                .iter()
                .any(|variable| !entry.variables.contains(variable)),
        };
        let words = self.words();
        Ok(words.iter().filter(|word| lacks(word)).map(Word::name).collect())
    }

    /// Reads a translation.
    ///
    /// # Errors
    /// Everything in it that is not Fluent, that nobody says, or that names what its declaration does not.
    pub(super) fn read(&self, place: &str, text: &str) -> Result<FluentResource, Vec<LocaleProblem>> {
        let place = || place.to_owned();
        let file = fluent::parse(text).map_err(|details| {
            let malformed = |detail| LocaleProblem::Malformed { place: place(), detail };
            details.into_iter().map(malformed).collect::<Vec<_>>()
        })?;
        let words = self.words();
        let known: BTreeMap<Key<'_>, &Word> = words
            .iter()
            .map(|word| ((word.id.as_str(), word.attribute), word))
            .collect();
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in fluent::entries(&file) {
            let id = name(entry.id, entry.attribute);
            if !seen.insert((entry.id, entry.attribute)) {
                problems.push(LocaleProblem::DefinedTwice { place: place(), id });
                continue;
            }
            let Some(word) = known.get(&(entry.id, entry.attribute)) else {
                problems.push(LocaleProblem::UnknownId { place: place(), id });
                continue;
            };
            let foreign = entry.variables.iter().filter(|name| !word.variables.contains(*name));
            problems.extend(foreign.map(|variable| LocaleProblem::UnknownVariable {
                place: place(),
                id: id.clone(),
                variable: (*variable).to_owned(),
            }));
        }
        if problems.is_empty() { Ok(file) } else { Err(problems) }
    }

    /// The declarations themselves: ids that are there twice, and sentences that do not name their variables.
    fn check_english(&self) -> Vec<LocaleProblem> {
        let place = format!("the declarations of {}", self.owner);
        let unused = |id| LocaleProblem::UnusedVariable {
            place: place.clone(),
            id,
        };
        match self.missing(&place, &self.template()) {
            Ok(lacking) => lacking.into_iter().map(unused).collect(),
            Err(found) => found,
        }
    }
}

impl Word {
    fn name(&self) -> String {
        name(&self.id, self.attribute)
    }
}

fn name(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"))
}

/// Everything that is wrong with the words of a module or a door.
pub(crate) fn check(vocabulary: &Vocabulary) -> Vec<LocaleProblem> {
    let mut problems = vocabulary.check_english();
    for (language, text) in vocabulary.locales {
        let place = format!("{language} of {}", vocabulary.owner);
        if language.parse::<unic_langid::LanguageIdentifier>().is_err() {
            problems.push(LocaleProblem::NoLanguage {
                place: vocabulary.owner.to_owned(),
                language: (*language).to_owned(),
            });
        }
        problems.extend(vocabulary.read(&place, text).err().into_iter().flatten());
    }
    problems
}
