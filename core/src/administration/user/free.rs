//! Whether a new person can be told from all others.

use super::{email, person, username};
use crate::administration::error;
use crate::error::Error;
use diesel_async::AsyncPgConnection;

/// Checks that nobody has or had the name, and that no valid person has the e-mail address.
pub(in crate::administration) async fn check_free(
    connection: &mut AsyncPgConnection,
    name: &str,
    address: Option<&str>,
) -> Result<(), Error> {
    username::refuse_taken(connection, name).await?;
    if person::find_valid(connection, name).await?.is_some() {
        return Err(error::USERNAME_TAKEN.at("username").into());
    }
    if let Some(address) = address {
        email::check_form(address)?;
        email::refuse_taken(connection, address, None).await?;
    }
    Ok(())
}
