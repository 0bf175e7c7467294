//! Price lists of items.

mod change;
mod create;
mod forget;
mod input;
mod name_check;
mod remove;
mod resource;

pub use change::{ChangeItemsPricelist, ItemsPricelistChange};
pub use create::{CreateItemsPricelist, NewItemsPricelist};
pub(crate) use forget::ForgetItem;
pub use input::ItemPrice;
pub use name_check::{CheckItemsPricelistName, ItemsPricelistName};
pub use remove::RemoveItemsPricelist;
pub use resource::{ItemsPricelist, ItemsPricelistDetail};
