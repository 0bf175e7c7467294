//! From whoever makes a table to whoever sends it: never more than a few pieces ahead of the client.

use actix_web::rt::time::timeout;
use actix_web::web::Bytes;
use futures_util::Stream;
use futures_util::stream::unfold;
use openimis_core::error::Error;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Pieces that wait for the client.
const AHEAD: usize = 2;
/// A client that takes nothing for so long holds a connection for nothing.
const PATIENCE: Duration = Duration::from_mins(1);

/// The pieces of a body; an error breaks the answer off, so that nobody takes it for whole.
pub(super) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Broken>>>>;
/// A piece; none: that was the last one. A channel that closes before is no end.
pub(super) type Piece = Result<Option<Bytes>, Broken>;

/// The table could not be finished; the cause is in the log.
#[derive(Debug, thiserror::Error)]
#[error("the table could not be finished")]
pub(super) struct Broken;

/// Sends this piece, then whatever `next` makes until it makes nothing. Ends when the client is gone, and with it gives
/// back what `source` holds.
pub(super) fn start<S: 'static>(
    first: Vec<u8>,
    mut source: S,
    mut next: impl AsyncFnMut(&mut S) -> Result<Option<Vec<u8>>, Error> + 'static,
    permit: OwnedSemaphorePermit,
) -> Chunks {
    let (sender, receiver) = channel(AHEAD);
    actix_web::rt::spawn(async move {
        let _permit = permit;
        let mut made = Ok(Some(first));
        loop {
            let piece = made.map(|bytes| bytes.map(Bytes::from)).map_err(|error| {
                log::error!("a table was broken off: {error}");
                Broken
            });
            let last = !matches!(piece, Ok(Some(_)));
            if !send(&sender, piece).await || last {
                return;
            }
            made = next(&mut source).await;
        }
    });
    chunks(receiver)
}

/// Whether somebody took it.
async fn send(sender: &Sender<Piece>, piece: Piece) -> bool {
    let sent = timeout(PATIENCE, sender.send(piece)).await;
    if sent.is_err() {
        log::warn!("a table was broken off: the client takes nothing");
    }
    matches!(sent, Ok(Ok(())))
}

/// What comes through a channel.
pub(super) fn chunks(receiver: Receiver<Piece>) -> Chunks {
    Box::pin(unfold(Some(receiver), async |receiver| {
        let mut receiver = receiver?;
        match receiver.recv().await.unwrap_or(Err(Broken)) {
            Ok(Some(bytes)) => Some((Ok(bytes), Some(receiver))),
            Ok(None) => None,
            Err(broken) => Some((Err(broken), None)),
        }
    }))
}

/// A channel that holds no more than the client may be behind.
pub(super) fn pieces() -> (Sender<Piece>, Receiver<Piece>) {
    channel(AHEAD)
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, start};
    use futures_util::StreamExt as _;
    use openimis_core::error::Error;
    use std::cell::Cell;
    use std::rc::Rc;
    use std::sync::Arc;
    use tokio::sync::Semaphore;

    type Made = Result<Option<Vec<u8>>, Error>;

    /// A source of so many pieces that counts what was asked of it.
    fn source(pieces: u32) -> (Rc<Cell<u32>>, impl AsyncFnMut(&mut ()) -> Made) {
        let made = Rc::new(Cell::new(0));
        let counter = made.clone();
        let next = async move |(): &mut ()| {
            counter.set(counter.get() + 1);
            Ok((counter.get() <= pieces).then(|| vec![b'x'; 10]))
        };
        (made, next)
    }

    #[actix_web::test]
    async fn nothing_is_made_that_the_client_is_far_from_taking() {
        let permits = Arc::new(Semaphore::new(1));
        let permit = permits.clone().try_acquire_owned().unwrap();
        let (made, next) = source(1000);
        let mut body = start(b"first".to_vec(), (), next, permit);
        let mut taken = 0;
        while let Some(piece) = body.next().await {
            piece.unwrap();
            taken += 1;
            // whatever waits in the channel, and one piece in hand
            tokio::task::yield_now().await;
            assert!(
                made.get() <= taken + u32::try_from(AHEAD).unwrap() + 1,
                "{} for {taken}",
                made.get()
            );
        }
        assert_eq!(taken, 1001);
        assert_eq!(permits.available_permits(), 1);
    }

    #[actix_web::test]
    async fn a_client_that_goes_away_ends_the_making() {
        let permits = Arc::new(Semaphore::new(1));
        let permit = permits.clone().try_acquire_owned().unwrap();
        let (made, next) = source(1000);
        let mut body = start(b"first".to_vec(), (), next, permit);
        body.next().await.unwrap().unwrap();
        drop(body);
        drop(permits.acquire().await.unwrap());
        assert!(made.get() < 10);
    }

    #[actix_web::test]
    async fn what_breaks_off_does_not_look_whole() {
        let permits = Arc::new(Semaphore::new(1));
        let fails = async |(): &mut ()| Err::<Option<Vec<u8>>, _>(Error::internal("a cause"));
        let body = start(b"first".to_vec(), (), fails, permits.try_acquire_owned().unwrap());
        let pieces: Vec<_> = body.collect().await;
        assert!(matches!(pieces.as_slice(), [Ok(_), Err(_)]), "{pieces:?}");
    }
}
