//! A district office: who works there, what they ask of the server, and what it answered last.

mod accounts;
mod answers;
mod eligibility;
mod front_end;
mod front_end_policies;
mod http;
mod places;
mod policies;
mod products;
mod register;

use http::Answer;
use openimis_testkit::program::{Login, Server};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How long a lock lasts here.
pub const LOCKOUT_SECONDS: u64 = 5;

static SERVER: OnceLock<Address> = OnceLock::new();

#[derive(Debug)]
struct Address {
    url: String,
    logins: Vec<Login>,
}

/// Opens the office: its scenarios ask this server.
pub fn open(server: &Server) {
    let (url, logins) = (server.address().to_owned(), server.logins());
    SERVER.set(Address { url, logins }).expect("the office opens once");
}

fn server() -> &'static Address {
    SERVER.get().expect("the office is open")
}

/// What a scenario knows.
#[derive(Debug, Default, cucumber::World)]
pub struct Office {
    client: reqwest::Client,
    /// Access tokens by login name.
    tokens: HashMap<String, String>,
    /// Who `he` and `she` are.
    actor: Option<String>,
    last: Option<Answer>,
    front_end: Option<front_end::FrontEnd>,
}

impl Office {
    fn last(&self) -> &Answer {
        self.last.as_ref().expect("something was asked")
    }

    fn actor(&self) -> String {
        self.actor.clone().expect("somebody is logged in")
    }
}

/// The login name behind the word for somebody: a quoted name, a pronoun, or a job.
fn name_of(office: &Office, who: &str) -> String {
    match who {
        "he" | "she" => office.actor(),
        "the administrator" => "admin".to_owned(),
        job => job.trim_start_matches("the ").trim_matches('"').to_owned(),
    }
}
