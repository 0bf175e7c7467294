//! The turn of one request: taken before anything else is done for it, given up while its body is on its way.

use super::admission::{Admission, Full, Turn, Work};
use crate::BASE;
use crate::door::Door;
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest};
use std::cell::RefCell;
use std::rc::Rc;

/// What a request needs a turn for; nothing where machines watch the server, which must be told even when it is full.
pub(super) fn work(path: &str) -> Option<Work> {
    if path == "/metrics" || path.starts_with("/health/") {
        return None;
    }
    let is_login = path.strip_prefix(BASE).is_some_and(|below| LOGINS.contains(&below));
    Some(if is_login { Work::Login } else { Work::Other })
}

/// Where passwords are checked or made.
const LOGINS: [&str; 5] = [
    "/auth/token",
    "/auth/session",
    "/auth/password",
    "/auth/password-reset",
    "/auth/password-reset/confirm",
];

/// A request's turn, shared between those who surround it and those who read its body.
#[derive(Debug, Clone, Default)]
pub(super) struct Held(Rc<RefCell<Option<Turn>>>);

impl Held {
    pub(super) fn of(turn: Turn) -> Self {
        Self(Rc::new(RefCell::new(Some(turn))))
    }

    /// Lets the next request in.
    pub(super) fn end(&self) {
        self.0.take();
    }
}

/// Waits for something that the client takes its time for, and lets others work meanwhile.
///
/// # Errors
/// That no turn came afterwards.
pub(crate) async fn aside<T>(request: &HttpRequest, waiting: impl Future<Output = T>) -> Result<T, Full> {
    let held = request.extensions().get::<Held>().cloned().unwrap_or_default();
    let left = held.0.take().map(Turn::leave);
    let done = waiting.await;
    if let (Some(left), Some(door)) = (left, request.app_data::<Data<Door>>()) {
        let turn = door.admission().enter_again(left).await?;
        held.0.replace(Some(turn));
    }
    Ok(done)
}

/// Takes a turn at this path, where one is needed.
pub(super) async fn take(admission: &Admission, path: &str) -> Result<Held, Full> {
    match work(path) {
        Some(work) => admission.enter(work).await.map(Held::of),
        None => Ok(Held::default()),
    }
}
