//! The table of addresses.

use super::{Endpoint, Link, Matched, Mismatch};
use openimis_core::declare::{History, Verb};
use openimis_core::registry::{LinkageChange, Method, Registry};
use std::collections::HashMap;

/// Every address that the registry makes.
#[derive(Debug, Default)]
pub struct Table {
    resources: HashMap<&'static str, Entry>,
}

/// What stands below one resource's name.
#[derive(Debug)]
struct Entry {
    name: &'static str,
    has_history: bool,
    relationships: Vec<&'static str>,
    changes: Vec<LinkageChange>,
    operations: Vec<(Verb, usize)>,
}

impl Table {
    /// The addresses of this registry.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let mut table = Self::default();
        for resource in registry.resources() {
            let name = resource.description.name;
            let entry = Entry {
                name,
                has_history: resource.description.history != History::None,
                relationships: resource.relationships.iter().map(|found| found.name).collect(),
                changes: Vec::new(),
                operations: Vec::new(),
            };
            table.resources.insert(name, entry);
        }
        for (place, operation) in registry.operations().iter().enumerate() {
            let declared = operation.description.declared;
            if let Some(entry) = table.resources.get_mut(declared.resource) {
                entry.operations.push((declared.verb, place));
            }
        }
        for change in registry.linkage_changes() {
            if let Some(entry) = table.resources.get_mut(change.resource) {
                entry.changes.push(change);
            }
        }
        table
    }

    /// What a method at these segments means.
    ///
    /// # Errors
    /// That nothing is there, or only for other methods.
    pub fn find(&self, method: Option<Method>, segments: &[String]) -> Result<Matched, Mismatch> {
        let (name, below) = segments.split_first().ok_or(Mismatch::NoSuchAddress)?;
        let entry = self.resources.get(name.as_str()).ok_or(Mismatch::NoSuchAddress)?;
        let (pattern, candidates) = entry.candidates(below).ok_or(Mismatch::NoSuchAddress)?;
        let mut methods: Vec<_> = candidates.iter().map(|(offered, _)| *offered).collect();
        match candidates.into_iter().find(|(offered, _)| Some(*offered) == method) {
            Some((_, endpoint)) => Ok(Matched { endpoint, pattern }),
            None if methods.is_empty() => Err(Mismatch::NoSuchAddress),
            None => {
                methods.sort();
                methods.dedup();
                Err(Mismatch::Allowed(methods, pattern))
            }
        }
    }
}

type Candidates = Vec<(Method, Endpoint)>;

impl Entry {
    /// The pattern of an address below the resource, and what each method means there.
    fn candidates(&self, below: &[String]) -> Option<(String, Candidates)> {
        let name = self.name;
        let texts: Vec<_> = below.iter().map(String::as_str).collect();
        match texts.as_slice() {
            [] => Some((format!("/{name}"), self.collection())),
            [word] => {
                let words = self.words(word);
                // a word goes before an id that reads like it
                if words.is_empty() {
                    Some((format!("/{name}/{{id}}"), self.item(word)))
                } else {
                    Some((format!("/{name}/{word}"), words))
                }
            }
            [id, "history"] if self.has_history => {
                let read = (Method::Get, Endpoint::History(name, (*id).to_owned()));
                Some((format!("/{name}/{{id}}/history"), vec![read]))
            }
            [id, word] => Some((format!("/{name}/{{id}}/{word}"), self.below_item(id, word))),
            [id, "relationships", word] => {
                let relationship = self.relationship(word)?;
                Some((
                    format!("/{name}/{{id}}/relationships/{word}"),
                    self.linkage(id, relationship),
                ))
            }
            _ => None,
        }
    }

    fn collection(&self) -> Candidates {
        let mut candidates = vec![(Method::Get, Endpoint::Collection(self.name))];
        candidates.extend(self.operations(|verb| matches!(verb, Verb::Create), Method::Post, None));
        candidates
    }

    fn words(&self, word: &str) -> Candidates {
        let mut candidates = self.operations(
            |verb| matches!(verb, Verb::ActOnAll(own) if own == word),
            Method::Post,
            None,
        );
        candidates.extend(self.operations(|verb| matches!(verb, Verb::Ask(own) if own == word), Method::Get, None));
        candidates
    }

    fn item(&self, id: &str) -> Candidates {
        let mut candidates = vec![(Method::Get, Endpoint::Item(self.name, id.to_owned()))];
        candidates.extend(self.operations(|verb| matches!(verb, Verb::Update), Method::Patch, Some(id)));
        candidates.extend(self.operations(|verb| matches!(verb, Verb::Delete), Method::Delete, Some(id)));
        candidates
    }

    fn below_item(&self, id: &str, word: &str) -> Candidates {
        let act = |verb| matches!(verb, Verb::Act(own) if own == word);
        let mut candidates = self.operations(act, Method::Post, Some(id));
        if let Some(relationship) = self.relationship(word) {
            candidates.push((Method::Get, Endpoint::Related(self.name, id.to_owned(), relationship)));
        }
        candidates
    }

    fn linkage(&self, id: &str, relationship: &'static str) -> Candidates {
        let mut candidates = vec![(Method::Get, Endpoint::Linkage(self.name, id.to_owned(), relationship))];
        let changes = self.changes.iter().filter(|change| change.relationship == relationship);
        for (change, method) in changes.flat_map(|change| change.methods().iter().map(move |method| (change, *method)))
        {
            let link = Link {
                operation: change.operation,
                relationship,
                method,
            };
            candidates.push((method, Endpoint::Link(link, id.to_owned())));
        }
        candidates
    }

    fn relationship(&self, word: &str) -> Option<&'static str> {
        self.relationships.iter().copied().find(|name| *name == word)
    }

    fn operations(&self, wanted: impl Fn(Verb) -> bool, method: Method, id: Option<&str>) -> Candidates {
        let found = self.operations.iter().filter(|(verb, _)| wanted(*verb));
        found
            .map(|(_, place)| (method, Endpoint::Operation(*place, id.map(str::to_owned))))
            .collect()
    }
}
