//! The languages of a distribution, made once, at start.

use super::problem::LocaleProblem;
use super::vocabulary::Vocabulary;
use super::{ENGLISH, Voice, choice, folder};
use crate::registry::Registry;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use std::collections::BTreeMap;
use std::path::Path;
use unic_langid::LanguageIdentifier;

/// The languages that answers can be given in. English is always among them.
#[derive(Default)]
pub struct Languages {
    spoken: Vec<Spoken>,
    default: usize,
}

/// One language.
pub(super) struct Spoken {
    pub(super) tag: LanguageIdentifier,
    /// The tag as headers carry it.
    pub(super) name: String,
    /// The installation's words, then those that came with the program: a message that the installation changes keeps
    /// the attributes that it leaves out.
    pub(super) bundles: Vec<FluentBundle<FluentResource>>,
    /// Who speaks where this one has no word: `fr` for `fr-CM`, English for `fr`.
    pub(super) fallback: Option<usize>,
}

impl AsRef<LanguageIdentifier> for Spoken {
    fn as_ref(&self) -> &LanguageIdentifier {
        &self.tag
    }
}

impl std::fmt::Debug for Languages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.tags()).finish()
    }
}

/// The files of a language.
struct Files {
    tag: LanguageIdentifier,
    shipped: Vec<FluentResource>,
    added: Vec<FluentResource>,
}

/// By the tag as headers carry it.
#[derive(Default)]
struct Library(BTreeMap<String, Files>);

impl Library {
    fn of(&mut self, tag: LanguageIdentifier) -> &mut Files {
        self.0.entry(tag.to_string()).or_insert(Files {
            tag,
            shipped: Vec::new(),
            added: Vec::new(),
        })
    }
}

impl Languages {
    /// What modules and doors bring; a translation that is wrong is left out, since it was reported when the registry
    /// was assembled.
    #[must_use]
    pub fn shipped(registry: &Registry, doors: &[Vocabulary]) -> Self {
        let mut library = Library::default();
        ship(&vocabularies(registry, doors), &mut library);
        Self::of(library)
    }

    /// What modules and doors bring, with the files `<language>/<module>.ftl` of a folder over it, and the language for
    /// whoever asks for none.
    ///
    /// # Errors
    /// Everything that is wrong with doors' and the folder's words.
    pub fn assemble(
        registry: &Registry,
        doors: &[Vocabulary],
        folder: Option<&Path>,
        default: &str,
    ) -> Result<Self, Vec<LocaleProblem>> {
        let vocabularies = vocabularies(registry, doors);
        let mut library = Library::default();
        let mut problems: Vec<_> = doors.iter().flat_map(super::check).collect();
        ship(&vocabularies, &mut library);
        if let Some(folder) = folder {
            for translation in folder::read(folder, &vocabularies, &mut problems) {
                library.of(translation.language).added.push(translation.file);
            }
        }
        let mut languages = Self::of(library);
        match default.parse().ok().and_then(|wanted| languages.find(&[wanted])) {
            Some(index) => languages.default = index,
            None => problems.push(LocaleProblem::NoWords(default.to_owned())),
        }
        if problems.is_empty() {
            Ok(languages)
        } else {
            Err(problems)
        }
    }

    fn of(library: Library) -> Self {
        let mut spoken: Vec<_> = library
            .0
            .into_iter()
            .map(|(name, files)| Spoken {
                bundles: vec![bundle(&files.tag, files.added), bundle(&files.tag, files.shipped)],
                tag: files.tag,
                name,
                fallback: None,
            })
            .collect();
        let english = spoken.iter().position(|language| language.name == ENGLISH);
        let fallbacks: Vec<_> = (0..spoken.len())
            .map(|index| {
                let other = |found: &usize| *found != index;
                let general = choice::fallback(&spoken, index).filter(other);
                general.or(english).filter(other)
            })
            .collect();
        for (language, fallback) in spoken.iter_mut().zip(fallbacks) {
            language.fallback = fallback;
        }
        Self {
            spoken,
            default: english.unwrap_or_default(),
        }
    }

    /// The voice for a header `Accept-Language`, or for a person's own language; whoever asks for what is not spoken, or
    /// in a way that is not understood, hears the default.
    #[must_use]
    pub fn choose(&self, accepted: Option<&str>) -> Voice<'_> {
        let found = accepted.and_then(|header| self.find(&choice::wanted(header)));
        Voice::new(self, found.unwrap_or(self.default))
    }

    /// The tags of the languages.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.spoken.iter().map(|language| language.name.as_str())
    }

    pub(super) fn spoken(&self, index: usize) -> Option<&Spoken> {
        self.spoken.get(index)
    }

    fn find(&self, wanted: &[LanguageIdentifier]) -> Option<usize> {
        choice::best(&self.spoken, wanted)
    }
}

fn vocabularies(registry: &Registry, doors: &[Vocabulary]) -> Vec<Vocabulary> {
    let modules = registry.modules().iter().map(|module| Vocabulary::of(module));
    modules.chain(doors.iter().cloned()).collect()
}

/// The files that come with the program, English among them; wrong ones were reported with their declarations.
fn ship(vocabularies: &[Vocabulary], library: &mut Library) {
    for vocabulary in vocabularies {
        let english = (ENGLISH, vocabulary.template());
        let others = vocabulary.locales.iter().map(|(tag, text)| (*tag, (*text).to_owned()));
        for (tag, text) in std::iter::once(english).chain(others) {
            if let (Ok(language), Ok(file)) = (tag.parse(), vocabulary.read(tag, &text)) {
                library.of(language).shipped.push(file);
            }
        }
    }
}

/// The words of a language, or of one of its layers.
pub(super) fn bundle(
    tag: &LanguageIdentifier,
    files: impl IntoIterator<Item = FluentResource>,
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.clone()]);
    // marks of direction would stand in JSON and in terminals
    bundle.set_use_isolating(false);
    for file in files {
        bundle.add_resource_overriding(file);
    }
    bundle
}
