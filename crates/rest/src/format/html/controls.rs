//! The controls of a form, made from an operation's input.

use super::choices::Choices;
use super::words;
use maud::{Markup, html};
use openimis_core::declare::{InputField, InputKind, Kind};
use openimis_core::language::{ENGLISH, Voice, names};

/// What a control shows and says.
pub(super) struct Filled<'a> {
    /// What stands in the control of this name.
    pub(super) value: &'a dyn Fn(&str) -> Option<String>,
    /// What stood there when the form was first shown.
    pub(super) before: &'a dyn Fn(&str) -> Option<String>,
    /// What is wrong with it.
    pub(super) problems: &'a dyn Fn(&str) -> Vec<String>,
    /// Says the words of the form.
    pub(super) voice: Voice<'a>,
    /// Rows that references may lead to.
    pub(super) choices: Option<&'a Choices>,
    /// Makes ids differ between the forms of one page.
    pub(super) form: &'a str,
}

/// The controls of these fields; those of a group stand together.
pub(super) fn all(fields: &[&'static InputField], above: &str, filled: &Filled<'_>) -> Markup {
    html! { @for field in fields { (one(field, above, filled)) } }
}

/// The name of a control: the way to its field.
pub(super) fn name(above: &str, field: &InputField) -> String {
    if above.is_empty() {
        field.name.to_owned()
    } else {
        format!("{above}.{}", field.name)
    }
}

/// The id of a control, which links of a page lead to.
pub(super) fn id(form: &str, name: &str) -> String {
    format!("{form}-{}", name.replace('.', "-"))
}

fn one(field: &'static InputField, above: &str, filled: &Filled<'_>) -> Markup {
    let name = name(above, field);
    if let InputKind::Object(fields) = &field.kind {
        let fields: Vec<_> = fields.iter().collect();
        return html! {
            fieldset {
                legend { (names::title(field.name)) }
                p.hint lang=(ENGLISH) { (names::sentence(field.doc)) }
                (all(&fields, &name, filled))
            }
        };
    }
    let id = id(filled.form, &name);
    let problems = (filled.problems)(&name);
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if problems.is_empty() {
        hint.clone()
    } else {
        format!("{error} {hint}")
    };
    html! {
        div.control.wrong[!problems.is_empty()] {
            label for=(id) {
                (names::title(field.name))
                @if field.required { span.required aria-hidden="true" { " *" } }
            }
            @if !problems.is_empty() {
                p.error id=(error) { @for problem in &problems { (problem) " " } }
            }
            (input(field, &name, &id, &described, !problems.is_empty(), filled))
            p.hint id=(hint) { (hint_of(field, filled)) }
            @if let Some(before) = (filled.before)(&name) {
                input type="hidden" name={ "_was." (name) } value=(before);
            }
        }
    }
}

fn input(field: &InputField, name: &str, id: &str, described: &str, wrong: bool, filled: &Filled<'_>) -> Markup {
    let value = if field.secret {
        String::new()
    } else {
        (filled.value)(name).unwrap_or_default()
    };
    let invalid = wrong.then_some("true");
    let choices: Option<&[&str]> = match field.kind {
        InputKind::Value(Kind::Boolean) => Some(&["true", "false"]),
        InputKind::Value(_) if !field.one_of.is_empty() => Some(field.one_of),
        _ => None,
    };
    if let Some(choices) = choices {
        return html! {
            select id=(id) name=(name) required[field.required] aria-describedby=(described) aria-invalid=[invalid] {
                option value="" { "" }
                @for choice in choices { option value=(choice) selected[*choice == value] { (choice) } }
            }
        };
    }
    if let Some(rows) = filled.rows(field) {
        let is_other = !value.is_empty() && rows.iter().all(|(id, _)| *id != value);
        return html! {
            select id=(id) name=(name) required[field.required] aria-describedby=(described) aria-invalid=[invalid] {
                option value="" { "" }
                @if is_other { option value=(value) selected { (value) } }
                @for (id, name) in rows { option value=(id) selected[*id == value] { (name) } }
            }
        };
    }
    if is_long(&field.kind) {
        return html! {
            textarea id=(id) name=(name) rows="3" required[field.required] aria-describedby=(described)
                aria-invalid=[invalid] { "\n" (value) }
        };
    }
    html! {
        input id=(id) name=(name) type=(type_of(field)) value=(value) required[field.required]
            maxlength=[field.max_length] aria-describedby=(described) aria-invalid=[invalid]
            autocomplete=[field.secret.then_some("new-password")];
    }
}

impl Filled<'_> {
    /// The rows that a reference may lead to, if they can be chosen from.
    fn rows(&self, field: &InputField) -> Option<&[(String, String)]> {
        match field.kind {
            InputKind::Reference(target) => self.choices?.of(target),
            _ => None,
        }
    }
}

fn type_of(field: &InputField) -> &'static str {
    match field.kind {
        _ if field.secret => "password",
        InputKind::Value(Kind::Date) => "date",
        _ => "text",
    }
}

/// Whether it takes several lines.
pub(super) fn is_long(kind: &InputKind) -> bool {
    matches!(kind, InputKind::List(_) | InputKind::Value(Kind::Json))
}

/// Whether its text is JSON.
pub(super) fn is_json(kind: &InputKind) -> bool {
    matches!(
        kind,
        InputKind::Value(Kind::Json) | InputKind::List(InputKind::Object(_) | InputKind::List(_))
    )
}

fn hint_of(field: &InputField, filled: &Filled<'_>) -> Markup {
    let voice = filled.voice;
    let how = match &field.kind {
        InputKind::Reference(_) if filled.rows(field).is_some() => None,
        InputKind::Reference(_) => Some(words::page_id_of_row()),
        InputKind::List(InputKind::Reference(_)) => Some(words::page_one_id_a_line()),
        kind if is_json(kind) => Some(words::page_as_json()),
        InputKind::List(_) => Some(words::page_one_a_line()),
        InputKind::Value(Kind::Instant) => Some(words::page_instant()),
        _ => None,
    };
    let target = match &field.kind {
        InputKind::Reference(target) | InputKind::List(InputKind::Reference(target)) => Some(*target),
        _ => None,
    };
    html! {
        span lang=(ENGLISH) { (names::sentence(field.doc)) }
        @if let Some(how) = how { " " (voice.say(&how)) }
        @if let Some(target) = target {
            " " a href={ (crate::BASE) "/" (target) } { (voice.say(&words::page_look_up(voice.resource(target).into_owned()))) }
        }
    }
}
