//! The module's own addresses: the bytes of a photo, files of families and people.

use crate::{import, photo};
use actix_web::web::ServiceConfig;
use openimis_core::declare::Routes;
use serde_json::Value;

pub(crate) const ROUTES: Routes = Routes { configure, describe };

const ALL: [Routes; 2] = [photo::ROUTES, import::ROUTES];

fn configure(config: &mut ServiceConfig) {
    for routes in ALL {
        (routes.configure)(config);
    }
}

fn describe() -> Value {
    let described = ALL.iter().filter_map(|routes| match (routes.describe)() {
        Value::Object(paths) => Some(paths),
        _ => None,
    });
    Value::Object(described.flatten().collect())
}
