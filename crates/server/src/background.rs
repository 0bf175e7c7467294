//! What the process does while nobody asks it: once, whatever the number of its workers.

use actix_web::rt;
use chrono::TimeDelta;
use openimis_core::access;
use openimis_core::database::Database;
use openimis_core::error::Error;
use openimis_core::platform::Platform;
use openimis_core::settings::{AuthSettings, ServerSettings};
use openimis_core::upkeep::{self, Retention};
use std::sync::Arc;
use std::time::Duration;

/// How often rows of `core_ModuleConfiguration` are read again.
const RELOAD: Duration = Duration::from_secs(30);
/// How long to wait before listening again.
const PAUSE: Duration = Duration::from_secs(5);

/// Starts all of it; it ends with the process.
pub(crate) fn start(platform: &Arc<Platform>, database: &Database) {
    rt::spawn(reload_settings(Arc::clone(platform), database.clone()));
    rt::spawn(follow_other_servers(Arc::clone(platform), database.clone()));
    let interval = platform.settings.get::<ServerSettings>().upkeep_seconds;
    if interval > 0 {
        let interval = Duration::from_secs(interval.into());
        rt::spawn(keep_up(Arc::clone(platform), database.clone(), interval));
    }
}

/// Reads module configurations again while the server runs.
async fn reload_settings(platform: Arc<Platform>, database: Database) {
    loop {
        rt::time::sleep(RELOAD).await;
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
        let ended = access::listen(&database, &platform.actors).await;
        log::warn!("changes made by other servers are noticed late: {ended}");
        rt::time::sleep(PAUSE).await;
    }
}

/// Removes what no longer matters, at the start and then again and again.
async fn keep_up(platform: Arc<Platform>, database: Database, interval: Duration) {
    loop {
        match sweep(&platform, &database).await {
            Ok(Some(rows)) => log::info!("upkeep: {rows} rows removed"),
            Ok(None) => log::debug!("upkeep: another server is at it"),
            Err(error) => log::warn!("upkeep: {error}"),
        }
        rt::time::sleep(interval).await;
    }
}

async fn sweep(platform: &Platform, database: &Database) -> Result<Option<usize>, Error> {
    let days = platform.settings.get::<ServerSettings>().published_event_days;
    let retention = Retention {
        lockout: platform.settings.get::<AuthSettings>().lockout(),
        published_events: TimeDelta::days(days.into()),
    };
    let mut connection = database.connect().await?;
    upkeep::sweep(&mut connection, &retention, platform.clock.now()).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use openimis_core::database::DatabaseSettings;
    use openimis_testkit::{TestDatabase, TestPlatform};

    const OLD_FAILURE: &str = "INSERT INTO openimis_login_attempt (subject_kind, subject, failures, first_at, last_at)
        VALUES ('account', 'nobody', 1, now() - interval '1 day', now() - interval '1 day')";

    #[actix_web::test]
    async fn upkeep_is_done_again_and_again() {
        let TestPlatform { platform, database } = TestPlatform::linked(TestDatabase::empty_migrated());
        let settings = DatabaseSettings {
            url: database.url(),
            ..DatabaseSettings::default()
        };
        let own = Database::new(&settings).unwrap();
        database.run(OLD_FAILURE).await;
        rt::spawn(keep_up(Arc::new(platform), own, Duration::from_millis(100)));
        for _ in 0..2 {
            while database.value("SELECT count(*) FROM openimis_login_attempt").await != "0" {}
            database.run(OLD_FAILURE).await;
        }
    }
}
