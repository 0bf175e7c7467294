//! What a client selects below a field, with fragments resolved and repeated fields merged.

use async_graphql::{Context, SelectionField, ServerResult, Value};

/// A selected field.
#[derive(Debug)]
pub(crate) struct Selected {
    /// The name in the answer: the alias, or the field's own.
    pub(crate) key: String,
    pub(crate) name: String,
    arguments: Vec<(String, Value)>,
    pub(crate) children: Vec<Selected>,
}

impl Selected {
    /// The field that is being resolved.
    pub(crate) fn of(context: &Context<'_>) -> ServerResult<Self> {
        Self::read(context.field())
    }

    fn read(field: SelectionField<'_>) -> ServerResult<Self> {
        let mut selected = Self {
            key: field.alias().unwrap_or_else(|| field.name()).to_owned(),
            name: field.name().to_owned(),
            // null says as much as nothing
            arguments: field
                .arguments()?
                .into_iter()
                .filter(|(_, value)| *value != Value::Null)
                .map(|(name, value)| (name.to_string(), value))
                .collect(),
            children: Vec::new(),
        };
        for child in field.selection_set() {
            selected.add(Self::read(child)?);
        }
        Ok(selected)
    }

    /// The same name twice is one field with all that is selected below either (GraphQL, "Field Selection Merging").
    fn add(&mut self, child: Self) {
        match self.children.iter_mut().find(|known| known.key == child.key) {
            Some(known) => child.children.into_iter().for_each(|below| known.add(below)),
            None => self.children.push(child),
        }
    }

    /// An argument that was given and is not null.
    pub(crate) fn argument(&self, name: &str) -> Option<&Value> {
        self.arguments
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// All arguments that were given and are not null.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.arguments.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// What is selected below the fields of this name.
    pub(crate) fn below<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Selected> {
        let named = self.children.iter().filter(move |child| child.name == name);
        named.flat_map(|child| &child.children)
    }

    /// Whether a field of this name is selected below.
    pub(crate) fn selects(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name)
    }
}
