//! What the process does while nobody asks it: once, whatever the number of its workers. Scheduled
//! work is in [`jobs`](crate::jobs).

use actix_web::rt;
use openimis_core::access;
use openimis_core::database::Database;
use openimis_core::platform::Platform;
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
