//! What every request needs and no request owns.

use crate::access::ActorCache;
use crate::read::Totals;
use crate::registry::Registry;
use crate::settings::{ServerSettings, SettingsStore};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// What a running distribution shares among its workers.
#[derive(Debug)]
pub struct Platform {
    /// What is linked.
    pub registry: Registry,
    /// Settings as they hold now.
    pub settings: SettingsStore,
    /// Users who are active just now.
    pub actors: ActorCache,
    /// Totals of lists that were counted just now.
    pub totals: Totals,
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
            totals: Totals::default(),
            clock,
        }
    }

    /// The time zone in which the scheme's days begin and end.
    #[must_use]
    pub fn time_zone(&self) -> Tz {
        self.settings.get::<ServerSettings>().time_zone
    }

    /// The present day where the scheme is: openIMIS's dates have no zone, and mean this one.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.clock.now().with_timezone(&self.time_zone()).date_naive()
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
