//! What core itself serves: users, roles, languages, officers, configuration and the mutation log.

pub mod rights;
