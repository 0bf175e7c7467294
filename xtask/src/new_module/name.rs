//! A module's name in all its spellings.

use anyhow::{Result, bail};

/// Cargo and PostgreSQL take longer ones; nobody reads them.
const LONGEST: usize = 30;
/// Rights of generated modules begin here, beyond openIMIS's own numbers, ten a module.
const FIRST_RIGHTS: u32 = 90_000;
const RIGHTS: u32 = 10_000;

/// A name that can be a crate, a table and a type.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// `price_list`
    pub(super) snake: String,
    /// `price-list`
    kebab: String,
    /// `PriceList`
    camel: String,
    /// `Price list`
    title: String,
}

impl Name {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let letters = |word: &str| {
            word.starts_with(|first: char| first.is_ascii_lowercase())
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if text.len() > LONGEST || !text.split('_').all(letters) {
            bail!(
                "a module's name is made of words of small letters and digits joined by _, such as price_list: {text}"
            );
        }
        Ok(Self {
            snake: text.to_owned(),
            kebab: text.replace('_', "-"),
            camel: text.split('_').map(capitalized).collect(),
            title: capitalized(&text.replace('_', " ")),
        })
    }

    /// `openimis-price-list`
    pub(super) fn package(&self) -> String {
        format!("openimis-{}", self.kebab)
    }

    /// A template with this name in it.
    pub(super) fn fill(&self, template: &str) -> String {
        template
            .replace("{{snake}}", &self.snake)
            .replace("{{kebab}}", &self.kebab)
            .replace("{{Camel}}", &self.camel)
            .replace("{{Title}}", &self.title)
            .replace("{{number}}", &self.rights().to_string())
            .replace(
                "{{literal}}",
                &format!("{}_{:02}", self.rights() / 100, self.rights() % 100),
            )
    }

    /// The first five digits of its rights. The registry reports two modules that happen to share them.
    fn rights(&self) -> u32 {
        let mixed = self
            .snake
            .bytes()
            .fold(0_u32, |mixed, byte| mixed.wrapping_mul(31).wrapping_add(byte.into()));
        FIRST_RIGHTS + mixed % RIGHTS
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
