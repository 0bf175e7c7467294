//! Changing the configuration of a module.

use super::{ModuleConfiguration, content};
use crate::administration::rights;
use crate::declare::{Declared, Input, Operation, Patch, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use crate::schema::administration::module_configurations as row;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Changes the configuration of a module.
#[derive(Debug)]
pub struct ChangeConfiguration;

/// What of a configuration is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct ConfigurationChange {
    /// Version of the configuration.
    #[input(max_length = 10)]
    pub version: Option<String>,
    /// The configuration: a JSON object as text.
    pub config: Option<String>,
    /// Whether everybody may read it, if it is the front end's.
    pub is_exposed: Option<bool>,
    /// It does not count before this instant.
    pub is_disabled_until: Patch<DateTime<Utc>>,
}

impl Operation for ChangeConfiguration {
    type Target = ModuleConfiguration;
    type Input = ConfigurationChange;
    type Output = Saved<ModuleConfiguration>;

    const DESCRIPTION: Declared = Declared::new(
        "module_configuration.change",
        "module-configurations",
        Verb::Update,
        "Changes the configuration of a module.",
    )
    .right(rights::CONFIGURE);

    async fn run(
        context: &mut Context<'_>,
        present: &ModuleConfiguration,
        input: &ConfigurationChange,
    ) -> Result<Saved<ModuleConfiguration>, Error> {
        if let Some(config) = &input.config {
            content::check_json(config)?;
        }
        let values = (
            row::version.eq(input.version.as_ref().unwrap_or(&present.version)),
            row::config.eq(input.config.as_ref().unwrap_or(&present.config)),
            row::is_exposed.eq(input.is_exposed.unwrap_or(present.is_exposed)),
            row::is_disabled_until.eq(input.is_disabled_until.clone().over(present.is_disabled_until)),
        );
        diesel::update(row::table.find(present.id))
            .set(values)
            .execute(context.connection())
            .await?;
        let event = content::event(present.id, &present.module, &present.layer);
        context.emit("module_configuration.changed", event);
        Ok(Saved::new(present.id))
    }
}
