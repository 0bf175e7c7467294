//! What every request needs and no request owns.

use crate::access::ActorCache;
use crate::registry::Registry;
use crate::settings::SettingsStore;
use chrono::{DateTime, Utc};

/// What a running distribution shares among its workers.
#[derive(Debug)]
pub struct Platform {
    /// What is linked.
    pub registry: Registry,
    /// Settings as they hold now.
    pub settings: SettingsStore,
    /// Users who are active just now.
    pub actors: ActorCache,
    /// What time it is.
    pub clock: Clock,
}

impl Platform {
    /// A platform where nobody is active yet.
    #[must_use]
    pub fn new(registry: Registry, settings: SettingsStore, clock: Clock) -> Self {
        Self {
            registry,
            settings,
            actors: ActorCache::default(),
            clock,
        }
    }
}

/// The one source of time; tests set it.
#[derive(Debug, Clone, Copy, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Always this instant.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The present instant, in the microseconds that PostgreSQL keeps.
    #[must_use]
    pub fn now(self) -> DateTime<Utc> {
        use chrono::SubsecRound;
        match self {
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Fixed(instant) => instant,
        }
    }
}
