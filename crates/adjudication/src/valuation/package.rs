//! Packages whose contents are compared with their definition (spec 11.3, E18).

use crate::case::{Case, LineCase};
use crate::claim::{Assignment, Kind, Origin, Package};
use crate::trace::{Finding, Place, Trace};
use rust_decimal::Decimal;

/// The unit price of a line, when packages are verified: a bundle costs no more than the register says, and a package
/// that is priced by its parts nothing if they are not those of its definition.
pub(super) fn verified(
    case: &Case<'_>,
    line: &LineCase<'_>,
    assignment: Assignment,
    price: Decimal,
    place: Place,
    trace: &mut Trace,
) -> Decimal {
    let Some(version) = line.version.filter(|_| case.settings.verify_quantities) else {
        return price;
    };
    let own_price = assignment.origin == Some(Origin::OwnPrice);
    let (verified, finding) = match version.package {
        Package::Fixed if own_price => (price.min(version.price), Finding::PackageCapped),
        Package::Parts if !own_price && !is_complete(line) => (Decimal::ZERO, Finding::PackageDiffers),
        _ => return price,
    };
    if verified != price {
        trace.change(place, finding, price, verified);
    }
    verified
}

/// As many services and items as the definition has, and as much of each.
fn is_complete(line: &LineCase<'_>) -> bool {
    let contents = line.register.map_or(&[][..], |register| &register.contents);
    let parts = &line.line.parts;
    let as_many = [Kind::Item, Kind::Service].into_iter().all(|kind| {
        let given = parts.iter().filter(|part| part.medical.kind == kind).count();
        given == contents.iter().filter(|content| content.medical.kind == kind).count()
    });
    as_many
        && parts.iter().all(|part| {
            let mut defined = contents.iter().filter(|content| content.medical == part.medical);
            defined.any(|content| content.quantity == part.given)
        })
}
