//! An office with its own database: an administrator, and whoever a test creates.
//!
//! Without PostgreSQL's programs a test says so and passes.

use std::sync::OnceLock;

use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::access::Actor;
use openimis_core::administration::{CoreSettings, FirstAdmin, create_admin, rights};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::declare::{Answer, Call, Key};
use openimis_core::error::Error;
use openimis_core::identity::{Account, Client, LoginSettings, log_in};
use openimis_core::migration::{CORE_STEPS, ModuleMigrations, migrate};
use openimis_core::operate::{LogEntry, perform};
use openimis_core::platform::{Clock, Platform};
use openimis_core::registry::Registry;
use openimis_core::settings::{AuthSettings, SettingsStore};
use openimis_localdb::{Cluster, Options, Profile};
use serde_json::{Value, json};
use uuid::Uuid;

/// The administrator's name.
pub const ADMIN: &str = "admin";
/// A password that the policy accepts.
pub const PASSWORD: &str = "Tr7!vq#Zm2-kite";

/// A database of one test, and a platform on it; dropped with it.
pub struct Office {
    name: String,
    pub connection: AsyncPgConnection,
    platform: Platform,
}

impl Office {
    /// An office with its administrator, or none where PostgreSQL's programs are missing.
    pub async fn open() -> Option<Self> {
        Self::with(CoreSettings::default()).await
    }

    /// The same with other settings.
    pub async fn with(settings: CoreSettings) -> Option<Self> {
        let (cluster, template) = cluster()?;
        let name = format!("administration_{}", Uuid::new_v4().simple());
        cluster.create_database_from_template(&name, template).unwrap();
        let connection = connect(cluster, &name).await;
        let store = SettingsStore::default();
        store.set(settings);
        let platform = Platform::new(Registry::linked().unwrap(), store, Clock::System);
        Some(Self {
            name,
            connection,
            platform,
        })
    }

    /// The actor with this name, as a request would meet him now.
    pub async fn actor(&mut self, username: &str) -> Actor {
        let account = Account::find_by_username(&mut self.connection, username).await.unwrap();
        let id = account.unwrap().id;
        let Platform {
            registry,
            settings,
            actors,
            clock,
            ..
        } = &self.platform;
        let user = actors
            .get(&mut self.connection, registry, settings, id, clock.now())
            .await;
        Actor::User(user.unwrap().unwrap())
    }

    /// Performs an operation as the user with this name.
    pub async fn perform(
        &mut self,
        username: &str,
        operation: &str,
        target: Option<&str>,
        input: Value,
    ) -> Result<Answer, Error> {
        let actor = self.actor(username).await;
        self.perform_as(&actor, operation, target, input).await
    }

    /// Performs an operation as this actor.
    pub async fn perform_as(
        &mut self,
        actor: &Actor,
        operation: &str,
        target: Option<&str>,
        input: Value,
    ) -> Result<Answer, Error> {
        let operation = self.platform.registry.operation(operation).unwrap();
        let call = Call {
            target,
            input: input.as_object().unwrap(),
        };
        let entry = LogEntry::default();
        perform(&self.platform, &mut self.connection, actor, operation, call, &entry).await
    }

    /// The administrator performs an operation, which works; answers the key of the row.
    pub async fn done(&mut self, operation: &str, target: Option<&str>, input: Value) -> String {
        match self.perform(ADMIN, operation, target, input).await.unwrap() {
            Answer::Row(_, Key::Number(key)) => key.to_string(),
            Answer::Row(_, key) => key.to_string(),
            Answer::Value(value) => value.to_string(),
            Answer::Nothing => String::new(),
        }
    }

    /// The administrator performs an operation, which is refused; answers codes and fields.
    pub async fn refused(&mut self, operation: &str, target: Option<&str>, input: Value) -> Vec<String> {
        refusals(self.perform(ADMIN, operation, target, input).await)
    }

    /// Creates a role with these rights; answers its key.
    pub async fn role(&mut self, name: &str, rights: &[i32]) -> i32 {
        let key = self
            .done("role.create", None, json!({ "name": name, "rights": rights }))
            .await;
        key.parse().unwrap()
    }

    /// Creates a person with these roles, whose password is [`PASSWORD`]; answers the key of the account.
    pub async fn person(&mut self, username: &str, roles: &[i32]) -> String {
        let mut input = new_user(username);
        input["roles"] = json!(roles);
        input["password"] = json!(PASSWORD);
        self.done("user.create", None, input).await
    }

    /// Creates a person who keeps roles and users and holds these further rights; answers the key of the account.
    pub async fn keeper(&mut self, username: &str, further: &[i32]) -> String {
        let own = [
            rights::ADD_ROLES,
            rights::EDIT_ROLES,
            rights::DUPLICATE_ROLES,
            rights::ADD_USERS,
            rights::EDIT_USERS,
            rights::DELETE_USERS,
        ];
        let numbers: Vec<i32> = own
            .iter()
            .map(|right| right.number)
            .chain(further.iter().copied())
            .collect();
        let role = self.role(&format!("Role of {username}"), &numbers).await;
        self.person(username, &[role]).await
    }

    /// Whether somebody can log in.
    pub async fn can_log_in(&self, username: &str, password: &str) -> bool {
        let settings = LoginSettings::default();
        let client = Client {
            address: None,
            agent: None,
        };
        let now = Clock::System.now();
        let (cluster, _) = cluster().unwrap();
        let database = Database::new(&DatabaseSettings {
            url: cluster.database_url(&self.name),
            ..DatabaseSettings::default()
        });
        let pool = database.unwrap().pool().unwrap();
        log_in(&pool, &settings, username, password, &client, now).await.is_ok()
    }

    /// The lines of a query: columns separated by `|`.
    pub async fn lines(&mut self, query: &str) -> Vec<String> {
        let query = format!(
            "SELECT concat_ws('|', VARIADIC ARRAY(SELECT coalesce(value, '-') FROM json_each_text(row_to_json(q)))) AS line FROM ({query}) AS q"
        );
        let rows: Vec<Line> = diesel::sql_query(query).load(&mut self.connection).await.unwrap();
        rows.into_iter().map(|row| row.line).collect()
    }

    /// The only line of a query.
    pub async fn line(&mut self, query: &str) -> String {
        let lines = self.lines(query).await;
        assert_eq!(lines.len(), 1, "{query}: {lines:?}");
        lines.into_iter().next().unwrap()
    }

    /// Another connection to the same database.
    pub async fn again(&self) -> AsyncPgConnection {
        connect(cluster().unwrap().0, &self.name).await
    }

    /// Runs statements, as another backend would.
    pub async fn run(&mut self, statements: &str) {
        self.connection.batch_execute(statements).await.unwrap();
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        if let Some((cluster, _)) = cluster() {
            cluster.drop_database(&self.name).unwrap();
        }
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// What an officer's form sends for a new person.
pub fn new_user(username: &str) -> Value {
    json!({
        "username": username, "lastName": "Roberts", "otherNames": "Jeb", "language": "en",
        "email": format!("{username}@example.org"), "userTypes": ["INTERACTIVE"], "roles": [],
    })
}

/// Codes and fields of a refusal: `role.name_taken name`.
pub fn refusals(result: Result<Answer, Error>) -> Vec<String> {
    use openimis_core::error::ProblemSource;
    let Err(Error::Refused(problems)) = result else {
        panic!("not refused: {result:?}");
    };
    let line = |problem: openimis_core::error::Problem| match problem.source {
        Some(ProblemSource::Input(path)) => format!("{} {}", problem.kind.code, path.join(".")),
        _ => problem.kind.code.to_owned(),
    };
    problems.into_iter().map(line).collect()
}

/// The cluster that tests share, and the name of the database that each gets a copy of.
fn cluster() -> Option<(&'static Cluster, &'static str)> {
    static CLUSTER: OnceLock<Option<(Cluster, String)>> = OnceLock::new();
    let (cluster, template) = CLUSTER.get_or_init(make_template).as_ref()?;
    Some((cluster, template))
}

fn make_template() -> Option<(Cluster, String)> {
    let folder = std::env::temp_dir().join("openimis-core-tests");
    let options = Options::new(folder).profile(Profile::Fast).max_connections(300);
    let cluster = match Cluster::shared(options) {
        Ok(cluster) => cluster,
        Err(missing @ openimis_localdb::Error::ProgramsMissing { .. }) => {
            println!("skipped: {missing}");
            return None;
        }
        Err(other) => panic!("{other}"),
    };
    // named after its content, so that a changed migration makes another
    let texts = CORE_STEPS.iter().flat_map(|step| step.sql.bytes());
    let fingerprint = texts.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let name = format!("administration_template_{fingerprint:08x}");
    cluster
        .ensure_database(&name, |unfinished| {
            // a test's own runtime cannot be entered twice
            std::thread::scope(|scope| {
                let filled = scope.spawn(|| {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    runtime.unwrap().block_on(fill(&cluster, unfinished));
                });
                filled.join().unwrap();
            });
            Ok::<(), openimis_localdb::Error>(())
        })
        .unwrap();
    Some((cluster, name))
}

async fn fill(cluster: &Cluster, name: &str) {
    let mut connection = connect(cluster, name).await;
    let core = ModuleMigrations {
        module: "core",
        steps: CORE_STEPS,
        rights: rights::ALL,
    };
    migrate(&mut connection, &[core], &mut |_| ()).await.unwrap();
    let admin = FirstAdmin {
        username: ADMIN,
        password: PASSWORD,
        last_name: "Banda",
        other_names: "Grace",
        email: Some("grace@example.org"),
    };
    let passwords = AuthSettings::default().password();
    create_admin(
        &mut connection,
        &CoreSettings::default(),
        &passwords,
        &admin,
        Clock::System.now(),
    )
    .await
    .unwrap();
}

async fn connect(cluster: &Cluster, name: &str) -> AsyncPgConnection {
    AsyncPgConnection::establish(&cluster.connection_string(name))
        .await
        .unwrap()
}
