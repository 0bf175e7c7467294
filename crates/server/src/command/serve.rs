//! `openimis serve`: the server.

use super::migrate;
use crate::identity::CoreIdentity;
use crate::jobs::{self, JobBoard};
use crate::output::print;
use crate::start::{self, Started};
use crate::{background, demo, gauges, readiness};
use actix_web::{App, HttpServer};
use anyhow::{Context, Result};
use openimis_core::database::{Connections, DatabaseSettings};
use openimis_core::identity::mail::Mailer;
use openimis_core::identity::signing_keys::{MissingKey, SigningKeys};
use openimis_core::settings::{AuthSettings, GraphqlSettings, MailSection, ServerSettings};
use openimis_rest::edge::{AdmissionLimit, MetricsReaders, Network, RateLimit};
use openimis_rest::identity::Identity;
use openimis_rest::{Door, Options};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// What is at work for each connection to the database: one has it, others parse, check and write meanwhile.
const REQUESTS_PER_CONNECTION: usize = 4;

pub(super) fn run(config: &Path) -> Result<ExitCode> {
    let started = start::start(config)?;
    actix_web::rt::System::new().block_on(serve(started))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(started: Started) -> Result<()> {
    let settings = started.platform.settings.get::<ServerSettings>();
    let workers = if settings.workers == 0 {
        num_cpus()
    } else {
        settings.workers
    };
    jobs::check(&started)?;
    let keys = signing_keys(&started, &settings)?;
    migrate::prepare(&started).await?;
    demo::ensure(&started).await?;

    let mailer = Mailer::new(&started.platform.settings.get::<MailSection>().chosen())?;
    let identity = Arc::new(CoreIdentity {
        platform: Arc::clone(&started.platform),
        keys,
        mailer,
    });
    let graphql = openimis_graphql::Door::new(
        Arc::clone(&started.platform),
        Arc::clone(&identity) as Arc<dyn Identity>,
        openimis_graphql::Options {
            tls: settings.frontend_url.starts_with("https://"),
            ..openimis_graphql::Options::of(&started.platform.settings.get::<GraphqlSettings>())
        },
    )?;
    let board = JobBoard::default();
    let door = Door::new(Arc::clone(&started.platform), identity, options(&started, workers)?);
    let door = door
        .readiness(readiness::of(&started))
        .gauges(gauges::of(&started.database, &board))
        .languages(Arc::clone(&started.languages));
    let database = started.database.clone();
    let server = HttpServer::new(move || {
        let (door, graphql, pool) = (door.clone(), graphql.clone(), database.pool());
        App::new().configure(move |config| match pool {
            Ok(pool) => {
                let pool: Arc<dyn Connections> = Arc::new(pool);
                let shared = Arc::clone(&pool);
                door.configure(config, pool, |config| graphql.configure(config, shared));
            }
            // the size was checked with the settings
            Err(error) => log::error!("a worker has no connections: {error}"),
        })
    });
    let server = server
        .workers(workers)
        .shutdown_timeout(settings.shutdown_seconds)
        .client_request_timeout(Duration::from_secs(settings.head_seconds.into()))
        .bind(settings.address)
        .with_context(|| format!("cannot listen on {}", settings.address))?;
    for address in server.addrs() {
        let documentation = format!("documentation at http://{address}/api/v1/docs/");
        print(&format!("openIMIS listens on http://{address} ({documentation})\n"))?;
    }
    demo::print_logins(&settings.data_folder)?;
    let running = server.run();
    background::start(&started.platform, &started.database);
    jobs::start(&started.platform, &started.database, &board);
    running.await?;
    log::info!("stopped");
    // the private cluster stops with `started`, after the last request
    drop(started);
    Ok(())
}

fn num_cpus() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Keys from settings or the data folder; only demo mode makes one by itself.
fn signing_keys(started: &Started, settings: &ServerSettings) -> Result<SigningKeys> {
    let missing = if started.is_demo() {
        MissingKey::Create
    } else {
        MissingKey::Refuse
    };
    std::fs::create_dir_all(&settings.data_folder)
        .with_context(|| format!("the data folder {}", settings.data_folder.display()))?;
    let given = started.platform.settings.get::<AuthSettings>().token_keys();
    SigningKeys::load(&given, &settings.data_folder, missing)
        .context("setting auth.token_key (OPENIMIS__AUTH__TOKEN_KEY)")
}

fn options(started: &Started, workers: usize) -> Result<Options> {
    let settings = started.platform.settings.get::<ServerSettings>();
    let connections = started.platform.settings.get::<DatabaseSettings>().pool_per_worker * workers;
    Ok(Options {
        admission: AdmissionLimit {
            at_work: match settings.max_in_flight {
                0 => connections * REQUESTS_PER_CONNECTION,
                limit => limit,
            },
            waiting: settings.queue_length,
            patience: Duration::from_millis(settings.queue_milliseconds.into()),
        },
        body_patience: Duration::from_secs(settings.body_seconds.into()),
        body_limit: settings.body_limit,
        tls: settings.frontend_url.starts_with("https://"),
        trusted_proxies: networks(&settings.trusted_proxies)?,
        metrics: MetricsReaders {
            networks: networks(&settings.metrics_allowed)?,
            token: Some(settings.metrics_token.clone()).filter(|token| !token.is_empty()),
        },
        rate: RateLimit {
            per_minute: settings.rate_limit,
            burst: settings.rate_limit,
        },
        require_if_match: settings.require_if_match,
        ..Options::default()
    })
}

fn networks(texts: &[String]) -> Result<Vec<Network>> {
    Ok(texts.iter().map(|text| text.parse()).collect::<Result<_, _>>()?)
}
