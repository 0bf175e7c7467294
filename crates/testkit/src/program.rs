//! A distribution's program, run as its users run it: a process with settings of its own.

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Longest start that a test waits for: a first one makes a database cluster on a machine that builds beside it.
const PATIENCE: Duration = Duration::from_mins(2);
const GLANCE: Duration = Duration::from_millis(20);

/// How a program is to be run: nothing of the caller's own settings reaches it.
#[derive(Debug, Clone)]
pub struct Program {
    path: PathBuf,
    folder: PathBuf,
    settings: Vec<(String, String)>,
}

impl Program {
    /// The program at `path`, run in `folder` on a free port.
    pub fn new(path: impl Into<PathBuf>, folder: impl Into<PathBuf>) -> Self {
        let program = Self {
            path: path.into(),
            folder: folder.into(),
            settings: Vec::new(),
        };
        program.with("OPENIMIS__SERVER__ADDRESS", "127.0.0.1:0")
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.settings.push((variable.to_owned(), value.to_owned()));
        self
    }

    /// Runs a command of it to its end.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub fn run<Argument: AsRef<OsStr>>(&self, arguments: &[Argument]) -> io::Result<Output> {
        self.command().args(arguments).stdin(Stdio::null()).output()
    }

    /// Starts a command of it, which prints to nobody: the caller waits for its end, or ends it.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub fn start<Argument: AsRef<OsStr>>(&self, arguments: &[Argument]) -> io::Result<Child> {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    }

    /// Runs a command of it to its end, with its standard output going elsewhere.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub fn print_to<Argument: AsRef<OsStr>>(&self, arguments: &[Argument], to: impl Into<Stdio>) -> io::Result<Output> {
        let mut command = self.command();
        let child = command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(to)
            .stderr(Stdio::piped());
        child.spawn()?.wait_with_output()
    }

    /// Starts it as a server and waits until it tells where it listens.
    ///
    /// # Errors
    /// When it ends before, with what it printed, or takes too long.
    pub fn serve(&self) -> io::Result<Server> {
        let mut child = self
            .command()
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let printed = Printed::default();
        printed.collect(child.stdout.take());
        printed.collect(child.stderr.take());
        let mut server = Server {
            child,
            printed,
            address: String::new(),
        };
        server.address = server.wait_for_address()?;
        Ok(server)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.current_dir(&self.folder);
        let own = |name: &str| name.starts_with("OPENIMIS_") || name == "DATABASE_URL";
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(own) {
                command.env_remove(name);
            }
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// A login that the demonstration printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// Login name.
    pub name: String,
    /// Password.
    pub password: String,
    /// Name of the role.
    pub role: String,
}

/// A server that runs; it is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    printed: Printed,
    address: String,
}

impl Server {
    /// Where it listens: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// All that it has printed.
    #[must_use]
    pub fn printed(&self) -> String {
        self.printed.text()
    }

    /// The logins of its demonstration.
    #[must_use]
    pub fn logins(&self) -> Vec<Login> {
        let text = self.printed();
        let lines = text
            .lines()
            .skip_while(|line| !line.starts_with("Demonstration logins"));
        lines
            .skip(1)
            .take_while(|line| line.starts_with("  "))
            .filter_map(login)
            .collect()
    }

    /// Asks it to stop, as a service manager does (SIGTERM).
    ///
    /// # Errors
    /// When it does not run.
    pub fn terminate(&self) -> io::Result<()> {
        self.signal(Signal::SIGTERM)
    }

    /// Ends it at once, as a power failure does (SIGKILL).
    ///
    /// # Errors
    /// When it does not run.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// When it takes too long.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(GLANCE);
        }
        Err(self.failed("does not end"))
    }

    fn signal(&self, signal: Signal) -> io::Result<()> {
        let id = i32::try_from(self.child.id()).map_err(io::Error::other)?;
        kill(Pid::from_raw(id), signal).map_err(io::Error::from)
    }

    /// The address, once the logins that follow it are printed too: the workers' start is logged after both.
    fn wait_for_address(&mut self) -> io::Result<String> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let text = self.printed();
            let line = text.lines().find_map(|line| line.strip_prefix("openIMIS listens on "));
            if let Some(line) = line
                && text.contains("starting service")
            {
                return Ok(line.split(' ').next().unwrap_or(line).to_owned());
            }
            if self.child.try_wait()?.is_some() {
                // what it printed last may still be on its way
                thread::sleep(Duration::from_millis(100));
                return Err(self.failed("ended instead of listening"));
            }
            thread::sleep(GLANCE);
        }
        Err(self.failed("does not listen"))
    }

    fn failed(&self, what: &str) -> io::Error {
        io::Error::other(format!("the server {what}; it printed:\n{}", self.printed()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) && self.terminate().is_ok() && self.wait().is_ok() {
            return;
        }
        // it has ended, or nothing else helps
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines that a process prints, as they come.
#[derive(Debug, Clone, Default)]
struct Printed(Arc<Mutex<String>>);

impl Printed {
    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn collect(&self, stream: Option<impl Read + Send + 'static>) {
        let Some(stream) = stream else { return };
        let lines = Arc::clone(&self.0);
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let mut text = lines.lock().unwrap_or_else(PoisonError::into_inner);
                text.push_str(&line);
                text.push('\n');
            }
        });
    }
}

fn login(line: &str) -> Option<Login> {
    let mut words = line.split_whitespace();
    Some(Login {
        name: words.next()?.to_owned(),
        password: words.next()?.to_owned(),
        role: words.collect::<Vec<_>>().join(" "),
    })
}

/// What a command printed, both streams one after the other.
#[must_use]
pub fn printed(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

/// Makes a folder that a database cluster of another account can be reached through.
///
/// # Errors
/// When its permissions cannot be set.
pub fn open_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
}
