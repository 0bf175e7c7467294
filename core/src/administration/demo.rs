//! Core's part of the demonstration country: a login for each system role.

use super::claim_administrator::record::{self as claim_admins, ClaimAdministratorRecord};
use super::first_admin::{FirstAdmin, create_person, system_role};
use super::officer::record::{self as officers, OfficerRecord};
use super::stamp::Stamp;
use crate::declare::{DemoPlan, DemoStory, SystemRole};
use crate::error::Error;
use crate::identity::change::PasswordSettings;
use crate::platform::Clock;
use crate::schema::identity::users;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Name, given names and family name of the user with this role. Codes of officers and claim administrators have at
/// most eight characters.
const fn cast(role: SystemRole) -> (&'static str, &'static str, &'static str) {
    match role {
        SystemRole::EnrolmentOfficer => ("officer", "Amara", "Okafor"),
        SystemRole::Manager => ("manager", "Bikash", "Thapa"),
        SystemRole::Accountant => ("accountant", "Chantal", "Mbarga"),
        SystemRole::Clerk => ("clerk", "Dorji", "Wangmo"),
        SystemRole::MedicalOfficer => ("medical", "Esther", "Mwakalinga"),
        SystemRole::SchemeAdministrator => ("scheme", "Fatou", "Jallow"),
        SystemRole::ImisAdministrator => ("admin", "Grace", "Banda"),
        SystemRole::Receptionist => ("reception", "Hari", "Gurung"),
        SystemRole::ClaimAdministrator => ("claims", "Ibrahim", "Sow"),
        SystemRole::ClaimContributor => ("claimclerk", "Juma", "Kimaro"),
        SystemRole::HfAdministrator => ("hfadmin", "Kadiatou", "Diallo"),
        SystemRole::OfflineAdministrator => ("offline", "Laxmi", "Rai"),
    }
}

/// Makes a user for each system role and tells the logins. Only for a private demonstration database: whoever knows
/// the seed knows the passwords.
pub(super) fn fill<'a>(
    connection: &'a mut AsyncPgConnection,
    plan: &'a DemoPlan,
    story: &'a mut DemoStory,
) -> BoxFuture<'a, Result<(), Error>> {
    Box::pin(async move {
        let now = Clock::System.now();
        let mut made = 0;
        for role in SystemRole::ALL {
            let Some(key) = system_role(connection, *role).await? else {
                continue;
            };
            let (username, other_names, last_name) = cast(*role);
            let password = password(plan.seed, username);
            let email = format!("{username}@example.org");
            let person = FirstAdmin {
                username,
                password: &password,
                last_name,
                other_names,
                email: Some(&email),
            };
            let user = create_person(connection, &PasswordSettings::default(), &person, key, now).await?;
            give_duty(connection, *role, &person, user, now).await?;
            story
                .logins
                .push((username.to_owned(), password, role.title().to_owned()));
            made += 1;
        }
        story.made.push(("users", made));
        Ok(())
    })
}

/// Makes the enrolment officer an officer and the claim administrator one; where they work is the location module's.
async fn give_duty(
    connection: &mut AsyncPgConnection,
    role: SystemRole,
    person: &FirstAdmin<'_>,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let stamp = Stamp::server(now);
    let account = diesel::update(users::table.find(user));
    match role {
        SystemRole::EnrolmentOfficer => {
            let officer = OfficerRecord {
                has_login: Some(true),
                email: person.email.map(str::to_owned),
                ..OfficerRecord::named(person.username, person.last_name, person.other_names)
            };
            let key = officers::insert(connection, &officer, stamp).await?;
            account.set(users::officer_id.eq(key)).execute(connection).await?;
        }
        SystemRole::ClaimAdministrator => {
            let administrator = ClaimAdministratorRecord {
                has_login: Some(true),
                email_id: person.email.map(str::to_owned),
                ..ClaimAdministratorRecord::named(person.username, person.last_name, person.other_names)
            };
            let key = claim_admins::insert(connection, &administrator, stamp).await?;
            account.set(users::claim_admin_id.eq(key)).execute(connection).await?;
        }
        _ => {}
    }
    Ok(())
}

/// A password of the policy's liking that people can type: `Tavo-gime-lora-27`.
fn password(seed: u64, username: &str) -> String {
    const CONSONANTS: &[u8; 16] = b"bcdfghklmnprstvz";
    const VOWELS: &[u8; 4] = b"aeio";
    let digest = Sha256::digest(format!("openimis demo {seed} {username}"));
    let mut bytes = digest.iter().copied();
    let mut letter = |of: &[u8]| {
        let index = usize::from(bytes.next().unwrap_or_default()) % of.len();
        of.get(index).copied().map_or('x', char::from)
    };
    let mut word = || -> String { (0..2).flat_map(|_| [letter(CONSONANTS), letter(VOWELS)]).collect() };
    let (first, second, third) = (word(), word(), word());
    let number: String = (0..2).map(|_| letter(b"23456789")).collect();
    let mut password = format!("{first}-{second}-{third}-{number}");
    if let Some(capital) = password.get_mut(..1) {
        capital.make_ascii_uppercase();
    }
    password
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::password::policy::PasswordPolicy;

    #[test]
    fn passwords_meet_the_policy_and_come_from_the_seed() {
        for role in SystemRole::ALL {
            let (username, other_names, last_name) = cast(*role);
            let made = password(7, username);
            let known = [username, other_names, last_name];
            assert_eq!(PasswordPolicy::default().check(&made, &known), Ok(()), "{made}");
            assert_eq!(made, password(7, username));
            assert_ne!(made, password(8, username));
        }
    }
}
