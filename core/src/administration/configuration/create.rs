//! Writing the configuration of a module.

use super::{ModuleConfiguration, content};
use crate::administration::rights;
use crate::declare::{Declared, Input, Operation, Saved, Verb};
use crate::error::Error;
use crate::operate::Context;
use crate::schema::administration::module_configurations as row;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// Writes the configuration of a module that has none in this layer.
#[derive(Debug)]
pub struct CreateConfiguration;

/// A new configuration.
#[derive(Debug, Clone, Input)]
pub struct NewConfiguration {
    /// The module's name; of the front end's modules with `fe-` in front.
    #[input(max_length = 80, not_blank)]
    pub module: String,
    /// `be` for the back end, `fe` for the front end.
    #[input(one_of = content::LAYERS)]
    pub layer: String,
    /// Version of the configuration; 1 unless said.
    #[input(max_length = 10)]
    pub version: Option<String>,
    /// The configuration: a JSON object as text.
    pub config: String,
    /// Whether everybody may read it, if it is the front end's; false unless said.
    pub is_exposed: Option<bool>,
    /// It does not count before this instant.
    pub is_disabled_until: Option<DateTime<Utc>>,
}

impl Operation for CreateConfiguration {
    type Target = ();
    type Input = NewConfiguration;
    type Output = Saved<ModuleConfiguration>;

    const DESCRIPTION: Declared = Declared::new(
        "module_configuration.create",
        "module-configurations",
        Verb::Create,
        "Writes the configuration of a module that has none in this layer.",
    )
    .right(rights::CONFIGURE);

    async fn run(
        context: &mut Context<'_>,
        (): &(),
        input: &NewConfiguration,
    ) -> Result<Saved<ModuleConfiguration>, Error> {
        content::check_json(&input.config)?;
        content::refuse_taken(context, &input.module, &input.layer).await?;
        let id = Uuid::new_v4();
        let values = (
            row::id.eq(id),
            row::module.eq(&input.module),
            row::layer.eq(&input.layer),
            row::version.eq(input.version.as_deref().unwrap_or("1")),
            row::config.eq(&input.config),
            row::is_exposed.eq(input.is_exposed.unwrap_or(false)),
            row::is_disabled_until.eq(input.is_disabled_until),
        );
        diesel::insert_into(row::table)
            .values(values)
            .execute(context.connection())
            .await?;
        let event = content::event(id, &input.module, &input.layer);
        context.emit("module_configuration.created", event);
        Ok(Saved::new(id))
    }
}
