//! Core's identity, as doors see it: every method answers with tokens or a refusal.

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use openimis_core::access::{Actor, Admission, Bearer, User};
use openimis_core::database::Connections;
use openimis_core::error::Error;
use openimis_core::identity::change::{self, ChangeRefused};
use openimis_core::identity::fault::Fault;
use openimis_core::identity::lockout::Locked;
use openimis_core::identity::mail::Mailer;
use openimis_core::identity::opaque::OpaqueToken;
use openimis_core::identity::reset::{self, ResetSettings};
use openimis_core::identity::session::{self, EndReason, RefreshRefused, Session};
use openimis_core::identity::signing_keys::SigningKeys;
use openimis_core::identity::token::Claims;
use openimis_core::identity::{self, Account, LoginRefused};
use openimis_core::platform::Platform;
use openimis_core::settings::{AuthSettings, ServerSettings};
use openimis_rest::identity::{Answered, Client, Identity, Refusal, Tokens};
use std::sync::Arc;

/// Who somebody is, by openIMIS's accounts.
pub(crate) struct CoreIdentity {
    pub(crate) platform: Arc<Platform>,
    pub(crate) keys: SigningKeys,
    pub(crate) mailer: Mailer,
}

impl CoreIdentity {
    fn now(&self) -> DateTime<Utc> {
        self.platform.clock.now()
    }

    fn settings(&self) -> Arc<AuthSettings> {
        self.platform.settings.get()
    }

    /// Whom a token admits: without the database while the user's snapshot counts.
    async fn admit(&self, connections: &dyn Connections, token: &str) -> Result<Option<Actor>, Error> {
        let now = self.now();
        let Ok(claims) = self.keys.verify(token, now) else {
            return Ok(None);
        };
        let Some(bearer) = bearer(&claims) else {
            return Ok(None);
        };
        let platform = &self.platform;
        let admission = if let Some(admission) = platform.actors.known(&bearer, now) {
            admission
        } else {
            let mut connection = connections.lease().await?;
            let (registry, settings) = (&platform.registry, &platform.settings);
            platform
                .actors
                .admit(&mut connection, registry, settings, &bearer, now)
                .await?
        };
        Ok(match admission {
            Admission::Admitted(user) => Some(Actor::User(user)),
            Admission::Refused(_) => None,
        })
    }

    fn tokens(&self, account: &Account, session: &Session, refresh: &OpaqueToken) -> Result<Tokens, Refusal> {
        let now = self.now();
        let claims = Claims::new(account, session, &self.settings().session(), now);
        let access = self.keys.sign(&claims).map_err(Error::internal)?;
        Ok(Tokens {
            access,
            expires_in: claims.exp - now.timestamp(),
            refresh: refresh.expose().to_owned(),
            refresh_expires_in: (session.expires_at - now).num_seconds(),
        })
    }

    fn reset_settings(&self) -> ResetSettings {
        ResetSettings {
            frontend_url: self.platform.settings.get::<ServerSettings>().frontend_url.clone(),
            lifetime: chrono::TimeDelta::seconds(self.settings().reset_seconds.into()),
            ..ResetSettings::default()
        }
    }

    fn locked(&self, locked: Locked) -> Refusal {
        let seconds = (locked.until() - self.now()).num_seconds().max(1);
        Refusal::Locked(seconds.unsigned_abs(), locked.said().into())
    }

    fn change_refused(&self, refused: ChangeRefused) -> Refusal {
        match refused {
            ChangeRefused::NoSuchAccount | ChangeRefused::WrongOldPassword => Refusal::IncorrectCredentials,
            ChangeRefused::InvalidToken => Refusal::InvalidToken,
            ChangeRefused::Policy(violations) => {
                Refusal::Policy(violations.iter().map(|violation| violation.said().into()).collect())
            }
            ChangeRefused::Locked(locked) => self.locked(locked),
            ChangeRefused::Fault(fault) => failed(fault),
        }
    }
}

impl Identity for CoreIdentity {
    fn actor<'a>(
        &'a self,
        connections: &'a dyn Connections,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Option<Actor>, Error>> {
        Box::pin(self.admit(connections, token))
    }

    fn log_in<'a>(
        &'a self,
        connections: &'a dyn Connections,
        username: &'a str,
        password: &'a str,
        client: &'a Client,
    ) -> Answered<'a, Tokens> {
        Box::pin(async move {
            let settings = self.settings().login();
            let done = identity::log_in(connections, &settings, username, password, &known(client), self.now()).await;
            match done {
                Ok(done) => self.tokens(&done.account, &done.session, &done.refresh_token),
                Err(LoginRefused::Missing) => Err(Refusal::Missing("username and password")),
                Err(LoginRefused::IncorrectCredentials) => Err(Refusal::IncorrectCredentials),
                Err(LoginRefused::Locked(locked)) => Err(self.locked(locked)),
                Err(LoginRefused::Fault(fault)) => Err(failed(fault)),
            }
        })
    }

    fn refresh<'a>(&'a self, connections: &'a dyn Connections, refresh: &'a str) -> Answered<'a, Tokens> {
        Box::pin(async move {
            let mut connection = connections.lease().await?;
            match session::refresh(&mut connection, refresh, self.now()).await {
                Ok(done) => self.tokens(&done.account, &done.session, &done.refresh_token),
                Err(RefreshRefused::Fault(fault)) => Err(failed(fault)),
                Err(RefreshRefused::Reused) => {
                    // the session has ended: no worker may go on with what it knew of it
                    self.platform.actors.forget_all();
                    Err(Refusal::InvalidToken)
                }
                Err(RefreshRefused::Unknown | RefreshRefused::Ended) => Err(Refusal::InvalidToken),
            }
        })
    }

    fn log_out<'a>(&'a self, connections: &'a dyn Connections, user: &'a User) -> Answered<'a, ()> {
        Box::pin(async move {
            let mut connection = connections.lease().await?;
            let ended =
                session::end_all_sessions(&mut connection, user.account.id, EndReason::Logout, self.now()).await;
            self.platform.actors.forget(user.account.id);
            ended.map_err(|error| Refusal::Failed(error.into()))
        })
    }

    fn change_password<'a>(
        &'a self,
        connections: &'a dyn Connections,
        user: &'a User,
        old: Option<&'a str>,
        new: &'a str,
        client: &'a Client,
    ) -> Answered<'a, ()> {
        Box::pin(async move {
            let settings = self.settings().password();
            let owner = user.account.id;
            let done = change::change_own(connections, &settings, owner, old, new, &known(client), self.now()).await;
            self.platform.actors.forget(owner);
            done.map_err(|refused| self.change_refused(refused))
        })
    }

    fn request_reset<'a>(&'a self, connections: &'a dyn Connections, name: &'a str, _: &'a Client) -> Answered<'a, ()> {
        Box::pin(async move {
            let settings = self.reset_settings();
            let mut connection = connections.lease().await?;
            let done = reset::request_reset(&mut connection, &settings, &self.mailer, name, self.now()).await;
            done.map_err(failed)
        })
    }

    fn confirm_reset<'a>(
        &'a self,
        connections: &'a dyn Connections,
        username: Option<&'a str>,
        token: &'a str,
        new: &'a str,
        client: &'a Client,
    ) -> Answered<'a, ()> {
        Box::pin(async move {
            let (settings, client) = (self.settings().password(), known(client));
            let done = reset::complete_reset(connections, &settings, username, token, new, &client, self.now()).await;
            let owner = done.map_err(|refused| self.change_refused(refused))?;
            self.platform.actors.forget(owner);
            Ok(())
        })
    }
}

fn bearer(claims: &Claims) -> Option<Bearer> {
    Some(Bearer {
        user: claims.sub,
        session: claims.sid,
        issued_at: DateTime::from_timestamp_micros(claims.iat_micros)?,
    })
}

fn known(client: &Client) -> identity::Client {
    identity::Client {
        address: client.address,
        agent: client.agent.clone(),
    }
}

/// A fault is nobody's mistake: the caller is told to try again, unless the database has a defect.
fn failed(fault: Fault) -> Refusal {
    Refusal::Failed(match fault {
        Fault::Database(error) => error.into(),
        Fault::Connection(error) => error,
        Fault::Busy => Error::Unavailable(fault.to_string()),
        Fault::Hashing(_) | Fault::OnlyCopy => Error::internal(fault),
    })
}

#[cfg(test)]
mod tests;
