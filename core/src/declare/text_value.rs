//! The rules of an input field for texts: width, coded values, blanks.

use super::{InputField, Patch};
use crate::error::{Problem, kinds};
use crate::language::Argument;
use crate::message;

/// A value that holds texts: the field's `max_length`, `one_of` and `not_blank` apply to each of them.
#[diagnostic::on_unimplemented(
    message = "`max_length`, `one_of` and `not_blank` are rules for texts, and `{Self}` holds none"
)]
pub trait TextValue {
    /// What the rule finds wrong with the texts, placed at their position if they stand in a list.
    fn check_texts(&self, rule: &dyn Fn(&str) -> Option<Problem>) -> Vec<Problem>;
}

impl TextValue for String {
    fn check_texts(&self, rule: &dyn Fn(&str) -> Option<Problem>) -> Vec<Problem> {
        rule(self).into_iter().collect()
    }
}

impl<T: TextValue> TextValue for Option<T> {
    fn check_texts(&self, rule: &dyn Fn(&str) -> Option<Problem>) -> Vec<Problem> {
        self.as_ref().map_or_else(Vec::new, |value| value.check_texts(rule))
    }
}

impl<T: TextValue> TextValue for Patch<T> {
    fn check_texts(&self, rule: &dyn Fn(&str) -> Option<Problem>) -> Vec<Problem> {
        self.value().map_or_else(Vec::new, |value| value.check_texts(rule))
    }
}

impl<T: TextValue> TextValue for Vec<T> {
    fn check_texts(&self, rule: &dyn Fn(&str) -> Option<Problem>) -> Vec<Problem> {
        let checked = self.iter().enumerate();
        checked
            .flat_map(|(index, value)| {
                let problems = value.check_texts(rule);
                problems.into_iter().map(move |problem| problem.inside(index))
            })
            .collect()
    }
}

impl InputField {
    /// The first rule that this text of the field breaks. The text itself is not repeated: it may be a secret.
    pub(super) fn check_text(&self, text: &str) -> Option<Problem> {
        if self.not_blank && text.trim().is_empty() {
            return Some(kinds::REQUIRED.problem().detail(message::blank()));
        }
        if let Some(limit) = self.max_length
            && text.chars().nth(limit).is_some()
        {
            return Some(kinds::TOO_LONG.problem().detail(message::at_most_characters(limit)));
        }
        if !self.one_of.is_empty() && !self.one_of.contains(&text) {
            let choices = Argument::all(self.one_of.iter().copied());
            return Some(Problem::invalid_value(message::one_of(choices)));
        }
        None
    }
}
