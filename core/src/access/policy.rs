//! The casbin policy, as openIMIS's tables hold it.

use super::RightSet;
use crate::declare::SystemRole;
use crate::schema::administration::{role_rights, roles, user_roles};
use crate::schema::identity::{technical_users, users};
use casbin::{CoreApi as _, Enforcer, Filter, Model, RbacApi as _};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The subject that holds every right.
pub const SUPERUSER: &str = "superuser";

/// The casbin subject of a user.
#[must_use]
pub fn user_subject(id: Uuid) -> String {
    format!("user:{id}")
}

/// The casbin subject of a role.
#[must_use]
pub fn role_subject(id: i32) -> String {
    format!("role:{id}")
}

/// Roles and rights that count: of live, unblocked roles, through live links (W-07).
///
/// It is casbin's [adapter](casbin::Adapter). The rows are read beforehand, on the connection of the caller: an adapter that connected by
/// itself would take a second one within a request. Nothing is written through casbin; roles are changed by operations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Subject and right.
    permissions: BTreeSet<(String, String)>,
    /// Subject and what it inherits from.
    memberships: BTreeSet<(String, String)>,
}

impl Policy {
    /// Grants a right to a subject.
    pub fn grant(&mut self, subject: String, right: i32) {
        self.permissions.insert((subject, right.to_string()));
    }

    /// Makes a subject inherit what another holds.
    pub fn inherit(&mut self, subject: String, from: &str) {
        self.memberships.insert((subject, from.to_owned()));
    }

    /// What concerns one interactive user, in one statement.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub(super) async fn of_interactive(
        connection: &mut AsyncPgConnection,
        user: Uuid,
        interactive: i64,
    ) -> QueryResult<(Self, Vec<i32>)> {
        let live_right = role_rights::role_id.eq(roles::id).and(role_rights::valid_to.is_null());
        let rows: Vec<(i32, i32, Option<i32>)> = user_roles::table
            .inner_join(roles::table.left_join(role_rights::table.on(live_right)))
            .filter(user_roles::user_id.eq(interactive))
            .filter(user_roles::valid_to.is_null())
            .filter(roles::valid_to.is_null().and(diesel::dsl::not(roles::is_blocked)))
            .select((roles::id, roles::is_system, role_rights::right_id.nullable()))
            .load(connection)
            .await?;
        let mut policy = Self::default();
        let mut held = BTreeSet::new();
        for (role, is_system, right) in rows {
            held.insert(role);
            policy.inherit(user_subject(user), &role_subject(role));
            policy.role(role, is_system);
            if let Some(right) = right {
                policy.grant(role_subject(role), right);
            }
        }
        Ok((policy, held.into_iter().collect()))
    }

    /// Everything, for all users, in a fixed number of statements: for audits and tests. A request loads one user's.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of_everybody(connection: &mut AsyncPgConnection) -> QueryResult<Self> {
        let counts = || roles::valid_to.is_null().and(diesel::dsl::not(roles::is_blocked));
        let mut policy = Self::default();
        let all: Vec<(i32, i32)> = roles::table
            .filter(counts())
            .select((roles::id, roles::is_system))
            .load(connection)
            .await?;
        for (role, is_system) in all {
            policy.role(role, is_system);
        }
        let granted: Vec<(i32, i32)> = role_rights::table
            .inner_join(roles::table)
            .filter(role_rights::valid_to.is_null())
            .filter(counts())
            .select((roles::id, role_rights::right_id))
            .load(connection)
            .await?;
        for (role, right) in granted {
            policy.grant(role_subject(role), right);
        }
        let held: Vec<(Uuid, i32)> = user_roles::table
            .inner_join(users::table.on(users::interactive_id.eq(user_roles::user_id.nullable())))
            .inner_join(roles::table)
            .filter(user_roles::valid_to.is_null())
            .filter(counts())
            .select((users::id, roles::id))
            .load(connection)
            .await?;
        for (user, role) in held {
            policy.inherit(user_subject(user), &role_subject(role));
        }
        let systems: Vec<Uuid> = users::table
            .inner_join(technical_users::table)
            .filter(users::interactive_id.is_null())
            .filter(technical_users::is_superuser)
            .select(users::id)
            .load(connection)
            .await?;
        for user in systems {
            policy.inherit(user_subject(user), SUPERUSER);
        }
        Ok(policy)
    }

    fn role(&mut self, role: i32, is_system: i32) {
        if is_system == SystemRole::ImisAdministrator.code() {
            self.inherit(role_subject(role), SUPERUSER);
        }
    }

    /// The decider over this policy.
    ///
    /// # Errors
    /// Never seen: the model is part of the program.
    pub async fn enforcer(self) -> casbin::Result<Enforcer> {
        let model = casbin::DefaultModel::from_str(include_str!("model.conf")).await?;
        Enforcer::new(model, self).await
    }

    /// All rights of a user, and whether he holds every right.
    ///
    /// Asks casbin once for everything, instead of once for each check, which costs a scan of the policy.
    ///
    /// # Errors
    /// Never seen, as for [`Policy::enforcer`].
    pub async fn decide(self, user: Uuid) -> casbin::Result<(RightSet, bool)> {
        let enforcer = self.enforcer().await?;
        let subject = user_subject(user);
        let inherited = enforcer.get_implicit_roles_for_user(&subject, None);
        let permissions = enforcer.get_implicit_permissions_for_user(&subject, None);
        let numbers = permissions
            .iter()
            .filter_map(|permission| permission.get(1)?.parse().ok());
        let superuser = inherited.iter().any(|role| role == SUPERUSER);
        Ok((RightSet::of(numbers), superuser))
    }

    pub(super) fn load_into(&self, model: &mut dyn Model, filter: &Filter<'_>) {
        let passes = |wanted: &[&str], (first, second): &(String, String)| {
            let fields = [first.as_str(), second.as_str()];
            wanted
                .iter()
                .zip(fields)
                .all(|(wanted, field)| wanted.is_empty() || *wanted == field)
        };
        let sections = [("p", &self.permissions, &filter.p), ("g", &self.memberships, &filter.g)];
        for (section, rules, wanted) in sections {
            for rule in rules.iter().filter(|rule| passes(wanted, rule)) {
                model.add_policy(section, section, vec![rule.0.clone(), rule.1.clone()]);
            }
        }
    }
}
