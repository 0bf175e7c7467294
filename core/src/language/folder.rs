//! Words that an installation adds or changes: a folder of files `<language>/<module>.ftl`.

use super::problem::LocaleProblem;
use super::vocabulary::Vocabulary;
use fluent_bundle::FluentResource;
use std::io;
use std::path::{Path, PathBuf};
use unic_langid::LanguageIdentifier;

/// One file.
pub(super) struct Translation {
    pub(super) language: LanguageIdentifier,
    pub(super) file: FluentResource,
}

/// All files of the folder, in order of their names.
pub(super) fn read(folder: &Path, known: &[Vocabulary], problems: &mut Vec<LocaleProblem>) -> Vec<Translation> {
    let mut found = Vec::new();
    for folder in children(folder, problems).into_iter().filter(|path| path.is_dir()) {
        let language = name(&folder);
        let Ok(tag) = language.parse::<LanguageIdentifier>() else {
            let place = folder.display().to_string();
            problems.push(LocaleProblem::NoLanguage { place, language });
            continue;
        };
        let files = children(&folder, problems);
        let files = files
            .into_iter()
            .filter(|path| path.extension().is_some_and(|kind| kind == "ftl"));
        for path in files {
            match one(&path, known) {
                Ok(file) => found.push(Translation {
                    language: tag.clone(),
                    file,
                }),
                Err(wrong) => problems.extend(wrong),
            }
        }
    }
    found
}

fn one(path: &Path, known: &[Vocabulary]) -> Result<FluentResource, Vec<LocaleProblem>> {
    let place = path.display().to_string();
    let owner = name(&path.with_extension(""));
    let Some(vocabulary) = known.iter().find(|vocabulary| vocabulary.owner == owner) else {
        return Err(vec![LocaleProblem::NoOwner { place, owner }]);
    };
    let text = std::fs::read_to_string(path).map_err(|error| vec![unreadable(path, &error)])?;
    vocabulary.read(&place, &text)
}

fn children(folder: &Path, problems: &mut Vec<LocaleProblem>) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>());
    let mut paths = listed.unwrap_or_else(|error| {
        problems.push(unreadable(folder, &error));
        Vec::new()
    });
    paths.sort();
    paths
}

fn unreadable(path: &Path, error: &io::Error) -> LocaleProblem {
    LocaleProblem::Unreadable {
        place: path.display().to_string(),
        detail: error.to_string(),
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
