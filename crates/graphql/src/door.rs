//! The door: what the application makes once and every worker serves.

use crate::http::{self, Persisted};
use crate::model::Model;
use crate::request::{RequestContext, Session};
use crate::{PATH, schema};
use actix_web::web::{self, Data, ServiceConfig};
use async_graphql::SDLExportOptions;
use async_graphql::dynamic::Schema;
use openimis_core::access::Actor;
use openimis_core::database::Connections;
use openimis_core::error::Error;
use openimis_core::platform::Platform;
use openimis_core::read::Limits;
use openimis_core::registry::Registry;
use openimis_core::settings::GraphqlSettings;
use openimis_rest::identity::Identity;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How the door behaves.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, each written out where it is said"
)]
pub struct Options {
    /// The largest page that `first` or `last` may ask for.
    pub page_size: u32,
    /// The longest list that is read when neither is given.
    pub list_size: u32,
    /// How deep fields may be nested.
    pub depth: usize,
    /// How many fields a request may select.
    pub complexity: usize,
    /// How many fields of `Query` or `Mutation` a request may select, under whatever names.
    pub roots: usize,
    /// How many directives a field may have.
    pub directives: usize,
    /// Whether the schema may be asked for.
    pub introspection: bool,
    /// Whether browsers get a page for trying queries out.
    pub explorer: bool,
    /// Whether operations that may take long are answered before they are done.
    pub queue_long_operations: bool,
    /// Whether clients reach the server by TLS: cookies are `Secure` then.
    pub tls: bool,
    /// How much one read may ask for.
    pub limits: Limits,
}

impl Default for Options {
    /// As settings are that nobody changed.
    fn default() -> Self {
        Self::of(&GraphqlSettings::default())
    }
}

impl Options {
    /// As these settings have it, for clients without TLS.
    #[must_use]
    pub fn of(settings: &GraphqlSettings) -> Self {
        Self {
            page_size: settings.page_size,
            list_size: settings.list_size,
            depth: settings.depth,
            complexity: settings.complexity,
            roots: settings.roots,
            directives: 10,
            introspection: settings.introspection,
            explorer: settings.explorer,
            queue_long_operations: settings.queue_long_operations,
            tls: false,
            limits: Limits::default(),
        }
    }
}

/// The GraphQL door; clones share everything.
#[derive(Clone)]
pub struct Door(Arc<Inner>);

struct Inner {
    schema: Schema,
    platform: Arc<Platform>,
    identity: Arc<dyn Identity>,
    options: Options,
    persisted: Persisted,
    /// The turns of operations that wait in the queue: one after the other.
    turns: Arc<Semaphore>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Door")
            .field("options", &self.0.options)
            .finish_non_exhaustive()
    }
}

impl Door {
    /// A door to this platform.
    ///
    /// # Errors
    /// When declarations do not make a schema: two types of one name, a look-up of a type that is not there.
    pub fn new(platform: Arc<Platform>, identity: Arc<dyn Identity>, options: Options) -> Result<Self, Error> {
        let schema = make(&platform.registry, &options)?;
        Ok(Self(Arc::new(Inner {
            schema,
            platform,
            identity,
            options,
            persisted: Persisted::default(),
            turns: Arc::new(Semaphore::new(1)),
        })))
    }

    /// Serves it in one worker, from that worker's pool, behind the edge of the REST door.
    pub fn configure(&self, config: &mut ServiceConfig, connections: Arc<dyn Connections>) {
        let resource = web::resource(PATH)
            .app_data(Data::new(self.clone()))
            .app_data(Data::from(Arc::clone(&connections)))
            .default_service(web::to(http::serve));
        config.service(resource);
        let explorer = web::resource(http::explorer::PATH)
            .app_data(Data::new(self.clone()))
            .route(web::get().to(http::explorer::file));
        config.service(explorer);
        let current_user = web::resource(http::current_user::PATH)
            .app_data(Data::new(self.clone()))
            .app_data(Data::from(connections))
            .route(web::get().to(http::current_user::serve));
        config.service(current_user);
    }

    pub(crate) fn identity(&self) -> &dyn Identity {
        self.0.identity.as_ref()
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    /// The queries that clients had kept.
    pub(crate) fn persisted(&self) -> &Persisted {
        &self.0.persisted
    }

    pub(crate) fn schema(&self) -> &Schema {
        &self.0.schema
    }

    /// What the resolvers of one request share.
    pub(crate) fn request(
        &self,
        actor: Actor,
        connections: Arc<dyn Connections>,
        id: String,
        session: Session,
    ) -> RequestContext {
        let inner = &self.0;
        let shared = (Arc::clone(&inner.platform), Arc::clone(&inner.identity), inner.options);
        RequestContext::new(shared, actor, connections, (id, session), Arc::clone(&inner.turns))
    }
}

/// The schema of everything that is linked, in GraphQL's own language.
///
/// # Errors
/// As [`Door::new`].
pub fn sdl(registry: &Registry, options: &Options) -> Result<String, Error> {
    let printed = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items();
    Ok(make(registry, options)?.sdl_with_options(printed))
}

fn make(registry: &Registry, options: &Options) -> Result<Schema, Error> {
    let model = Arc::new(Model::of(registry));
    let schema = schema::build(registry, &model, options);
    schema.map_err(|error| Error::internal(error.to_string()))
}
