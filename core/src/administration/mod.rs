//! What core itself serves: users, roles, languages, officers, claim administrators, configurations of modules and the
//! mutation log. It is a module like the others, named "core"; [`Module`](crate::declare::Module) value in `module.rs`.
//!
//! Who somebody is and what he may do is decided elsewhere ([`crate::identity`], [`crate::access`]); here are the rows
//! that say so, and the rules for changing them. The strictest: nobody grants what he does not hold (W-62).

mod claim_administrator;
mod configuration;
mod demo;
mod dialect;
mod duty_rows;
pub mod error;
mod first_admin;
mod language;
mod module;
mod mutation_log;
mod officer;
mod own_rows;
pub mod rights;
mod role;
mod settings;
mod stamp;
mod user;

pub use claim_administrator::{
    ChangeClaimAdministrator, ClaimAdministrator, ClaimAdministratorChange, CreateClaimAdministrator,
    NewClaimAdministrator, RemoveClaimAdministrator,
};
pub use configuration::{
    ChangeConfiguration, ConfigurationChange, CreateConfiguration, Exposed, FieldControl as FrontEndFieldControl,
    ModuleConfiguration, NewConfiguration, RemoveConfiguration,
};
pub use first_admin::{FirstAdmin, create_admin};
pub use language::Language;
pub use mutation_log::{MutationLog, OwnMutations, UserMutation};
pub use officer::{ChangeOfficer, CreateOfficer, NewOfficer, Officer, OfficerChange, RemoveOfficer};
pub use own_rows::OwnRows;
pub use role::{
    ChangeRole, CheckRoleName, CreateRole, DuplicateRole, ListPermissions, NewRole, RemoveRole, Role, RoleChange,
    RoleCopy, RoleNameQuestion, RoleRight,
};
pub use settings::{CoreSettings, FieldControl};
pub use user::{
    ChangeLanguage, ChangeUser, CheckEmail, CheckUsername, CreateUser, EmailQuestion, Given, InteractiveUser,
    LanguageChoice, ListOfficerObligations, ListUserObligations, NewUser, RemoveUser, TellPasswordRules,
    TellUsernameLength, USER_TYPES, User, UserChange, UserRole, UsernameQuestion, assign_facility, check_obligatory,
};
