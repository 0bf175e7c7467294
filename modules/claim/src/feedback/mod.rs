//! What patients say about their treatment, and who is to ask them (spec 1.6, 9.3, 9.4).

mod deliver;
mod input;
mod prompt;
mod resource;

pub use deliver::{DeliverFeedback, DeliveredFeedback};
pub use input::FeedbackInput;
pub use prompt::FeedbackPrompt;
pub use resource::Feedback;
