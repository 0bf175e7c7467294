use super::{Admission, AdmissionLimit, Figures, Work};
use futures_util::FutureExt as _;
use std::time::Duration;

fn admission(at_work: usize, waiting: usize, patience: Duration) -> Admission {
    Admission::new(AdmissionLimit {
        at_work,
        waiting,
        patience,
    })
}

const LONG: Duration = Duration::from_mins(5);

#[tokio::test]
async fn as_many_work_and_wait_as_may() {
    let admission = admission(2, 1, LONG);
    let (first, _second) = (
        admission.enter(Work::Other).await.unwrap(),
        admission.enter(Work::Other).await.unwrap(),
    );
    let mut third = Box::pin(admission.enter(Work::Other));
    assert!((&mut third).now_or_never().is_none());
    let figures = |refused| Figures {
        at_work: 2,
        waiting: 1,
        refused,
    };
    assert_eq!(admission.figures(), figures(0));
    assert!(admission.enter(Work::Other).await.is_err(), "the line is full");
    assert_eq!(admission.figures(), figures(1));
    drop(first);
    assert!(third.await.is_ok(), "who waits is next");
}

#[tokio::test]
async fn the_line_does_not_move_for_ever() {
    let admission = admission(1, 5, Duration::from_millis(1));
    let _only = admission.enter(Work::Other).await.unwrap();
    assert!(admission.enter(Work::Other).await.is_err());
    assert_eq!(admission.figures().waiting, 0);
}

#[tokio::test]
async fn logins_keep_nobody_else_out() {
    let admission = admission(1, 0, LONG);
    let _login = admission.enter(Work::Login).await.unwrap();
    assert!(admission.enter(Work::Login).await.is_err());
    assert!(admission.enter(Work::Other).await.is_ok());
}

#[tokio::test]
async fn who_was_in_is_let_in_again_however_long_the_line() {
    let admission = admission(1, 0, LONG);
    let left = admission.enter(Work::Other).await.unwrap().leave();
    let other = admission.enter(Work::Other).await.unwrap();
    let mut again = Box::pin(admission.enter_again(left));
    assert!((&mut again).now_or_never().is_none());
    drop(other);
    assert!(again.await.is_ok());
}

#[tokio::test]
async fn those_who_are_refused_do_not_come_back_together() {
    let admission = admission(0, 0, LONG);
    let mut seconds = Vec::new();
    for _ in 0..6 {
        seconds.push(admission.enter(Work::Other).await.unwrap_err().retry_after);
    }
    assert_eq!(seconds, [1, 2, 3, 4, 5, 1]);
}
