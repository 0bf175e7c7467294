//! Roles: rights under a name, held by users (spec 3.1).

mod change;
mod create;
mod duplicate;
mod granting;
mod name_check;
mod permission_list;
mod remove;
mod resource;
mod right;
mod rights_kept;

pub use change::{ChangeRole, RoleChange};
pub use create::{CreateRole, NewRole};
pub use duplicate::{DuplicateRole, RoleCopy};
pub(super) use granting::{check_holdings, holdings_of_person, holdings_of_roles};
pub use name_check::{CheckRoleName, RoleNameQuestion};
pub use permission_list::ListPermissions;
pub use remove::RemoveRole;
pub use resource::Role;
pub use right::RoleRight;
