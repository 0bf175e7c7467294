//! Values that are outside the database: fetched once the rows are read, and only those that were selected.

use super::shown::Shown;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use openimis_core::error::Error;
use openimis_core::platform::Platform;

/// How many of an answer's values are on their way at a time.
const AT_ONCE: usize = 8;

/// Puts what is outside the database into its places.
pub(super) async fn fetch(platform: &Platform, shown: &mut Shown) -> Result<(), Error> {
    let mut places = Vec::new();
    shown.outside(&mut places);
    if places.is_empty() {
        return Ok(());
    }
    let ways = places.iter_mut().filter_map(|place| match place {
        Shown::Outside(outside, by) => Some((outside.fetch)(platform, std::mem::take(by))),
        _ => None,
    });
    let ways: Vec<_> = ways.collect();
    let values: Vec<_> = stream::iter(ways).buffered(AT_ONCE).try_collect().await?;
    for (place, value) in places.into_iter().zip(values) {
        *place = value.map_or(Shown::NULL, Shown::text);
    }
    Ok(())
}
