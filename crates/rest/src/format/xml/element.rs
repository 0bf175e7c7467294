//! Elements: the tree of a body, checked against everything that XML itself forbids, and against what nobody needs.

use super::markup::{is_character, unescape};
use super::parse::{Fault, Place};
use crate::message;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// How many elements may stand inside each other: more than [`super::parse`] lets values have, less than a stack bears.
const DEPTH: usize = 64;
/// No element of the vocabulary has as many attributes; looking for repeated ones takes the square of them.
const ATTRIBUTES: usize = 8;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that must be there.
    pub(super) fn need(&self, name: &str, place: &Place<'_>) -> Result<&str, Fault> {
        self.attribute(name)
            .ok_or_else(|| place.fault(message::attribute_missing(name, &self.name)))
    }

    /// Refuses attributes other than these.
    pub(super) fn only(&self, names: &[&str], place: &Place<'_>) -> Result<(), Fault> {
        let other = self.attributes.iter().find(|(name, _)| !names.contains(&name.as_str()));
        other.map_or(Ok(()), |(name, _)| {
            Err(place.fault(message::unknown_attribute(shown(name), &self.name)))
        })
    }

    /// The elements inside, all of this name and nothing else.
    pub(super) fn children_named<'e>(
        &'e self,
        name: &str,
        place: &Place<'_>,
    ) -> Result<impl Iterator<Item = &'e Self> + use<'e>, Fault> {
        self.no_text(place)?;
        match self.children.iter().find(|child| child.name != name) {
            Some(other) => Err(place.fault(message::element_not_in(shown(&other.name), &self.name))),
            None => Ok(self.children.iter()),
        }
    }

    /// Refuses text that is more than layout.
    pub(super) fn no_text(&self, place: &Place<'_>) -> Result<(), Fault> {
        if self.text.trim_ascii().is_empty() {
            return Ok(());
        }
        Err(place.fault(message::text_not_in(&self.name)))
    }
}

/// A name from outside, short enough for a message.
pub(super) fn shown(name: &str) -> String {
    name.chars()
        .filter(|character| !character.is_control())
        .take(40)
        .collect()
}

/// The root element of a body.
pub(super) fn read(body: &[u8]) -> Result<Element, Fault> {
    let text = std::str::from_utf8(body).map_err(|_| Fault::new(message::body_no_utf8()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if !text.chars().all(is_character) {
        return Err(Fault::new(message::no_xml_character()));
    }
    let mut reader = Reader::from_str(text);
    let mut building = Building::default();
    loop {
        let event = reader.read_event();
        let at = reader.error_position();
        match event.map_err(|_| Fault::new(message::not_xml(at)))? {
            Event::Eof => return building.finish(),
            event => building.take(event)?,
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Building {
    open: Vec<Element>,
    root: Option<Element>,
}

impl Building {
    fn take(&mut self, event: Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(start) => self.start(&start),
            Event::Empty(start) => {
                self.start(&start)?;
                self.end()
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| no_character())?;
                match character {
                    Some(character) if is_character(character) => self.text(character.encode_utf8(&mut [0; 4])),
                    Some(_) => Err(no_character()),
                    None => self.text(resolve_xml_entity(&reference).ok_or_else(no_entity)?),
                }
            }
            Event::Comment(_) | Event::Eof => Ok(()),
            Event::Decl(declaration) => match declaration.encoding() {
                None => Ok(()),
                Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") => Ok(()),
                Some(_) => Err(Fault::new(message::encoding_no_utf8())),
            },
            Event::DocType(_) => Err(Fault::new(message::document_type())),
            Event::PI(_) => Err(Fault::new(message::instruction())),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        if self.root.is_some() {
            return Err(Fault::new(message::behind_document()));
        }
        if self.open.len() >= DEPTH {
            return Err(Fault::new(message::elements_too_deep(DEPTH)));
        }
        let mut element = Element {
            name: start.name().0.to_owned(),
            attributes: attributes(start)?,
            ..Element::default()
        };
        // the flag is spent where the element ends, when its text is whole
        if let Some(other) = element
            .attribute("escaped")
            .filter(|flag| !matches!(*flag, "true" | "false"))
        {
            return Err(Fault::new(message::escaped_flag(shown(other))));
        }
        element.children.shrink_to_fit();
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        let Some(mut element) = self.open.pop() else {
            return Err(Fault::new(message::no_beginning()));
        };
        element.unescape()?;
        match self.open.last_mut() {
            Some(outer) => outer.children.push(element),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim_ascii().is_empty() => {}
            None => return Err(Fault::new(message::text_outside())),
        }
        Ok(())
    }

    fn finish(self) -> Result<Element, Fault> {
        match self.root {
            Some(root) if self.open.is_empty() => Ok(root),
            _ => Err(Fault::new(message::no_end())),
        }
    }
}

impl Element {
    /// Spends `escaped`.
    fn unescape(&mut self) -> Result<(), Fault> {
        let escaped = self.attribute("escaped") == Some("true");
        self.attributes.retain(|(name, _)| name != "escaped");
        if escaped {
            let broken = || Fault::new(message::broken_escape());
            self.text = unescape(&self.text).ok_or_else(broken)?;
            for (_, value) in &mut self.attributes {
                *value = unescape(value).ok_or_else(broken)?;
            }
        }
        Ok(())
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, Fault> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Fault::new(message::broken_attribute()))?;
        if attributes.len() >= ATTRIBUTES {
            return Err(Fault::new(message::most_attributes(ATTRIBUTES)));
        }
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)
            .map_err(|_| no_entity())?;
        if !value.chars().all(is_character) {
            return Err(no_character());
        }
        attributes.push((attribute.key.0.to_owned(), value.into_owned()));
    }
    Ok(attributes)
}

fn no_entity() -> Fault {
    Fault::new(message::known_entities())
}

fn no_character() -> Fault {
    Fault::new(message::no_xml_character())
}
