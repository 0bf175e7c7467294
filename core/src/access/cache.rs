//! What all workers of the process know of the users who are active just now.

use super::admission::{self, Admission, Bearer, TokenRefused};
use super::{ActorChange, User};
use crate::error::Error;
use crate::registry::Registry;
use crate::settings::SettingsStore;
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use uuid::Uuid;

/// How long a snapshot counts: the other backend's changes are noticed within this time (W-22).
const VALID_FOR: TimeDelta = TimeDelta::seconds(30);
/// The age at which one request loads it anew, while the others go on with it: no rush at the end of its time.
const REFRESH_AFTER: TimeDelta = TimeDelta::seconds(20);
/// Entries below this number are not worth tidying.
const FEW: usize = 1024;

/// Snapshots of users, shared by all workers.
///
/// A change made through this server is seen by the next request of every worker, once
/// [`forget`](ActorCache::forget) or [`apply`](ActorCache::apply) was called after its commit; changes by others within
/// 30 seconds. Only users of the last half minute are held.
#[derive(Default)]
pub struct ActorCache {
    state: RwLock<State>,
}

#[derive(Default)]
struct State {
    entries: HashMap<Uuid, Entry>,
    /// Grows when something is forgotten: what was being loaded meanwhile may be of before, and is not kept.
    forgotten: u64,
    tidy_at: usize,
}

struct Entry {
    known: Known,
    /// Sessions that were asked for, and whether each was open.
    sessions: HashMap<Uuid, bool>,
    loaded_at: DateTime<Utc>,
    being_refreshed: AtomicBool,
}

/// What is known of an account.
#[derive(Clone)]
struct Known {
    /// None for an account that may not act.
    user: Option<Arc<User>>,
    tokens_not_before: Option<DateTime<Utc>>,
}

impl ActorCache {
    /// The user with this key of `"core_User"`, if he may act.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn get(
        &self,
        connection: &mut AsyncPgConnection,
        registry: &Registry,
        settings: &SettingsStore,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<Arc<User>>, Error> {
        Ok(self.find_or_load(connection, registry, settings, user, now).await?.user)
    }

    /// The answer to a token, if it is known without the database: then a request need not take a connection for it.
    #[must_use]
    pub fn known(&self, bearer: &Bearer, now: DateTime<Utc>) -> Option<Admission> {
        let state = self.read();
        let entry = state.fresh(bearer.user, now)?;
        let open = entry.sessions.get(&bearer.session).copied();
        entry.known.answer(bearer, open)
    }

    /// The answer to a token.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn admit(
        &self,
        connection: &mut AsyncPgConnection,
        registry: &Registry,
        settings: &SettingsStore,
        bearer: &Bearer,
        now: DateTime<Utc>,
    ) -> Result<Admission, Error> {
        if let Some(answer) = self.known(bearer, now) {
            return Ok(answer);
        }
        let known = self
            .find_or_load(connection, registry, settings, bearer.user, now)
            .await?;
        let forgotten = self.read().forgotten;
        let open = admission::is_open(connection, bearer, now).await?;
        self.write().note_session(bearer, open, forgotten);
        let answer = known.answer(bearer, Some(open));
        Ok(answer.unwrap_or(Admission::Refused(TokenRefused::SessionEnded)))
    }

    /// Makes every worker load this user anew: call it after the commit of what changed him.
    pub fn forget(&self, user: Uuid) {
        let mut state = self.write();
        state.forgotten += 1;
        state.entries.remove(&user);
    }

    /// Makes every worker load everybody anew: call it after the commit of what changed a role or its rights.
    pub fn forget_all(&self) {
        let mut state = self.write();
        state.forgotten += 1;
        state.entries.clear();
    }

    /// Forgets whom a change concerns.
    pub fn apply(&self, change: ActorChange) {
        match change {
            ActorChange::User(user) => self.forget(user),
            ActorChange::Everybody => self.forget_all(),
        }
    }

    async fn find_or_load(
        &self,
        connection: &mut AsyncPgConnection,
        registry: &Registry,
        settings: &SettingsStore,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Known, Error> {
        let forgotten = {
            let state = self.read();
            if let Some(entry) = state.fresh(user, now)
                && !entry.is_mine_to_refresh(now)
            {
                return Ok(entry.known.clone());
            }
            state.forgotten
        };
        let known = Known {
            tokens_not_before: admission::not_before(connection, user).await?,
            user: User::load(connection, registry, settings, user, now)
                .await?
                .map(Arc::new),
        };
        self.write().keep(user, &known, now, forgotten);
        Ok(known)
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn fresh(&self, user: Uuid, now: DateTime<Utc>) -> Option<&Entry> {
        self.entries.get(&user).filter(|entry| entry.counts(now))
    }

    fn keep(&mut self, user: Uuid, known: &Known, now: DateTime<Utc>, forgotten: u64) {
        if self.forgotten != forgotten {
            return;
        }
        if self.entries.len() >= self.tidy_at.max(FEW) {
            self.entries.retain(|_, entry| entry.counts(now));
            self.tidy_at = self.entries.len() * 2;
        }
        let entry = Entry {
            known: known.clone(),
            sessions: HashMap::new(),
            loaded_at: now,
            being_refreshed: AtomicBool::new(false),
        };
        self.entries.insert(user, entry);
    }

    fn note_session(&mut self, bearer: &Bearer, open: bool, forgotten: u64) {
        if self.forgotten == forgotten
            && let Some(entry) = self.entries.get_mut(&bearer.user)
        {
            entry.sessions.insert(bearer.session, open);
        }
    }
}

impl Entry {
    fn counts(&self, now: DateTime<Utc>) -> bool {
        (TimeDelta::zero()..VALID_FOR).contains(&(now - self.loaded_at))
    }

    /// Whether it is time to load it anew, and nobody else does.
    fn is_mine_to_refresh(&self, now: DateTime<Utc>) -> bool {
        now - self.loaded_at >= REFRESH_AFTER && !self.being_refreshed.swap(true, Ordering::Relaxed)
    }
}

impl Known {
    /// The answer to a token of a session that is open or not; none if it depends on that and nobody knows.
    fn answer(&self, bearer: &Bearer, open: Option<bool>) -> Option<Admission> {
        let refused = |why| Some(Admission::Refused(why));
        let Some(user) = &self.user else {
            return refused(TokenRefused::NoAccount);
        };
        if self.tokens_not_before.is_some_and(|instant| bearer.issued_at < instant) {
            return refused(TokenRefused::Outdated);
        }
        if open? {
            Some(Admission::Admitted(Arc::clone(user)))
        } else {
            refused(TokenRefused::SessionEnded)
        }
    }
}

impl std::fmt::Debug for ActorCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ActorCache({} users)", self.read().entries.len())
    }
}
