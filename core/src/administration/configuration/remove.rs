//! Deleting the configuration of a module.

use super::{ModuleConfiguration, content};
use crate::administration::rights;
use crate::declare::{Declared, Operation, Verb};
use crate::error::Error;
use crate::operate::Context;
use crate::schema::administration::{field_controls, module_configurations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Deletes the configuration of a module with its field controls: the defaults hold again.
#[derive(Debug)]
pub struct RemoveConfiguration;

impl Operation for RemoveConfiguration {
    type Target = ModuleConfiguration;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "module_configuration.delete",
        "module-configurations",
        Verb::Delete,
        "Deletes the configuration of a module with its field controls; the defaults hold again.",
    )
    .right(rights::CONFIGURE);

    async fn run(context: &mut Context<'_>, present: &ModuleConfiguration, (): &()) -> Result<(), Error> {
        let controls = field_controls::table.filter(field_controls::module_id.eq(present.id));
        diesel::delete(controls).execute(context.connection()).await?;
        diesel::delete(module_configurations::table.find(present.id))
            .execute(context.connection())
            .await?;
        let event = content::event(present.id, &present.module, &present.layer);
        context.emit("module_configuration.deleted", event);
        Ok(())
    }
}
