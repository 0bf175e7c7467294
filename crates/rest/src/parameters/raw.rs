//! From the text behind `?` to names and values.

use super::refused;
use crate::message;
use openimis_core::error::Problem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What stands for itself in a query (RFC 3986, "Unreserved Characters").
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// More than any form of ours has, and fewer than make work for nothing: most of them would be refused one by one.
const MOST: usize = 200;

/// The query parameters of one request, in the order sent, each at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters(Vec<Parameter>);

/// One query parameter: `family[member]=value`, or `family=value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its whole name, for problems.
    pub name: String,
    /// What stands before the brackets.
    pub family: String,
    /// What stands inside them.
    pub member: Option<String>,
    /// Its value.
    pub value: String,
}

impl Parameters {
    /// Reads a query; `+` stands for a space.
    ///
    /// # Errors
    /// Text that is no UTF-8, holds NUL or ends within an escape; names that stand there twice or whose brackets do not
    /// match; more than 200 parameters.
    pub fn parse(query: &str) -> Result<Self, Vec<Problem>> {
        let mut parameters = Vec::new();
        let mut problems = Vec::new();
        let mut names = BTreeSet::new();
        for (index, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
            if index >= MOST {
                return Err(vec![refused(&readable(pair), message::most_parameters(MOST))]);
            }
            match parameter(pair) {
                Ok(parameter) if !names.insert(parameter.name.clone()) => {
                    problems.push(refused(&parameter.name, message::parameter_twice()));
                }
                Ok(parameter) => parameters.push(parameter),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() {
            Ok(Self(parameters))
        } else {
            Err(problems)
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Parameter> {
        self.0.iter()
    }

    /// Those of them that are wanted.
    #[must_use]
    pub fn filtered(&self, wanted: impl Fn(&Parameter) -> bool) -> Self {
        Self(self.iter().filter(|parameter| wanted(parameter)).cloned().collect())
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same query with some parameters taken out and others added, ready for a link.
    #[must_use]
    pub fn with(&self, without: &[&str], added: &[(&str, &str)]) -> String {
        let kept = self
            .0
            .iter()
            .filter(|parameter| !without.contains(&parameter.name.as_str()));
        let kept = kept.map(|parameter| (parameter.name.as_str(), parameter.value.as_str()));
        let pairs = kept.chain(added.iter().copied());
        let pairs: Vec<_> = pairs
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        pairs.join("&")
    }
}

/// Text as it may stand in an address.
#[must_use]
pub fn encode(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, ESCAPED)).into_owned()
}

fn parameter(pair: &str) -> Result<Parameter, Problem> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = decode(name).ok_or_else(|| refused(&readable(pair), message::name_no_utf8()))?;
    let value = decode(value).ok_or_else(|| refused(&name, message::value_no_utf8()))?;
    let (family, member) = match name.split_once('[') {
        None => (name.clone(), None),
        Some((family, member)) => {
            let member = member.strip_suffix(']').filter(|member| !member.contains(['[', ']']));
            let member = member.ok_or_else(|| refused(&name, message::brackets()))?;
            (family.to_owned(), Some(member.to_owned()))
        }
    };
    Ok(Parameter {
        name,
        family,
        member,
        value,
    })
}

/// The name of a parameter that is refused before it is decoded.
fn readable(pair: &str) -> String {
    let name = pair.split_once('=').map_or(pair, |(name, _)| name);
    let printable = name.chars().filter(|character| !character.is_control());
    printable.take(80).collect()
}

/// The text behind percent-encoding, unless it is broken or cannot be stored.
fn decode(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('%') {
        let escape = after.get(..2)?;
        if !escape.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        rest = after;
    }
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
    (!decoded.contains('\0')).then(|| decoded.into_owned())
}
