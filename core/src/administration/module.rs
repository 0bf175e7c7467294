//! The module "core".

use super::{
    ChangeClaimAdministrator, ChangeConfiguration, ChangeLanguage, ChangeOfficer, ChangeRole, ChangeUser, CheckEmail,
    CheckRoleName, CheckUsername, ClaimAdministrator, CoreSettings, CreateClaimAdministrator, CreateConfiguration,
    CreateOfficer, CreateRole, CreateUser, DuplicateRole, FrontEndFieldControl, InteractiveUser, Language,
    ListOfficerObligations, ListPermissions, ListUserObligations, ModuleConfiguration, MutationLog, Officer,
    RemoveClaimAdministrator, RemoveConfiguration, RemoveOfficer, RemoveRole, RemoveUser, Role, RoleRight,
    TellPasswordRules, TellUsernameLength, User, UserMutation, UserRole, demo, dialect, error, rights,
};
use crate::declare::{Module, Resource, operation};
use crate::error::kinds;
use crate::message;
use crate::migration::CORE_STEPS;
use crate::upkeep;

inventory::submit! {
    Module::new("core", env!("CARGO_PKG_VERSION"))
        .title("Users, roles and configuration")
        .rights(rights::ALL)
        .settings::<CoreSettings>()
        .migrations(CORE_STEPS)
        .resources(&[
            Language::DESCRIPTION,
            Role::DESCRIPTION,
            RoleRight::DESCRIPTION,
            User::DESCRIPTION,
            InteractiveUser::DESCRIPTION,
            UserRole::DESCRIPTION,
            Officer::DESCRIPTION,
            ClaimAdministrator::DESCRIPTION,
            ModuleConfiguration::DESCRIPTION,
            FrontEndFieldControl::DESCRIPTION,
            MutationLog::DESCRIPTION,
            UserMutation::DESCRIPTION,
        ])
        .queries(dialect::QUERIES)
        .operations(&[
            operation::<CreateRole>(),
            operation::<ChangeRole>(),
            operation::<RemoveRole>(),
            operation::<DuplicateRole>(),
            operation::<CheckRoleName>(),
            operation::<ListPermissions>(),
            operation::<CreateUser>(),
            operation::<ChangeUser>(),
            operation::<RemoveUser>(),
            operation::<ChangeLanguage>(),
            operation::<CheckUsername>(),
            operation::<TellUsernameLength>(),
            operation::<TellPasswordRules>(),
            operation::<CheckEmail>(),
            operation::<ListUserObligations>(),
            operation::<CreateOfficer>(),
            operation::<ChangeOfficer>(),
            operation::<RemoveOfficer>(),
            operation::<ListOfficerObligations>(),
            operation::<CreateClaimAdministrator>(),
            operation::<ChangeClaimAdministrator>(),
            operation::<RemoveClaimAdministrator>(),
            operation::<CreateConfiguration>(),
            operation::<ChangeConfiguration>(),
            operation::<RemoveConfiguration>(),
        ])
        .jobs(&[upkeep::JOB])
        .constraints(error::CONSTRAINTS)
        .general_errors(kinds::ALL)
        .errors(error::ALL)
        .messages(message::ALL)
        .locales(&[("fr", include_str!("../../locales/fr.ftl"))])
        .demo(demo::fill)
}
