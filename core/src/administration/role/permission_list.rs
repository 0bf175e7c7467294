//! All rights there are (spec 5.8 `modulesPermissions`).

use crate::administration::{dialect, rights};
use crate::declare::{Declared, Module, Operation, OperationDialect, Verb};
use crate::error::Error;
use crate::operate::Context;
use serde_json::{Value, json};

/// Lists the rights of all linked modules: what a role can be given.
#[derive(Debug)]
pub struct ListPermissions;

impl Operation for ListPermissions {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "role.list_permissions",
        "roles",
        Verb::Ask("permissions"),
        "Lists the rights of all linked modules.",
    )
    .right(rights::FIND_ROLES)
    .graphql("modulesPermissions", "")
    .dialect(OperationDialect::answering(&dialect::PERMISSIONS));

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        let with_rights = context
            .registry()
            .modules()
            .iter()
            .filter(|module| !module.rights.is_empty());
        let modules: Vec<Value> = with_rights.map(|module| of_module(module)).collect();
        Ok(json!({ "modulePermsList": modules }))
    }
}

fn of_module(module: &Module) -> Value {
    let permissions: Vec<Value> = module
        .rights
        .iter()
        .map(|right| json!({ "permsName": right.key.unwrap_or(right.name), "permsValue": right.number }))
        .collect();
    json!({ "moduleName": module.name, "permissions": permissions })
}
