//! What Fluent is asked: the ids and variables of a file, and texts as its syntax writes them.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A text that somebody may be told: the value of a message, or of one of its attributes.
pub(super) struct Entered<'t> {
    pub(super) id: &'t str,
    pub(super) attribute: Option<&'t str>,
    pub(super) variables: BTreeSet<&'t str>,
}

/// Reads a file.
///
/// # Errors
/// All places that are not Fluent.
pub(super) fn parse(text: &str) -> Result<FluentResource, Vec<String>> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let told = |error: &fluent_syntax::parser::ParserError| {
            let before = text.get(..error.pos.start).unwrap_or(text);
            format!("line {}: {}", before.matches('\n').count() + 1, error.kind)
        };
        errors.iter().map(told).collect()
    })
}

/// Everything that a file says.
pub(super) fn entries(file: &FluentResource) -> Vec<Entered<'_>> {
    let mut found = Vec::new();
    for entry in file.entries() {
        let Entry::Message(message) = entry else { continue };
        let values = message.value.iter().map(|value| (None, value));
        let attributes = message
            .attributes
            .iter()
            .map(|attribute| (Some(attribute.id.name), &attribute.value));
        found.extend(values.chain(attributes).map(|(attribute, pattern)| Entered {
            id: message.id.name,
            attribute,
            variables: variables(pattern),
        }));
    }
    found
}

fn variables<'t>(pattern: &Pattern<&'t str>) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    of_pattern(pattern, &mut found);
    found
}

fn of_pattern<'t>(pattern: &Pattern<&'t str>, found: &mut BTreeSet<&'t str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression<'t>(expression: &Expression<&'t str>, found: &mut BTreeSet<&'t str>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
    }
}

fn of_inline<'t>(inline: &InlineExpression<&'t str>, found: &mut BTreeSet<&'t str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name);
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => of_call(arguments, found),
        InlineExpression::TermReference { arguments, .. } => {
            if let Some(arguments) = arguments {
                of_call(arguments, found);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn of_call<'t>(arguments: &CallArguments<&'t str>, found: &mut BTreeSet<&'t str>) {
    for argument in &arguments.positional {
        of_inline(argument, found);
    }
    for argument in &arguments.named {
        of_inline(&argument.value, found);
    }
}

/// A plain text as a value: what means something to Fluent is quoted.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, character) in text.trim().chars().enumerate() {
        let special = matches!(character, '{' | '}') || (index == 0 && matches!(character, '.' | '*' | '['));
        if special {
            let _ = write!(out, "{{\"{character}\"}}");
        } else if character == '\n' {
            out.push(' ');
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{entries, parse, quoted};

    #[test]
    fn finds_variables_wherever_they_stand() {
        let file =
            parse("a = { $n ->\n    [one] { $x }\n   *[other] { NUMBER($y) }\n }\n    .b = { { $z } }\n").unwrap();
        let found = entries(&file);
        let names = |index: usize| found[index].variables.iter().copied().collect::<Vec<_>>();
        assert_eq!((found[0].attribute, names(0)), (None, vec!["n", "x", "y"]));
        assert_eq!((found[1].attribute, names(1)), (Some("b"), vec!["z"]));
    }

    #[test]
    fn says_in_which_line_a_file_is_not_fluent() {
        let problems = parse("a = b\n\nc\n").unwrap_err();
        assert!(problems[0].starts_with("line 3: "), "{problems:?}");
    }

    #[test]
    fn plain_texts_stay_what_they_are() {
        for text in ["{x}", ".form", "[a] * b", "say \"it\""] {
            let bundle = super::super::languages::bundle(
                &"en".parse().unwrap(),
                [parse(&format!("a = {}\n", quoted(text))).unwrap()],
            );
            let message = bundle.get_message("a").unwrap();
            let said = bundle.format_pattern(message.value().unwrap(), None, &mut Vec::new());
            assert_eq!(said, text);
        }
    }
}
