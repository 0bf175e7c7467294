//! The door, tested from outside with a tiny country of places and clinics.

mod auth;
mod documents;
mod edge;
mod fixture;
mod openapi;
mod parameters;
mod reading;
mod routes;
mod without_database;
mod writing;
