//! Rows of officers and claim administrators: two tables with one life. A row is found by its code, which no other valid
//! row has; it may belong to an account; it is replaced and ended with a history copy (spec 1.2, rule 55).

/// Makes the functions that read and write the rows of one table, for the record of the columns that operations write.
/// `$account` is the column of users that names a row; `$taken` the refusal of a code that is used.
macro_rules! duty_rows {
    ($table:ident, $record:ident, $resource:ident, $account:ident, $taken:ident) => {
        /// The key of the valid row with this code.
        pub(in crate::administration) async fn find_valid(
            connection: &mut AsyncPgConnection,
            code: &str,
        ) -> Result<Option<i32>, Error> {
            let valid = $table::table.filter($table::code.eq(code).and($table::valid_to.is_null()));
            let key = valid.order($table::id).select($table::id);
            Ok(key.first(connection).await.optional()?)
        }

        /// The row with this key if valid, locked.
        pub(in crate::administration) async fn load_valid(
            connection: &mut AsyncPgConnection,
            id: i32,
        ) -> Result<Option<$record>, Error> {
            let valid = $table::table.find(id).filter($table::valid_to.is_null());
            let row = valid.select($record::as_select()).for_update();
            Ok(row.first(connection).await.optional()?)
        }

        /// Refuses a code that another valid row has.
        pub(in crate::administration) async fn refuse_taken(
            connection: &mut AsyncPgConnection,
            code: &str,
            own: Option<i32>,
        ) -> Result<(), Error> {
            match find_valid(connection, code).await? {
                Some(holder) if Some(holder) != own => Err(error::$taken.at("code").into()),
                _ => Ok(()),
            }
        }

        /// The user whose account names this row.
        pub(in crate::administration) async fn account_of(
            connection: &mut AsyncPgConnection,
            id: i32,
        ) -> Result<Option<Uuid>, Error> {
            let account = users::table.filter(users::$account.eq(id)).select(users::id);
            Ok(account.first(connection).await.optional()?)
        }

        /// Writes a new row.
        pub(in crate::administration) async fn insert(
            connection: &mut AsyncPgConnection,
            record: &$record,
            stamp: Stamp,
        ) -> Result<i32, Error> {
            let row = (
                record,
                $table::uuid.eq(Uuid::new_v4().to_string()),
                $table::valid_from.eq(stamp.now),
                $table::audit_user_id.eq(stamp.audit_user_id),
            );
            let insert = diesel::insert_into($table::table)
                .values(row)
                .returning($table::id);
            Ok(insert.get_result(connection).await?)
        }

        /// Changes a row, with a history copy; nothing is written when nothing changes.
        pub(in crate::administration) async fn replace(
            connection: &mut AsyncPgConnection,
            id: i32,
            before: &$record,
            after: &$record,
            stamp: Stamp,
        ) -> Result<(), Error> {
            if before == after {
                return Ok(());
            }
            history::save_one(connection, $resource::DESCRIPTION, &Key::from(id), stamp.now).await?;
            let changed = (
                after,
                $table::valid_from.eq(stamp.now),
                $table::audit_user_id.eq(stamp.audit_user_id),
            );
            diesel::update($table::table.find(id))
                .set(changed)
                .execute(connection)
                .await?;
            Ok(())
        }

        /// Ends a row, with a history copy.
        pub(in crate::administration) async fn end(
            connection: &mut AsyncPgConnection,
            id: i32,
            stamp: Stamp,
        ) -> Result<(), Error> {
            history::save_one(connection, $resource::DESCRIPTION, &Key::from(id), stamp.now).await?;
            let ended = (
                $table::valid_from.eq(stamp.now),
                $table::valid_to.eq(stamp.now),
                $table::audit_user_id.eq(stamp.audit_user_id),
            );
            diesel::update($table::table.find(id))
                .set(ended)
                .execute(connection)
                .await?;
            Ok(())
        }
    };
}

pub(super) use duty_rows;
