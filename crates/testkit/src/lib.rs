//! Servers, databases and actors for tests.
