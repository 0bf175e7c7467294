//! From whoever makes a table to whoever sends it: never more than a few pieces ahead of the client.

use actix_web::rt::time::timeout;
use actix_web::web::Bytes;
use futures_util::stream::{iter, unfold};
use futures_util::{Stream, StreamExt as _};
use openimis_core::error::Error;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Pieces that wait for the client.
const AHEAD: usize = 2;
/// A client that takes nothing for so long holds a connection for nothing.
const PATIENCE: Duration = Duration::from_mins(1);

/// The pieces of a body; an error breaks the answer off, so that nobody takes it for whole.
pub(super) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Broken>>>>;
/// A piece; none: that was the last one. A channel that closes before is no end.
type Piece = Result<Option<Bytes>, Error>;

/// The table could not be finished; the cause is in the log.
#[derive(Debug, thiserror::Error)]
#[error("the table could not be finished")]
pub(super) struct Broken;

/// Why no more is made.
#[derive(Debug)]
pub(super) enum Stop {
    /// Nobody takes it.
    Gone,
    /// It cannot be made.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Where pieces go.
#[derive(Debug, Clone)]
pub(super) struct Out(Sender<Piece>);

impl Out {
    /// Sends a piece as soon as the client is near enough.
    pub(super) async fn send(&self, bytes: impl Into<Bytes>) -> Result<(), Stop> {
        self.put(Ok(Some(bytes.into()))).await
    }

    /// Waits until nobody takes pieces any more.
    pub(super) async fn closed(&self) {
        self.0.closed().await;
    }

    async fn put(&self, piece: Piece) -> Result<(), Stop> {
        match timeout(PATIENCE, self.0.send(piece)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Stop::Gone),
            Err(_) => {
                log::warn!("a table was broken off: the client takes nothing");
                Err(Stop::Gone)
            }
        }
    }
}

/// Lets a table be made beside the answer, and waits for its first piece: what is wrong before is answered as any other
/// error.
pub(super) async fn start(make: impl AsyncFnOnce(&Out) -> Result<(), Stop> + 'static) -> Result<Chunks, Error> {
    let (sender, mut receiver) = channel(AHEAD);
    actix_web::rt::spawn(async move {
        let out = Out(sender);
        let end = match make(&out).await {
            Ok(()) => Ok(None),
            Err(Stop::Failed(error)) => Err(error),
            Err(Stop::Gone) => return,
        };
        // nobody there to hear it: then nobody needs it
        let _ = out.put(end).await;
    });
    let first = receiver.recv().await;
    let first = first.unwrap_or_else(|| Err(Error::internal("a table was not begun")))?;
    Ok(chunks(first, receiver))
}

fn chunks(first: Option<Bytes>, receiver: Receiver<Piece>) -> Chunks {
    let rest = unfold(first.is_some().then_some(receiver), async |receiver| {
        let mut receiver = receiver?;
        let piece = receiver.recv().await;
        match piece.unwrap_or_else(|| Err(Error::internal("it was not ended"))) {
            Ok(Some(bytes)) => Some((Ok(bytes), Some(receiver))),
            Ok(None) => None,
            Err(error) => {
                log::error!("a table was broken off: {error}");
                Some((Err(Broken), None))
            }
        }
    });
    Box::pin(iter(first.map(Ok)).chain(rest))
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, Out, PATIENCE, Stop, start};
    use futures_util::StreamExt as _;
    use openimis_core::error::Error;
    use std::cell::Cell;
    use std::rc::Rc;
    use tokio::sync::oneshot;

    /// Sends so many pieces, counting them.
    fn pieces(count: u32) -> (Rc<Cell<u32>>, impl AsyncFnOnce(&Out) -> Result<(), Stop>) {
        let sent = Rc::new(Cell::new(0));
        let counter = sent.clone();
        let make = async move |out: &Out| {
            for _ in 0..count {
                counter.set(counter.get() + 1);
                out.send(vec![b'x'; 10]).await?;
            }
            Ok(())
        };
        (sent, make)
    }

    #[actix_web::test]
    async fn nothing_is_made_that_the_client_is_far_from_taking() {
        let (made, make) = pieces(1000);
        let mut body = start(make).await.unwrap();
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
        assert_eq!(taken, 1000);
    }

    #[actix_web::test]
    async fn a_client_that_goes_away_ends_the_making() {
        let (gone, told) = oneshot::channel();
        let make = async move |out: &Out| {
            out.send("first").await?;
            out.closed().await;
            let refused = out.send("second").await;
            gone.send(matches!(refused, Err(Stop::Gone))).unwrap();
            refused
        };
        let mut body = start(make).await.unwrap();
        body.next().await.unwrap().unwrap();
        drop(body);
        assert!(told.await.unwrap());
    }

    #[actix_web::test]
    async fn a_client_that_takes_nothing_is_not_waited_for() {
        tokio::time::pause();
        let (made, make) = pieces(1000);
        let (ended, told) = oneshot::channel();
        let make = async move |out: &Out| {
            let stopped = make(out).await;
            ended.send(matches!(stopped, Err(Stop::Gone))).unwrap();
            stopped
        };
        let began = tokio::time::Instant::now();
        let body = start(make).await.unwrap();
        assert!(told.await.unwrap());
        assert!(began.elapsed() >= PATIENCE && made.get() < 10);
        let pieces: Vec<_> = body.collect().await;
        assert!(pieces.last().unwrap().is_err(), "it looks whole");
    }

    #[actix_web::test]
    async fn what_breaks_off_does_not_look_whole() {
        let fails = async |out: &Out| {
            out.send("first").await?;
            Err(Stop::Failed(Error::internal("a cause")))
        };
        let body = start(fails).await.unwrap();
        let pieces: Vec<_> = body.collect().await;
        assert!(matches!(pieces.as_slice(), [Ok(_), Err(_)]), "{pieces:?}");
    }

    #[actix_web::test]
    async fn what_fails_before_the_first_piece_is_no_table() {
        let fails = async |_: &Out| Err(Stop::Failed(Error::internal("a cause")));
        assert!(start(fails).await.is_err());
    }

    #[actix_web::test]
    async fn a_table_may_have_no_pieces() {
        let body = start(async |_: &Out| Ok(())).await.unwrap();
        assert_eq!(body.count().await, 0);
    }
}
