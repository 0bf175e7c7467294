//! The errors that belong to REST itself; each has a page in the documentation.

use openimis_core::error::ErrorKind;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $title:literal, $advice:literal;)*) => {
        $($(#[$doc])* pub const $name: ErrorKind = ErrorKind::new($code, $status, $title, $advice);)*

        /// All of them, for documentation.
        pub const ALL: &[&ErrorKind] = &[$(&$name),*];
    };
}

kinds! {
    /// No such address.
    NO_SUCH_ADDRESS = "rest.no_such_address", 404, "No such address", "Check the path; the documentation lists those that exist.";
    /// The address exists, for other methods.
    METHOD_NOT_ALLOWED = "rest.method_not_allowed", 405, "Method not allowed", "Use a method that the header Allow names.";
    /// No representation that the client accepts (JSON:API 1.1, "Server Responsibilities").
    NOT_ACCEPTABLE = "rest.not_acceptable", 406, "Not acceptable", "Accept a media type that the detail names; application/vnd.api+json has no parameters but ext and profile.";
    /// A body of a type that is not understood (JSON:API 1.1, "Server Responsibilities").
    UNSUPPORTED_MEDIA_TYPE = "rest.unsupported_media_type", 415, "Unsupported media type", "Send the body as application/vnd.api+json or application/xml, uncompressed.";
    /// A body beyond the limit.
    BODY_TOO_LARGE = "rest.body_too_large", 413, "Body too large", "Send less at once.";
    /// A body that did not arrive in full.
    BODY_INCOMPLETE = "rest.body_incomplete", 400, "Body incomplete", "Send the whole body; the connection may have broken off.";
    /// A body that arrives too slowly.
    BODY_TOO_SLOW = "rest.body_too_slow", 408, "Body too slow", "Send the request again, faster.";
    /// The document's type is not that of the address (JSON:API 1.1, "Creating Resources").
    TYPE_CONFLICT = "rest.type_conflict", 409, "Type does not match the address", "Send the type that the detail names.";
    /// The document's id is not that of the address (JSON:API 1.1, "Updating Resources").
    ID_CONFLICT = "rest.id_conflict", 409, "Id does not match the address", "Send the id that the address names.";
    /// An id chosen by the client (JSON:API 1.1, "Client-Generated IDs").
    CLIENT_GENERATED_ID = "rest.client_generated_id", 403, "Client-generated id", "Leave the id out; the server makes it.";
    /// A document that is JSON but not of the standard's shape.
    INVALID_DOCUMENT = "rest.invalid_document", 400, "Not a JSON:API document", "Correct the place that the pointer names.";
    /// A reference sent as attribute, or an attribute sent as relationship.
    MISPLACED_FIELD = "rest.misplaced_field", 422, "Field in the wrong place", "Send references in relationships and everything else in attributes.";
    /// A relationship that is not changed at its own address (JSON:API 1.1, "Updating Relationships").
    RELATIONSHIP_FIXED = "rest.relationship_fixed", 403, "Relationship not changed here", "Change the row itself, if it has the relationship among its fields; the documentation tells.";
    /// A row that is not changed as a whole (JSON:API 1.1, "Updating Resources").
    RESOURCE_FIXED = "rest.resource_fixed", 403, "Row not changed here", "The documentation tells what can be done with such rows.";
    /// A header that does not parse.
    INVALID_HEADER = "rest.invalid_header", 400, "Invalid header", "Correct the header that the source names.";
    /// A change without `If-Match` where the installation wants it (RFC 6585, section 3).
    PRECONDITION_REQUIRED = "rest.precondition_required", 428, "If-Match required", "Read the row, and send its ETag as If-Match with the change.";
    /// A login, refresh or reset that is refused; which part is wrong is not told.
    INCORRECT_CREDENTIALS = "rest.incorrect_credentials", 422, "Incorrect credentials", "Check what you sent.";
    /// A password that the policy does not allow.
    PASSWORD_POLICY = "rest.password_policy", 422, "Password not allowed", "Choose another password; the detail names what this one lacks.";
    /// Too many failed attempts.
    LOCKED = "rest.locked", 429, "Too many failed attempts", "Wait for the time that Retry-After names.";
    /// Too many requests from one address.
    TOO_MANY_REQUESTS = "rest.too_many_requests", 429, "Too many requests", "Wait for the time that Retry-After names.";
    /// As many tables are being written as may be at once.
    TOO_MANY_TABLES = "rest.too_many_tables", 503, "Too many tables at once", "Wait for the time that Retry-After names; a table of a whole collection is much work.";
    /// As many requests are at work, and wait, as may at once.
    TOO_BUSY = "rest.too_busy", 503, "Server too busy", "Send the request again after the time that Retry-After names; nothing of it was done.";
    /// Metrics asked for by somebody who is not the monitoring.
    METRICS_CLOSED = "rest.metrics_closed", 403, "Metrics are closed", "Ask from an address of the setting server.metrics_allowed, or send the token of server.metrics_token.";
    /// A cookie without the proof that our own page sent the request.
    CSRF = "rest.csrf", 403, "Cross-site request refused", "Send the value of the cookie openimis_csrf in the header X-CSRF-Token; a form of ours brings it itself, so open its page once more.";
    /// A credential that is expired, revoked or not ours.
    INVALID_TOKEN = "rest.invalid_token", 401, "Token not valid", "Log in again, or refresh the token.";
}
