//! What can be wrong with the words of a distribution.

use thiserror::Error;

/// One reason why words cannot be used. All of them are reported together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LocaleProblem {
    /// A folder or file of translations cannot be read.
    #[error("{place}: {detail}")]
    Unreadable {
        /// The folder or file.
        place: String,
        /// Why.
        detail: String,
    },
    /// A file is not Fluent.
    #[error("{place} is not Fluent: {detail}")]
    Malformed {
        /// The file.
        place: String,
        /// Where and why.
        detail: String,
    },
    /// A translation's language is not one (BCP 47).
    #[error("{place}: {language} is not the tag of a language, such as fr or pt-BR")]
    NoLanguage {
        /// The folder or module.
        place: String,
        /// What stands there.
        language: String,
    },
    /// A file belongs to nothing that is linked.
    #[error("{place}: {owner} is neither a linked module nor a door")]
    NoOwner {
        /// The file.
        place: String,
        /// Its name.
        owner: String,
    },
    /// A text that nobody says.
    #[error("{place}: nobody declares {id}")]
    UnknownId {
        /// The file.
        place: String,
        /// The id, with its attribute.
        id: String,
    },
    /// A text that stands in a file twice.
    #[error("{place}: {id} stands there twice")]
    DefinedTwice {
        /// The file.
        place: String,
        /// The id, with its attribute.
        id: String,
    },
    /// A text names what its declaration does not.
    #[error("{place}: {id} names ${variable}, which its declaration does not have")]
    UnknownVariable {
        /// The file.
        place: String,
        /// The id, with its attribute.
        id: String,
        /// The variable.
        variable: String,
    },
    /// A declaration does not name one of its variables.
    #[error("{place}: {id} does not name all of its variables")]
    UnusedVariable {
        /// The declarations.
        place: String,
        /// The id.
        id: String,
    },
    /// The language for whoever asks for none has no words.
    #[error("setting server.language: there are no words in {0}")]
    NoWords(String),
}
