//! `openimis user`: accounts, for whoever operates the server.

use super::migrate;
use crate::cli::UserCommand;
use crate::output::print;
use crate::start::{self, Started};
use anyhow::{Context, Result, bail};
use openimis_core::administration::{CoreSettings, FirstAdmin, create_admin};
use openimis_core::error::{Error, Problem};
use openimis_core::identity::lockout::{self, Subject};
use openimis_core::identity::{Account, change};
use openimis_core::settings::AuthSettings;
use std::path::Path;
use std::process::ExitCode;

/// What a made password consists of: no character that is easily taken for another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Random characters of a made password, five bits each.
const RANDOM: usize = 20;

pub(super) fn run(config: &Path, command: UserCommand) -> Result<ExitCode> {
    let started = start::start(config)?;
    super::block_on(async {
        migrate::prepare(&started).await?;
        match command {
            UserCommand::CreateAdmin {
                name,
                email,
                last_name,
                other_names,
                password_stdin,
            } => {
                let password = Password::choose(&started, password_stdin)?;
                let admin = FirstAdmin {
                    username: &name,
                    password: &password.text,
                    last_name: &last_name,
                    other_names: &other_names,
                    email: email.as_deref(),
                };
                create(&started, &admin).await?;
                password.tell("created", &name)?;
            }
            UserCommand::ResetPassword { name, password_stdin } => {
                let password = Password::choose(&started, password_stdin)?;
                reset(&started, &name, &password.text).await?;
                password.tell("set the password of", &name)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

async fn create(started: &Started, admin: &FirstAdmin<'_>) -> Result<()> {
    let settings = &started.platform.settings;
    let (names, rules) = (
        settings.get::<CoreSettings>(),
        settings.get::<AuthSettings>().password(),
    );
    let mut connection = started.database.connect().await?;
    let created = create_admin(&mut connection, &names, &rules, admin, started.platform.clock.now()).await;
    created
        .map(drop)
        .map_err(in_words)
        .with_context(|| format!("{} was not created", admin.username))
}

/// Sets the password and lifts a lock of the name: whoever locked himself out is who asks for it.
async fn reset(started: &Started, name: &str, password: &str) -> Result<()> {
    let rules = started.platform.settings.get::<AuthSettings>().password();
    let now = started.platform.clock.now();
    let mut connection = started.database.connect().await?;
    let Some(account) = Account::find_by_username(&mut connection, name).await? else {
        bail!("there is no user {name}; upper and lower case count");
    };
    if !account.is_active(now) {
        bail!("the account of {name} has ended; a password would not bring it back");
    }
    let target = account.id;
    change::set_password(&mut connection, &rules, target, password, None, now)
        .await
        .with_context(|| format!("the password of {name} was not changed"))?;
    lockout::clear(&mut connection, &Subject::account(name)).await?;
    Ok(())
}

/// A refusal in the words of its problems, without their codes.
fn in_words(error: Error) -> anyhow::Error {
    let Error::Refused(problems) = error else {
        return error.into();
    };
    let sentence = |problem: &Problem| match &problem.detail {
        None => format!("{}. {}", problem.kind.title, problem.kind.advice),
        Some(_) => problem.text().into_owned(),
    };
    anyhow::Error::msg(problems.iter().map(sentence).collect::<Vec<_>>().join(" "))
}

/// A password, given or made.
struct Password {
    text: String,
    is_made: bool,
}

impl Password {
    fn choose(started: &Started, from_input: bool) -> Result<Self> {
        if from_input {
            return Self::read();
        }
        let shortest = started.platform.settings.get::<AuthSettings>().password_min_length;
        Self::make(usize::try_from(shortest)?)
    }

    fn read() -> Result<Self> {
        let mut line = String::new();
        std::io::stdin()
            .read_line(&mut line)
            .context("the password cannot be read from the standard input")?;
        let text = line.trim_end_matches(['\r', '\n']).to_owned();
        if text.is_empty() {
            bail!("the standard input has no password in its first line");
        }
        Ok(Self { text, is_made: false })
    }

    /// A password of 100 random bits or more, of every kind of character that the policy may ask for.
    fn make(shortest: usize) -> Result<Self> {
        let mut bytes = vec![0; RANDOM.max(shortest)];
        getrandom::fill(&mut bytes).context("the operating system gives no random numbers")?;
        let letter = |byte: &u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('x', char::from);
        let letters: Vec<char> = bytes.iter().map(letter).collect();
        let groups: Vec<String> = letters.chunks(5).map(|group| group.iter().collect()).collect();
        Ok(Self {
            text: format!("Im7-{}", groups.join("-")),
            is_made: true,
        })
    }

    /// A made password is told this once; only its hash is stored.
    fn tell(&self, done: &str, name: &str) -> Result<()> {
        print(&format!("{done} {name}\n"))?;
        if self.is_made {
            print(&format!("password: {}\n", self.text))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openimis_core::identity::password::policy::PasswordPolicy;

    #[test]
    fn made_passwords_meet_the_policy_and_differ() {
        let policy = PasswordPolicy::default();
        let (first, second) = (Password::make(8).unwrap(), Password::make(8).unwrap());
        assert_eq!(policy.check(&first.text, &["admin"]), Ok(()), "{}", first.text);
        assert_ne!(first.text, second.text);
    }

    #[test]
    fn a_longer_policy_gets_a_longer_password() {
        assert!(Password::make(40).unwrap().text.chars().count() >= 40);
    }
}
