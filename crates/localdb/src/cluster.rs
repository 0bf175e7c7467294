//! The cluster as its users see it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use crate::error::{Error, Result};
use crate::keeper::Keeper;
use crate::options::Options;
use crate::programs::Programs;
use crate::site::Site;
use crate::{address, lock, postmaster, psql, server, socket};

/// A running private cluster. Dropping it lets go of it: an owner's server stops,
/// a shared one stops some time after its last user has gone.
#[derive(Debug)]
pub struct Cluster {
    options: Options,
    site: Site,
    socket_folder: PathBuf,
    holding: Holding,
    /// The server, if this process started it.
    server: Option<Child>,
    keeper: Option<Keeper>,
    /// Taken last, given back last; the operating system does so even for a process that is killed.
    lock: File,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holding {
    Alone,
    Shared,
}

impl Cluster {
    /// Starts the cluster for this process alone; makes it first where the folder is absent or empty.
    /// A server that an earlier owner left running is stopped first.
    ///
    /// # Errors
    /// Each [`Error`] says what to do; the usual ones are [`Error::ProgramsMissing`], [`Error::InUse`],
    /// [`Error::NotACluster`] and [`Error::OtherVersion`].
    pub fn open(options: Options) -> Result<Self> {
        let site = Site::prepare(&options)?;
        let lock = lock::own(&site)?;
        if postmaster::running(&site.folder.data())?.is_some() {
            log::info!(
                "stopping the PostgreSQL that was left running in {}",
                site.folder.root().display()
            );
            server::stop(&site, None, options.stop_timeout)?;
        }
        let socket_folder = socket::folder(&site)?;
        let keeper = Keeper::spawn(&site, std::time::Duration::ZERO);
        let mut cluster = Self {
            options,
            site,
            socket_folder,
            holding: Holding::Alone,
            server: None,
            keeper,
            lock,
        };
        cluster.start()?;
        Ok(cluster)
    }

    /// Joins the cluster that other processes use through this same call, or starts it: for tests.
    /// The settings of the process that starts it count.
    ///
    /// # Errors
    /// As [`Cluster::open`].
    pub fn shared(options: Options) -> Result<Self> {
        let site = Site::prepare(&options)?;
        let _starting = lock::starting(&site)?;
        let lock = lock::share(&site)?;
        let data = site.folder.data();
        let ready = postmaster::running(&data)?.filter(|running| running.is_ready);
        let (socket_folder, server, keeper) = if let Some(running) = ready {
            (running.socket_folder, None, None)
        } else {
            // One that is there but not ready is going down, or was left by a starter that was killed.
            server::stop(&site, None, options.stop_timeout)?;
            let socket_folder = socket::folder(&site)?;
            let server = server::start(&site, &options, &socket_folder)?;
            (socket_folder, Some(server), Keeper::spawn(&site, options.linger))
        };
        Ok(Self {
            options,
            site,
            socket_folder,
            holding: Holding::Shared,
            server,
            keeper,
            lock,
        })
    }

    /// Starts the server again after [`Cluster::stop`], or after it was killed. Addresses stay the same.
    ///
    /// # Errors
    /// [`Error::NotStarted`] with the end of the log; [`Error::Shared`] on a shared cluster.
    pub fn start(&mut self) -> Result<()> {
        self.refuse_if_shared()?;
        if self.is_running() {
            return Ok(());
        }
        // Clears what a server that was killed left of itself.
        server::stop(&self.site, self.server.take().as_mut(), self.options.stop_timeout)?;
        self.server = Some(server::start(&self.site, &self.options, &self.socket_folder)?);
        log::info!(
            "PostgreSQL {} runs in {}",
            self.site.programs.major(),
            self.folder().display()
        );
        Ok(())
    }

    /// Stops the server: connections are ended, what they had not committed is rolled back. The folder stays taken.
    ///
    /// # Errors
    /// [`Error::NotStopped`]; [`Error::Shared`] on a shared cluster.
    pub fn stop(&mut self) -> Result<()> {
        self.refuse_if_shared()?;
        server::stop(&self.site, self.server.as_mut(), self.options.stop_timeout)?;
        self.server = None;
        Ok(())
    }

    /// Whether the server accepts connections.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.process().is_some()
    }

    /// The number of the server's process, while it accepts connections.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        let running = postmaster::running(&self.site.folder.data()).ok().flatten();
        running
            .filter(|server| server.is_ready)
            .and_then(|server| server.pid.try_into().ok())
    }

    /// The folder that the cluster really is in: its data, log, locks and, if the path is short enough, its socket.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.site.folder.root()
    }

    /// The server's log.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.site.folder.log()
    }

    /// The installation of PostgreSQL that runs it.
    #[must_use]
    pub fn programs(&self) -> &Programs {
        &self.site.programs
    }

    /// Where a database is, in keywords: `host='/…/run' port=5432 user='openimis' dbname='demo'`.
    /// libpq, tokio-postgres and diesel-async take this form; nothing in it is encoded.
    #[must_use]
    pub fn connection_string(&self, database: &str) -> String {
        address::connection_string(&self.socket_folder, database)
    }

    /// Where a database is, as a `DATABASE_URL`: `postgres://openimis@%2F…%2Frun:5432/demo`.
    #[must_use]
    pub fn database_url(&self, database: &str) -> String {
        address::database_url(&self.socket_folder, database)
    }

    /// One of PostgreSQL's client programs (`pg_dump`, `pg_restore`, `pgbench`), pointed at this server.
    #[must_use]
    pub fn client(&self, program: &str) -> Command {
        psql::client(&self.site.programs.path(program), &self.socket_folder)
    }

    /// Runs a script through psql and gives what it printed: a row a line, columns divided by `|`.
    ///
    /// # Errors
    /// [`Error::PsqlMissing`], or [`Error::Refused`] with psql's message.
    pub fn query(&self, database: &str, script: &str) -> Result<String> {
        psql::run(self.site.programs.psql()?, &self.socket_folder, database, script)
    }

    /// Waits until no other process fills a database.
    pub(crate) fn fill_alone(&self) -> Result<File> {
        lock::filling(&self.site)
    }

    fn refuse_if_shared(&self) -> Result<()> {
        match self.holding {
            Holding::Alone => Ok(()),
            Holding::Shared => Err(Error::Shared),
        }
    }

    /// Where no keeper does it: the last one stops the server.
    fn stop_if_last(&mut self) -> Result<()> {
        let _starting = lock::starting(&self.site)?;
        self.lock
            .unlock()
            .map_err(Error::io("unlock", &self.site.folder.lock()))?;
        match self.lock.try_lock() {
            Ok(()) => server::stop(&self.site, self.server.as_mut(), self.options.stop_timeout),
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let outcome = match self.holding {
            Holding::Alone => self.stop(),
            Holding::Shared if Keeper::is_possible() => Ok(()),
            Holding::Shared => self.stop_if_last(),
        };
        if self.holding == Holding::Alone && outcome.is_ok() {
            socket::tidy(&self.site, &self.socket_folder);
        }
        match (outcome, self.holding, self.keeper.take()) {
            (Ok(()), Holding::Alone, Some(keeper)) => keeper.dismiss(),
            (Err(error), ..) => log::error!("{error}"),
            _ => {}
        }
    }
}
