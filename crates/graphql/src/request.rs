//! What the resolvers of one request share.

use crate::door::Options;
use crate::model::Model;
use crate::read::View;
use crate::read::shown::Shown;
use crate::session::Proof;
use openimis_core::access::Actor;
use openimis_core::database::{Connections, Lease};
use openimis_core::error::Error;
use openimis_core::platform::Platform;
use openimis_core::read::{Found, Limits, Query, Reader};
use openimis_rest::identity::{Client, Identity};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard, Semaphore};

/// The connection while one operation has it.
pub(crate) type MappedConnection<'c> = tokio::sync::RwLockMappedWriteGuard<'c, Lease>;

/// Who asks, and the one connection that the request takes.
pub(crate) struct RequestContext {
    platform: Arc<Platform>,
    actor: Actor,
    options: Options,
    connections: Arc<dyn Connections>,
    /// Taken when the first field needs it: a request that is refused before takes none. Reads share it, their statements
    /// are pipelined; an operation has it for itself.
    lease: RwLock<Option<Lease>>,
    statements: AtomicUsize,
    /// For the log.
    pub(crate) id: String,
    /// How the caller is named.
    pub(crate) session: Session,
    identity: Arc<dyn Identity>,
    cookies: Mutex<Vec<String>>,
    /// What root fields read, by their names in the answer.
    kept: Mutex<Vec<(String, Shown)>>,
    turns: Arc<Semaphore>,
}

/// How a caller is named: by a header, or by cookies.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) header: Option<String>,
    pub(crate) access: Option<String>,
    pub(crate) refresh: Option<String>,
    /// Whether the request may change something.
    pub(crate) proof: Proof,
    pub(crate) client: Client,
}

impl RequestContext {
    pub(crate) fn new(
        (platform, identity, options): (Arc<Platform>, Arc<dyn Identity>, Options),
        actor: Actor,
        connections: Arc<dyn Connections>,
        (id, session): (String, Session),
        turns: Arc<Semaphore>,
    ) -> Self {
        Self {
            platform,
            actor,
            options,
            connections,
            lease: RwLock::new(None),
            statements: AtomicUsize::new(0),
            id,
            session,
            identity,
            cookies: Mutex::default(),
            kept: Mutex::default(),
            turns,
        }
    }

    pub(crate) const fn actor(&self) -> &Actor {
        &self.actor
    }

    pub(crate) const fn options(&self) -> &Options {
        &self.options
    }

    /// The model, as this actor sees it.
    pub(crate) const fn view<'v>(&'v self, models: &'v Model) -> View<'v> {
        View {
            models,
            actor: &self.actor,
        }
    }

    /// Whether a resource may be read at all.
    pub(crate) fn may_read(&self, resource: &str) -> bool {
        let resource = self.platform.registry.resource(resource);
        let access = resource.and_then(|resource| resource.description.access);
        access.is_some_and(|access| self.actor.check(access).is_ok())
    }

    /// Whether earlier versions of a resource's rows may be read.
    pub(crate) fn may_read_history(&self, resource: &str) -> bool {
        let resource = self.platform.registry.resource(resource);
        let access = resource.and_then(|resource| resource.description.access_to_history());
        access.is_some_and(|access| self.actor.check(access).is_ok())
    }

    /// Reads; the statements of several fields are pipelined on the request's connection.
    pub(crate) async fn read(&self, query: &Query) -> Result<Found<'_>, Error> {
        let limits = Limits {
            page_size: self.options.list_size.max(self.options.page_size),
            ..self.options.limits
        };
        let reader = Reader::new(&self.platform.registry, &self.actor);
        let reader = reader.limits(limits).totals(&self.platform.totals);
        // whoever may not read takes no connection
        reader.check(query)?;
        let lease = self.shared().await?;
        let found = reader.read(&lease, query).await?;
        self.statements.fetch_add(found.statements, Ordering::Relaxed);
        Ok(found)
    }

    pub(crate) fn identity(&self) -> &dyn Identity {
        self.identity.as_ref()
    }

    pub(crate) fn connections(&self) -> &dyn Connections {
        self.connections.as_ref()
    }

    pub(crate) const fn client(&self) -> &Client {
        &self.session.client
    }

    /// Whether clients reach the server by TLS.
    pub(crate) const fn tls(&self) -> bool {
        self.options.tls
    }

    /// Now, in Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        self.platform.clock.now().timestamp()
    }

    /// Sends this cookie with the answer.
    pub(crate) fn set_cookie(&self, cookie: String) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).push(cookie);
    }

    /// The cookies of the answer.
    pub(crate) fn take_cookies(&self) -> Vec<String> {
        std::mem::take(&mut *self.cookies.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps what a root field read for the answer; the same name twice is one field.
    pub(crate) fn keep(&self, key: String, shown: Shown) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => known.merge(shown),
            None => kept.push((key, shown)),
        }
    }

    /// What root fields read.
    pub(crate) fn take_kept(&self) -> Vec<(String, Shown)> {
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn shared_platform(&self) -> Arc<Platform> {
        Arc::clone(&self.platform)
    }

    pub(crate) fn shared_connections(&self) -> Arc<dyn Connections> {
        Arc::clone(&self.connections)
    }

    /// The turns of operations that wait in the queue.
    pub(crate) fn turns(&self) -> Arc<Semaphore> {
        Arc::clone(&self.turns)
    }

    pub(crate) fn platform(&self) -> &Platform {
        &self.platform
    }

    /// The connection, for an operation.
    pub(crate) async fn exclusive(&self) -> Result<MappedConnection<'_>, Error> {
        let mut lease = self.lease.write().await;
        if lease.is_none() {
            *lease = Some(self.connections.lease().await?);
        }
        RwLockWriteGuard::try_map(lease, Option::as_mut).map_err(|_| Error::internal("no connection"))
    }

    async fn shared(&self) -> Result<RwLockReadGuard<'_, Lease>, Error> {
        let mut lease = self.lease.read().await;
        if lease.is_none() {
            drop(lease);
            let mut empty = self.lease.write().await;
            if empty.is_none() {
                *empty = Some(self.connections.lease().await?);
            }
            lease = empty.downgrade();
        }
        RwLockReadGuard::try_map(lease, Option::as_ref).map_err(|_| Error::internal("no connection"))
    }

    /// How many statements the request took so far.
    pub(crate) fn statements(&self) -> usize {
        self.statements.load(Ordering::Relaxed)
    }
}
