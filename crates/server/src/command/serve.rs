//! `openimis serve`: the server.

use super::migrate;
use crate::connections::WorkerConnections;
use crate::demo;
use crate::identity::CoreIdentity;
use crate::start::{self, Started};
use actix_web::{App, HttpServer};
use anyhow::{Context, Result};
use futures_util::future::BoxFuture;
use openimis_core::database::Database;
use openimis_core::identity::mail::Mailer;
use openimis_core::identity::signing_keys::{MissingKey, SigningKeys};
use openimis_core::platform::Platform;
use openimis_core::settings::{AuthSettings, MailSection, ServerSettings};
use openimis_rest::edge::{Network, RateLimit};
use openimis_rest::{Door, Options};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// How often rows of `core_ModuleConfiguration` are read again.
const RELOAD: Duration = Duration::from_secs(30);
/// How long to wait before listening again.
const PAUSE: Duration = Duration::from_secs(5);

pub(super) fn run(config: &Path) -> Result<ExitCode> {
    let started = start::start(config)?;
    actix_web::rt::System::new().block_on(serve(started))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(started: Started) -> Result<()> {
    let settings = started.platform.settings.get::<ServerSettings>();
    let keys = signing_keys(&started, &settings)?;
    migrate::prepare(&started).await?;
    demo::ensure(&started).await?;

    let mailer = Mailer::new(&started.platform.settings.get::<MailSection>().chosen())?;
    let identity = Arc::new(CoreIdentity {
        platform: Arc::clone(&started.platform),
        keys,
        mailer,
    });
    let door = Door::new(Arc::clone(&started.platform), identity, options(&settings)?);
    let door = door.readiness(readiness(started.database.clone()));
    let database = started.database.clone();
    let server = HttpServer::new(move || {
        let (door, pool) = (door.clone(), database.pool());
        App::new().configure(move |config| match pool {
            Ok(pool) => door.configure(config, Arc::new(WorkerConnections(pool)), |_| {}),
            // the size was checked with the settings
            Err(error) => log::error!("a worker has no connections: {error}"),
        })
    });
    let workers = if settings.workers == 0 {
        num_cpus()
    } else {
        settings.workers
    };
    let server = server
        .workers(workers)
        .shutdown_timeout(settings.shutdown_seconds)
        .client_request_timeout(Duration::from_secs(15))
        .bind(settings.address)
        .with_context(|| format!("cannot listen on {}", settings.address))?;
    for address in server.addrs() {
        println!("openIMIS listens on http://{address} (documentation at http://{address}/api/v1/docs/)");
    }
    demo::print_logins(&settings.data_folder);
    let running = server.run();
    actix_web::rt::spawn(reload_settings(Arc::clone(&started.platform), started.database.clone()));
    actix_web::rt::spawn(follow_other_servers(
        Arc::clone(&started.platform),
        started.database.clone(),
    ));
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

fn options(settings: &ServerSettings) -> Result<Options> {
    let trusted: Result<Vec<Network>, _> = settings.trusted_proxies.iter().map(|network| network.parse()).collect();
    Ok(Options {
        body_limit: settings.body_limit,
        tls: settings.frontend_url.starts_with("https://"),
        trusted_proxies: trusted?,
        rate: RateLimit {
            per_second: settings.rate_limit.div_ceil(60),
            burst: settings.rate_limit,
        },
        require_if_match: settings.require_if_match,
        ..Options::default()
    })
}

/// Ready means that the database answers.
fn readiness(database: Database) -> openimis_rest::Readiness {
    Arc::new(move || -> BoxFuture<'static, Result<(), String>> {
        let database = database.clone();
        Box::pin(async move {
            let connection = database.connect().await;
            connection
                .map(drop)
                .map_err(|_| "the database does not answer".to_owned())
        })
    })
}

/// Reads module configurations again while the server runs.
async fn reload_settings(platform: Arc<Platform>, database: Database) {
    loop {
        actix_web::rt::time::sleep(RELOAD).await;
        let reloaded = async {
            let mut connection = database.connect().await?;
            platform.settings.reload(&mut connection, platform.clock.now()).await
        };
        if let Err(error) = reloaded.await {
            log::warn!("settings were not read again: {error}");
        }
    }
}

/// Hears from other servers on the same database whose rights changed.
async fn follow_other_servers(platform: Arc<Platform>, database: Database) {
    loop {
        let ended = openimis_core::access::listen(&database, &platform.actors).await;
        log::warn!("changes made by other servers are noticed late: {ended}");
        actix_web::rt::time::sleep(PAUSE).await;
    }
}
