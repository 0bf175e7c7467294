//! Attachments as clients send them.

use chrono::NaiveDate;
use openimis_core::declare::Input;

/// Makes the input of an attachment: what all have, then what is its own.
macro_rules! attachment_input {
    ($(#[$about:meta])* $name:ident, { $($own:tt)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            $($own)*
            /// What it is, in the facility's words.
            #[input(name = "type")]
            pub kind: Option<String>,
            /// Its title.
            pub title: Option<String>,
            /// Its day; today, unless said.
            pub date: Option<NaiveDate>,
            /// Name of the file.
            pub filename: Option<String>,
            /// Media type of the file.
            pub mime: Option<String>,
            /// FILE or URL; FILE, unless said.
            pub general_type: Option<String>,
            /// What its predefined kind is called; `default`, unless said.
            pub predefined_type: Option<String>,
            /// The address.
            pub url: Option<String>,
        }
    };
}

attachment_input! {
    /// An attachment of a claim that is entered.
    AttachmentInput, {
        /// Ignored: it gets one.
        pub id: Option<String>,
        /// The file as base64.
        #[input(secret)]
        pub document: Option<String>,
    }
}

attachment_input! {
    /// A file or an address for a claim.
    NewAttachment, {
        /// Ignored: it gets one.
        #[input(name = "attachmentId", graphql = "id")]
        pub id: Option<String>,
        /// The file as base64.
        #[input(secret)]
        pub document: Option<String>,
    }
}

attachment_input! {
    /// What of an attachment is to change; a file's content stays.
    AttachmentChange, {}
}

/// What is told of an attachment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'i> {
    pub(super) kind: Option<&'i str>,
    pub(super) title: Option<&'i str>,
    pub(super) date: Option<NaiveDate>,
    pub(super) filename: Option<&'i str>,
    pub(super) mime: Option<&'i str>,
    pub(super) general_type: Option<&'i str>,
    pub(super) predefined_type: Option<&'i str>,
    pub(super) url: Option<&'i str>,
    pub(super) document: Option<&'i str>,
}

macro_rules! told {
    ($($name:ident: $document:expr;)*) => {$(
        impl $name {
            /// What is told; an empty text tells nothing.
            pub(super) fn told(&self) -> Told<'_> {
                fn text(text: Option<&String>) -> Option<&str> {
                    text.map(String::as_str).filter(|text| !text.is_empty())
                }
                let document: fn(&Self) -> Option<&str> = $document;
                Told {
                    kind: text(self.kind.as_ref()),
                    title: text(self.title.as_ref()),
                    date: self.date,
                    filename: text(self.filename.as_ref()),
                    mime: text(self.mime.as_ref()),
                    general_type: text(self.general_type.as_ref()),
                    predefined_type: text(self.predefined_type.as_ref()),
                    url: text(self.url.as_ref()),
                    document: document(self).filter(|text| !text.is_empty()),
                }
            }
        }
    )*};
}

told! {
    AttachmentInput: |input| input.document.as_deref();
    NewAttachment: |input| input.document.as_deref();
    AttachmentChange: |_| None;
}
