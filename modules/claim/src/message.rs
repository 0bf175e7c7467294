//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "claim";

    longest_code(most) = "A code has at most { $most } characters.";
    no_officer(villages) = "No officer with a phone number found for the insuree village code, { $villages }";
    officer_without_phone(villages, code) = "No officer with a phone number found for the insuree village code, { $villages }: officer { $code } has no phone setup";
}
