use super::{ClaimStatus, Entered, RejectionReason, Selection, Standing};
use crate::error;

const STATUSES: [i16; 5] = [1, 2, 4, 8, 16];
const SELECTIONS: [i16; 5] = [1, 2, 4, 8, 16];

#[test]
fn numbers_are_openimis_own() {
    for number in STATUSES {
        assert_eq!(ClaimStatus::of(number).map(ClaimStatus::number), Some(number));
        assert_eq!(Selection::of(number).map(Selection::number), Some(number));
    }
    assert_eq!(Standing::of(3, None, None).unwrap_err().kind, &error::UNKNOWN_STATUS);
    assert_eq!(Standing::of(4, Some(3), None).unwrap_err().kind, &error::UNKNOWN_STATUS);
}

#[test]
fn only_entered_claims_are_submitted_and_only_checked_ones_processed() {
    for status in STATUSES {
        let standing = Standing::of(status, Some(1), None).unwrap();
        assert_eq!(standing.entered().is_ok(), status == 2, "status {status}");
        assert_eq!(standing.checked().is_ok(), status == 4, "status {status}");
    }
    assert_eq!(Entered::ENTRY.status(), ClaimStatus::Entered);
    let entered = Standing::of(2, None, None).unwrap().entered().unwrap();
    assert_eq!(entered.check().status(), ClaimStatus::Checked);
    let rejected = entered.reject(RejectionReason::of(13));
    assert_eq!(
        (rejected.status(), rejected.rejection().number()),
        (ClaimStatus::Rejected, 13)
    );
}

/// Chapter 3: which selections may follow which, for review and feedback alike.
#[test]
fn selections_move_as_the_table_says() {
    for number in SELECTIONS {
        let review = Standing::of(4, Some(number), Some(2)).unwrap().checked().unwrap();
        let feedback = Standing::of(4, Some(2), Some(number)).unwrap().checked().unwrap();
        let both = [
            (
                review.select_for_review(),
                feedback.select_for_feedback(),
                number <= 2,
                4,
            ),
            (review.bypass_review(), feedback.bypass_feedback(), number == 4, 16),
            (review.deliver_review(), feedback.deliver_feedback(), number == 4, 8),
            (Ok(review.skip_review()), Ok(feedback.skip_feedback()), true, 2),
        ];
        for (of_review, of_feedback, legal, next) in both {
            assert_eq!(of_review.is_ok(), legal, "{number} to {next}");
            assert_eq!(of_feedback.is_ok(), legal, "{number} to {next}");
            if let (Ok(of_review), Ok(of_feedback)) = (of_review, of_feedback) {
                assert_eq!((of_review.review().number(), of_review.feedback().number()), (next, 2));
                assert_eq!(
                    (of_feedback.feedback().number(), of_feedback.review().number()),
                    (next, 2)
                );
                assert_eq!(of_review.status(), ClaimStatus::Checked);
            }
        }
        assert_eq!(
            review.review().is_ok(),
            number == 4,
            "a review is written while it is to be done"
        );
    }
}

/// AR-100.
#[test]
fn processing_closes_what_is_open() {
    let open = Standing::of(4, Some(4), Some(4))
        .unwrap()
        .checked()
        .unwrap()
        .process(false);
    assert_eq!(
        (open.review(), open.feedback()),
        (Selection::Bypassed, Selection::Bypassed)
    );
    assert_eq!(open.status(), ClaimStatus::Valuated);
    let done = Standing::of(4, Some(8), Some(1))
        .unwrap()
        .checked()
        .unwrap()
        .process(true);
    assert_eq!(
        (done.review(), done.feedback()),
        (Selection::Delivered, Selection::Idle)
    );
    assert_eq!(done.status(), ClaimStatus::Processed);
}
