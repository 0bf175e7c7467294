//! What this module tells people beside the titles of its errors.

openimis_core::messages! {
    in "claim";


}
