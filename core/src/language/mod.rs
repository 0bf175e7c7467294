//! The words of answers, in the asker's language (docs/adr/0009).
//!
//! English is written once, in Rust, where it is declared: an [`ErrorKind`](crate::error::ErrorKind) with title and
//! advice, a sentence with its variables in [`messages!`](crate::messages). A problem carries what is to be said, not a
//! text; a door lets a [`Voice`] say it, in the language that [`Languages::choose`] found for its asker. Other languages
//! are files of Fluent, one a module, held against the declarations when the registry is assembled.

mod choice;
mod compare;
mod fluent;
mod folder;
mod languages;
mod message;
pub mod names;
mod problem;
mod vocabulary;
mod voice;

pub use choice::thousandths;
pub use languages::Languages;
pub use message::{Argument, Message, Said, Text};
pub use problem::LocaleProblem;
pub use vocabulary::Vocabulary;
pub use voice::Voice;

pub(crate) use compare::check;

/// The language of the declarations.
pub const ENGLISH: &str = "en";
