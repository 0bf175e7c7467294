//! What every command that touches the database begins with: settings, registry, database.

use anyhow::{Context, Result, anyhow, bail};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::language::Languages;
use openimis_core::migration::ModuleMigrations;
use openimis_core::platform::{Clock, Platform};
use openimis_core::registry::Registry;
use openimis_core::settings::{Mode, SECTIONS, ServerSettings, SettingSources, SettingsStore};
use openimis_localdb::{Cluster, Options, Profile};
use std::path::Path;
use std::sync::Arc;

/// The database of the private cluster.
const PRIVATE_DATABASE: &str = "openimis";

/// A distribution with its settings read and its database found.
pub(crate) struct Started {
    /// What is linked, how it is set.
    pub(crate) platform: Arc<Platform>,
    /// The languages of answers.
    pub(crate) languages: Arc<Languages>,
    /// Where the data is.
    pub(crate) database: Database,
    /// The private cluster, if the data is there; it stops when this is dropped.
    pub(crate) cluster: Option<Cluster>,
}

impl Started {
    /// Whether the server is for trying out: said so, or running on its own private database while nothing is said.
    pub(crate) fn is_demo(&self) -> bool {
        match self.platform.settings.get::<ServerSettings>().mode {
            Mode::Auto => self.cluster.is_some(),
            Mode::Demo => true,
            Mode::Production => false,
        }
    }

    /// The migrations of all modules, in dependency order.
    pub(crate) fn migrations(&self) -> Vec<ModuleMigrations<'static>> {
        let of = |module: &&'static openimis_core::declare::Module| ModuleMigrations {
            module: module.name,
            steps: module.migrations,
            rights: module.rights,
        };
        self.platform.registry.modules().iter().map(of).collect()
    }
}

/// Assembles what is linked, or says everything that is wrong with it.
pub(crate) fn registry() -> Result<Registry> {
    Registry::linked().map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(|problem| format!("  - {problem}")).collect();
        anyhow!("the linked modules do not fit together:\n{}", lines.join("\n"))
    })
}

/// Gathers the words of modules, of the door and of the installation, or says everything that is wrong with them.
fn languages(registry: &Registry, settings: &ServerSettings) -> Result<Languages> {
    let folder = Some(settings.locales.as_path()).filter(|folder| !folder.as_os_str().is_empty());
    let doors = [openimis_rest::language::vocabulary()];
    Languages::assemble(registry, &doors, folder, &settings.language).map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(|problem| format!("  - {problem}")).collect();
        anyhow!("the words of answers are not in order:\n{}", lines.join("\n"))
    })
}

/// Reads settings, and finds or starts the database.
pub(crate) fn start(config: &Path) -> Result<Started> {
    let registry = registry()?;
    let file = config.exists().then(|| config.to_owned());
    let settings = SettingsStore::load(&registry, SECTIONS, &SettingSources::of_process(file))?;
    let languages = Arc::new(languages(&registry, &settings.get::<ServerSettings>())?);
    let mut address = (*settings.get::<DatabaseSettings>()).clone();
    let private = address.url.is_empty();
    if private && settings.get::<ServerSettings>().mode == Mode::Production {
        bail!("setting database.url (DATABASE_URL) is empty: in production there is no private database");
    }
    let cluster = if private {
        Some(private_cluster(&settings)?)
    } else {
        None
    };
    if let Some(cluster) = &cluster {
        address.url = cluster.database_url(PRIVATE_DATABASE);
    }
    let database = Database::new(&address).context("the database settings")?;
    Ok(Started {
        platform: Arc::new(Platform::new(registry, settings, Clock::System)),
        languages,
        database,
        cluster,
    })
}

/// The cluster under the data folder, running, with its database made.
fn private_cluster(settings: &SettingsStore) -> Result<Cluster> {
    let folder = settings.get::<ServerSettings>().data_folder.join("postgres");
    let cluster = Cluster::open(Options::new(&folder).profile(Profile::Durable))?;
    if !cluster.database_exists(PRIVATE_DATABASE)? {
        cluster.create_database(PRIVATE_DATABASE)?;
    }
    Ok(cluster)
}
