//! Numbers as text, without a float on the way.

use super::raw::Numeric;

/// Appends a whole number.
pub(super) fn write_whole(number: i64, out: &mut Vec<u8>) {
    if number < 0 {
        out.push(b'-');
    }
    write_digits(number.unsigned_abs(), 1, out);
}

/// Appends a number with at least so many digits.
pub(super) fn write_digits(number: u64, least: usize, out: &mut Vec<u8>) {
    let start = out.len();
    let mut rest = number;
    while rest > 0 || out.len() - start < least {
        out.push(b'0' + u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
}

/// Appends a decimal with the digits after the point that its column shows.
pub(super) fn write_decimal(numeric: &Numeric<'_>, out: &mut Vec<u8>) {
    match numeric.sign {
        Numeric::NAN => return out.extend_from_slice(b"NaN"),
        Numeric::INFINITY => return out.extend_from_slice(b"Infinity"),
        Numeric::MINUS_INFINITY => return out.extend_from_slice(b"-Infinity"),
        Numeric::NEGATIVE => out.push(b'-'),
        _ => {}
    }
    let mut digits = numeric.digits();
    if numeric.weight < 0 {
        out.push(b'0');
    }
    for group in 0..=numeric.weight {
        // groups of zeros at the end are not sent; the first group has no leading zeros
        let digit = digits.next().unwrap_or_default();
        write_digits(digit.into(), if group == 0 { 1 } else { 4 }, out);
    }
    if numeric.scale > 0 {
        out.push(b'.');
        write_fraction(digits, numeric, out);
    }
}

fn write_fraction(digits: impl Iterator<Item = u16>, numeric: &Numeric<'_>, out: &mut Vec<u8>) {
    let end = out.len() + usize::from(numeric.scale);
    // neither are groups of zeros between the point and the first digit
    let gap = usize::from((-1 - numeric.weight.min(-1)).unsigned_abs());
    for digit in std::iter::repeat_n(0, gap).chain(digits) {
        if out.len() >= end {
            break;
        }
        write_digits(digit.into(), 4, out);
    }
    out.resize(end, b'0');
}
