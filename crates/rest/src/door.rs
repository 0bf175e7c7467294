//! The door: what the application makes once and every worker serves.

use crate::callers::CallersFront;
use crate::edge::{
    Admission, AdmissionLimit, Metrics, MetricsReaders, Network, RateLimit, RateLimiter, full_document, surround,
};
use crate::identity::Identity;
use crate::parameters::PageRules;
use crate::routes::Table;
use crate::{BASE, dispatch, docs, format, health, language, openapi};
use actix_web::dev::ServiceRequest;
use actix_web::middleware::from_fn;
use actix_web::web::{self, Bytes, ServiceConfig};
use futures_util::future::BoxFuture;
use openimis_core::access::User;
use openimis_core::database::Connections;
use openimis_core::declare::serve_callers;
use openimis_core::language::Languages;
use openimis_core::platform::Platform;
use openimis_core::read::Limits;
use serde_json::Value;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Whether the server can do its work, asked with a worker's connections; the text says what is missing.
pub type Readiness = Arc<dyn for<'a> Fn(&'a dyn Connections) -> BoxFuture<'a, Result<(), String>> + Send + Sync>;

/// Something measured when metrics are asked for: name, documentation, value.
pub type Gauge = (&'static str, &'static str, i64);

/// Something that `GET /me` tells about a user: the attribute's name and its value.
pub type Fact = fn(&User) -> Option<(&'static str, Value)>;

/// How the door behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// Sizes of pages.
    pub page: PageRules,
    /// How much one read may ask for.
    pub limits: Limits,
    /// Bytes of the largest body.
    pub body_limit: usize,
    /// Whether clients reach the server by TLS: cookies are `Secure` then, and browsers told to stay with it.
    pub tls: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Requests of one client address.
    pub rate: RateLimit,
    /// How many tables of whole collections are written at once; each keeps a connection while it reads.
    pub tables: usize,
    /// How many requests are worked at once.
    pub admission: AdmissionLimit,
    /// How long a client may take to send a body.
    pub body_patience: Duration,
    /// Who may read metrics.
    pub metrics: MetricsReaders,
    /// Whether a change or deletion must say by `If-Match` what it is based on.
    pub require_if_match: bool,
}

impl Default for Options {
    /// Pages of 20, at most 100; bodies of 1 MiB; no proxy trusted; 6000 requests a minute, 500 at once; 2
    /// tables; 32 requests at work and 256 waiting a second; 30 seconds for a body; metrics for nobody.
    fn default() -> Self {
        Self {
            page: PageRules {
                default_size: 20,
                max_size: 100,
            },
            limits: Limits::default(),
            body_limit: 1024 * 1024,
            tls: false,
            trusted_proxies: Vec::new(),
            rate: RateLimit {
                per_minute: 6000,
                burst: 500,
            },
            tables: 2,
            admission: AdmissionLimit {
                at_work: 32,
                waiting: 256,
                patience: Duration::from_secs(1),
            },
            body_patience: Duration::from_secs(30),
            metrics: MetricsReaders::default(),
            require_if_match: false,
        }
    }
}

/// The REST door; clones share everything.
#[derive(Clone)]
pub struct Door(Arc<Inner>);

struct Inner {
    platform: Arc<Platform>,
    identity: Arc<dyn Identity>,
    options: Options,
    table: Table,
    limiter: RateLimiter,
    admission: Admission,
    full: OnceLock<Bytes>,
    metrics: Metrics,
    openapi: String,
    readiness: Readiness,
    gauges: Arc<dyn Fn() -> Vec<Gauge> + Send + Sync>,
    facts: Vec<Fact>,
    languages: Arc<Languages>,
    tables: Arc<Semaphore>,
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
    #[must_use]
    pub fn new(platform: Arc<Platform>, identity: Arc<dyn Identity>, options: Options) -> Self {
        let limits = Limits {
            page_size: options.page.max_size,
            ..options.limits
        };
        let options = Options { limits, ..options };
        Self(Arc::new(Inner {
            table: Table::of(&platform.registry),
            limiter: RateLimiter::new(options.rate),
            admission: Admission::new(options.admission),
            full: OnceLock::new(),
            metrics: Metrics::default(),
            openapi: openapi::document(&platform.registry, &options.page).to_string(),
            readiness: Arc::new(|_| Box::pin(async { Ok(()) })),
            gauges: Arc::new(Vec::new),
            facts: Vec::new(),
            languages: Arc::new(Languages::shipped(&platform.registry, &[language::vocabulary()])),
            tables: Arc::new(Semaphore::new(options.tables)),
            platform,
            identity,
            options,
        }))
    }

    /// Asks this before the server calls itself ready: whether the database answers and its migrations are applied.
    #[must_use]
    pub fn readiness(self, readiness: Readiness) -> Self {
        self.change(|inner| inner.readiness = readiness)
    }

    /// Measures these when metrics are asked for.
    #[must_use]
    pub fn gauges(self, gauges: impl Fn() -> Vec<Gauge> + Send + Sync + 'static) -> Self {
        self.change(|inner| inner.gauges = Arc::new(gauges))
    }

    /// Tells this about a user at `GET /me`.
    #[must_use]
    pub fn fact(self, fact: Fact) -> Self {
        self.change(|inner| inner.facts.push(fact))
    }

    /// Answers in these languages; without this, in those that modules bring.
    #[must_use]
    pub fn languages(self, languages: Arc<Languages>) -> Self {
        self.change(|inner| inner.languages = languages)
    }

    /// A door is changed while it is built; afterwards it is shared and stays as it is.
    fn change(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            change(inner);
        }
        self
    }

    /// Serves it in one worker, from that worker's pool. `others` are served behind the same edge: doors beside this
    /// one.
    pub fn configure(
        &self,
        config: &mut ServiceConfig,
        connections: Arc<dyn Connections>,
        others: impl FnOnce(&mut ServiceConfig),
    ) {
        let door = self.clone();
        let around = from_fn(move |request: ServiceRequest, next| {
            let door = door.clone();
            async move { surround(&door, request, next).await }
        });
        let mut api = web::scope(BASE);
        for module in self.platform().registry.modules() {
            if let Some(routes) = module.routes {
                api = api.configure(routes.configure);
            }
        }
        let api = api
            .configure(docs::configure)
            .configure(format::configure)
            .default_service(web::to(dispatch::serve));
        let everything = web::scope("")
            .app_data(web::Data::new(self.clone()))
            .configure(|config| {
                let front = Arc::new(CallersFront(self.clone()));
                serve_callers(config, self.0.platform.clone(), connections, front);
            })
            .wrap(around)
            .configure(health::configure)
            .service(api)
            .configure(others)
            .default_service(web::to(dispatch::nothing_here));
        config.service(everything);
    }

    pub(crate) fn platform(&self) -> &Platform {
        &self.0.platform
    }

    pub(crate) fn identity(&self) -> &dyn Identity {
        self.0.identity.as_ref()
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn table(&self) -> &Table {
        &self.0.table
    }

    pub(crate) fn limiter(&self) -> &RateLimiter {
        &self.0.limiter
    }

    pub(crate) fn admission(&self) -> &Admission {
        &self.0.admission
    }

    /// What is answered while as many requests are at work as may be.
    pub(crate) fn full_document(&self) -> &Bytes {
        self.0.full.get_or_init(|| full_document(self.spoken()))
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The OpenAPI document, as JSON text.
    #[must_use]
    pub fn openapi(&self) -> &str {
        &self.0.openapi
    }

    pub(crate) async fn ready(&self, connections: &dyn Connections) -> Result<(), String> {
        (self.0.readiness)(connections).await
    }

    pub(crate) fn measure(&self) -> Vec<Gauge> {
        let mut gauges = (self.0.gauges)();
        gauges.extend(self.0.admission.figures().gauges());
        gauges
    }

    /// What a table of a whole collection needs to be written.
    pub(crate) fn tables(&self) -> &Arc<Semaphore> {
        &self.0.tables
    }

    pub(crate) fn spoken(&self) -> &Languages {
        &self.0.languages
    }

    pub(crate) fn facts(&self) -> &[Fact] {
        &self.0.facts
    }
}
