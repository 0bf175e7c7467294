-- Logins and password resets look these up by name and e-mail, for which openIMIS has no index.
create index concurrently if not exists openimis_user_login_name on "tblUsers" ("LoginName");
create index concurrently if not exists openimis_user_email on "tblUsers" (lower("EmailId"));
create index concurrently if not exists openimis_core_user_lower_name on "core_User" (lower(username));
