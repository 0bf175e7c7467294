//! Sentences, declared with their variables, and occurrences of them with what the variables stand for.

use super::voice;
use crate::declare::Right;
use std::borrow::Cow;

/// A sentence that somebody is told, declared in English by [`messages!`](crate::messages).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// Its id in files of Fluent: the module's name, a hyphen, the function's name.
    pub id: &'static str,
    /// The sentence, in the syntax of Fluent.
    pub english: &'static str,
    /// What it names as `{ $variable }`.
    pub variables: &'static [&'static str],
}

/// Declares sentences: a function for each, which takes its variables, and a list of all of them for the module's
/// declaration.
///
/// ```
/// openimis_core::messages! {
///     in "greeting";
///     greeted(name) = "Good day, { $name }.";
/// }
/// assert_eq!(greeted("Amina").to_string(), "Good day, Amina.");
/// assert_eq!(ALL[0].id, "greeting-greeted");
/// ```
#[macro_export]
macro_rules! messages {
    (in $owner:literal; $($name:ident $(($($variable:ident),+))? = $english:literal;)*) => {
        $(
            #[doc = $english]
            #[must_use]
            pub fn $name($($($variable: impl Into<$crate::language::Argument>),+)?) -> $crate::language::Said {
                const MESSAGE: $crate::language::Message =
                    $crate::messages!(@message $owner, $name, $english $(, $($variable),+)?);
                $crate::language::Said::new(&MESSAGE, vec![$($($variable.into()),+)?])
            }
        )*

        /// All of them, for the module's declaration.
        pub const ALL: &[$crate::language::Message] =
            &[$($crate::messages!(@message $owner, $name, $english $(, $($variable),+)?)),*];
    };
    (@message $owner:literal, $name:ident, $english:literal $(, $variable:ident)*) => {
        $crate::language::Message {
            id: concat!($owner, "-", stringify!($name)),
            english: $english,
            variables: &[$(stringify!($variable)),*],
        }
    };
}

/// What is said on one occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub(super) message: &'static Message,
    /// In the order of the message's variables.
    pub(super) arguments: Vec<Argument>,
}

/// What a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Names, codes and values: the same in every language.
    Text(Cow<'static, str>),
    /// A number, by which a language may choose between singular and plural.
    Number(i64),
    /// Words of ours.
    Said(Said),
    /// A right: its number, and what its holder may do.
    Right(Right),
    /// Several things, separated by commas.
    All(Vec<Argument>),
    /// Several things of which one is enough.
    AnyOf(Vec<Argument>),
}

/// What exactly is wrong: a sentence of ours, or a text of somebody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// Said in the asker's language.
    Said(Said),
    /// Told as it came: the words of a parser or of the database, which nobody translates.
    Plain(Cow<'static, str>),
}

impl Said {
    /// An occurrence of a message; functions that [`messages!`](crate::messages) makes call this.
    #[must_use]
    pub const fn new(message: &'static Message, arguments: Vec<Argument>) -> Self {
        Self { message, arguments }
    }
}

/// In English, for logs.
impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&voice::in_english(self))
    }
}

/// In English, for logs and for those who read no other language.
impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Said(said) => said.fmt(f),
            Self::Plain(text) => f.write_str(text),
        }
    }
}

impl Text {
    /// A text of somebody else's.
    pub fn plain(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Plain(text.into())
    }
}

impl From<Said> for Text {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl Argument {
    /// These, separated by commas.
    pub fn all<A: Into<Self>>(items: impl IntoIterator<Item = A>) -> Self {
        Self::All(items.into_iter().map(Into::into).collect())
    }

    /// One of these.
    pub fn any_of<A: Into<Self>>(items: impl IntoIterator<Item = A>) -> Self {
        Self::AnyOf(items.into_iter().map(Into::into).collect())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<Said> for Argument {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl From<Right> for Argument {
    fn from(right: Right) -> Self {
        Self::Right(right)
    }
}

macro_rules! number {
    ($($type:ty)*) => {$(
        impl From<$type> for Argument {
            fn from(number: $type) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
number!(i32 i64 u32 u64 usize);
