//! What every store promises, as tests that any implementation runs.
//!
//! A promise is an async function that takes the store and knows nothing of what is behind it. Both
//! suites expand to one named test a promise. The factory is an absolute path to an async function
//! without arguments that answers an empty store and whatever must live as long as the test, such as
//! the directory that it is in. A promise that a suite doesn't list is dead code, which the compiler
//! reports.
//!
//! Time is told to the store, so no promise waits.

pub(crate) mod adding;
pub(crate) mod answers;
pub(crate) mod belonging;
pub(crate) mod channels;
pub(crate) mod comments;
pub(crate) mod documents;
pub(crate) mod ending;
pub(crate) mod given;
pub(crate) mod hiding;
pub(crate) mod links;
pub(crate) mod managing;
pub(crate) mod moving;
pub(crate) mod moving_channels;
pub(crate) mod moving_documents;
pub(crate) mod objects;
pub(crate) mod passes;
pub(crate) mod posts;
pub(crate) mod publishing;
pub(crate) mod purging;
pub(crate) mod reconciling;
pub(crate) mod redeeming;
pub(crate) mod removing;
pub(crate) mod ring;
pub(crate) mod uploads;
pub(crate) mod withdrawing;

/// Every promise of [`Records`](crate::Records), for the stores that `$open` answers.
macro_rules! records_suite {
    ($open:path) => {
        $crate::conformance::promises! { $open;
            publishing {
                a_share_is_found_as_it_was_published
                a_share_is_published_whole_or_not_at_all
                an_unknown_link_pass_and_owner_are_unknown
            }
            links {
                a_link_is_gone_at_the_second_of_its_expiry
                looking_at_a_link_spends_nothing
                links_of_one_share_know_nothing_of_each_other
            }
            redeeming {
                a_view_limit_is_never_exceeded
                a_view_limit_is_never_exceeded_by_links_of_one_share_at_once
                an_unlimited_link_grants_and_counts_every_view
                every_grant_has_its_own_ordinal
                a_view_is_redeemed_until_the_second_before_expiry
                a_pass_ends_with_its_link_at_the_latest
                the_last_view_erases_what_opens_the_link
                the_last_view_of_one_link_leaves_the_share_to_the_others
                a_link_whose_time_ended_does_not_keep_a_spent_share_open
                a_retry_is_told_so_and_spends_nothing
                retries_at_once_spend_one_view
                a_retry_after_the_last_view_is_told_so
                nothing_is_redeemed_of_what_is_withdrawn_or_unknown
            }
            passes {
                a_pass_opens_what_its_link_opened
                before_a_view_its_pass_is_told_of_or_else_its_link
                a_pass_ends_at_its_second
                a_pass_outlives_the_last_view
                a_pass_ends_when_its_share_is_withdrawn
                a_pass_ends_when_its_link_is_revoked_and_no_other_does
                a_pass_ends_with_its_link_that_was_given_less_time
                a_pass_is_over_for_a_clock_that_is_behind_the_one_by_which_it_ended
                a_pass_is_not_longer_for_a_link_that_was_given_more_time
                a_pass_of_a_spent_link_keeps_its_time
            }
            managing {
                an_owner_sees_links_sessions_and_counts
                sessions_are_told_by_the_hour_newest_first
                a_link_is_live_until_the_second_of_its_new_expiry
                only_live_links_are_given_another_expiry
                an_expired_share_is_given_no_other_expiry
                an_owner_sees_what_is_gone_without_what_opens_it
                an_owner_sees_the_reason_of_the_last_link_to_end
                an_owner_sees_the_hours_of_a_links_first_and_latest_view
                a_view_is_traced_by_its_owner_however_many_there_were
            }
            adding {
                a_share_is_published_with_all_of_its_links
                an_added_link_opens_the_same_content
                no_link_is_added_to_what_is_gone
                a_share_never_has_more_links_than_it_may
            }
            ending {
                a_viewer_ends_the_link_where_its_terms_say_so
                a_viewer_of_the_last_view_ends_what_is_left_of_it
                only_a_live_pass_ends_its_link
                viewers_and_endings_at_once_leave_nothing_open
            }
            withdrawing {
                a_withdrawn_share_is_gone_at_once
                withdrawing_twice_is_done_twice
                a_spent_share_is_withdrawn_with_its_viewings
                an_expired_share_can_be_withdrawn
                withdrawing_ends_the_viewings_of_links_that_ended_before
                a_revoked_link_is_gone_and_the_others_are_not
                revoking_the_last_link_ends_the_share
                revoking_a_spent_link_ends_its_viewings
                a_link_is_revoked_by_its_own_owner_alone
                views_and_a_withdrawal_at_once_leave_nothing_open
            }
            hiding {
                what_is_hidden_opens_to_nobody_until_it_is_shown
                what_is_gone_is_not_said_to_be_hidden_for_now
                no_view_is_granted_once_hiding_has_returned
                a_link_that_is_added_while_its_share_is_hidden_opens_to_nobody
                an_owner_sees_and_withdraws_what_is_hidden
                an_owner_changes_nothing_of_what_was_removed_for_the_time_being
                time_goes_on_for_what_is_hidden
                a_share_is_prolonged_with_all_of_its_live_links
            }
            removing {
                a_removal_is_final
                whatever_is_removed_loses_what_opens_it_at_once
                what_is_gone_already_is_removed_for_good
                a_removal_is_remembered_for_longer
                moderators_see_an_outline
                copies_and_shares_of_one_pass_are_found_while_their_content_lasts
            }
            answers {
                a_key_is_claimed_once
                of_claims_at_once_one_has_the_key
                a_claim_ends_by_itself
                a_claim_is_extended_and_given_back
                an_answer_is_kept_for_its_time
                an_answer_needs_a_claim
                an_answered_key_is_not_given_back_or_extended
                an_answer_dies_with_its_share
                an_answer_ends_with_its_link
            }
            purging {
                what_expired_becomes_a_tombstone
                a_purge_takes_nothing_that_is_live
                content_is_kept_while_somebody_looks_at_it
                a_share_is_doomed_once_all_of_its_links_ended
                withdrawing_dooms_every_blob_at_once
                a_blob_is_doomed_until_it_is_buried
                a_tombstone_is_forgotten_after_its_time
                a_revoked_link_is_forgotten_while_its_share_lives
                ended_passes_are_purged_and_remembered
                a_purge_is_done_in_steps_until_nothing_is_left
            }
            reconciling {
                every_blob_of_a_live_share_is_needed
                orphans_are_not_known
                totals_count_what_is_there
                a_store_in_order_is_ready_and_settles
            }
            moving {
                shares_are_listed_in_order_page_by_page
                a_share_is_the_same_wherever_it_was_put
                views_go_on_where_they_were
                what_was_revoked_and_withdrawn_stays_so
                what_a_viewer_ended_stays_so
                what_was_hidden_and_removed_stays_so
                a_spent_share_is_kept_for_who_looks_at_it
                tombstones_are_forgotten_in_time_after_a_move
                an_owner_goes_on_after_a_move
                an_answer_is_given_after_a_move
                what_is_put_twice_is_there_once
                another_share_of_that_name_is_left_as_it_is
                what_can_not_be_put_whole_is_not_put
                every_difference_is_in_the_bytes
            }
            documents {
                a_document_is_found_as_it_was_written
                who_read_another_version_writes_nothing
                a_batch_is_written_whole_or_not_at_all
                of_writers_at_once_one_writes_each_version
                batches_at_once_leave_documents_that_agree
                documents_are_listed_in_order_page_by_page
                what_is_due_is_found_the_earliest_first
                kept_blobs_are_needed_until_they_are_released
            }
            moving_documents {
                names_of_all_kinds_are_listed_in_order_page_by_page
                a_document_is_the_same_wherever_it_was_put
                another_document_of_that_name_is_left_as_it_is
                kept_blobs_are_listed_in_order_page_by_page
                every_difference_of_documents_is_in_the_bytes
            }
            channels {
                a_channel_is_found_as_it_was_made
                a_slug_is_taken_for_good
                of_channels_with_one_slug_at_once_one_is_made
                channels_are_listed_in_order_page_by_page
                who_read_other_rules_changes_nothing
                a_smaller_channel_keeps_pinned_and_the_newest_posts
                a_channel_is_not_made_too_small_for_its_pinned_posts
                posts_expire_sooner_where_they_stay_less_long
                a_channel_may_hold_any_number_and_then_few_again
                a_closed_channel_takes_nothing_and_stays_a_tombstone
                a_purge_ends_what_stood_in_a_closed_channel_step_by_step
                posts_ever_shown_are_counted_for_each_channel
            }
            ring {
                a_channel_never_holds_more_than_it_may
                while_there_is_room_nobody_leaves
                the_oldest_post_leaves
                who_floods_a_ring_pushes_out_nobody_else
                no_post_leaves_in_its_first_minute_but_a_flooder_s
                pinned_posts_never_leave
                what_finds_no_room_leaves_no_trace
                a_poster_is_a_pass_or_a_network_of_one_day
                a_post_that_leaves_takes_everything_along
                what_expired_gives_its_place_before_anything_that_lives
                a_place_that_was_left_is_taken_again
                what_is_hidden_keeps_its_place
                what_was_removed_leaves_before_anything_that_is_shown
            }
            posts {
                a_post_is_found_as_it_was_published
                a_post_is_published_whole_or_not_at_all
                posts_are_read_page_by_page_while_others_arrive_and_leave
                posts_of_one_channel_know_nothing_of_another_s
                a_post_is_gone_at_the_second_of_its_expiry
                a_post_stays_no_longer_than_its_channel_says
                a_post_that_waits_is_out_of_sight_and_takes_no_place
                of_those_who_show_a_post_at_once_one_does
                posts_that_wait_are_listed_the_oldest_first
                channels_in_which_posts_wait_are_told_the_oldest_wait_first
                a_post_that_nobody_looks_at_waits_for_a_week
                no_more_posts_wait_than_may
                fewer_posts_are_pinned_than_a_channel_holds
                what_is_hidden_is_listed_only_where_it_is_asked_for
                every_post_is_listed_in_order_page_by_page
                whatever_ends_a_share_ends_its_post
                a_post_needs_its_claim
                of_posts_with_one_claim_at_once_one_is_published
            }
            comments {
                a_comment_is_read_as_it_was_written
                a_thread_never_has_more_comments_than_it_may
                nobody_comments_where_nobody_may_look
                a_thread_is_open_until_the_second_of_its_link_s_expiry
                who_looks_at_a_spent_link_comments_until_the_pass_ends
                a_spent_link_s_thread_ends_with_the_last_of_its_passes
                a_comment_is_withdrawn_once
                a_comment_is_hidden_and_shown_by_its_number
                a_thread_dies_with_its_link_and_no_other_does
                a_revoked_link_takes_along_what_was_said_while_it_was_spent
                a_thread_dies_with_its_share
                a_purge_leaves_nothing_of_long_threads
                comments_are_counted_for_each_live_link
                a_post_tells_how_many_comments_were_made_under_it
            }
            moving_channels {
                a_channel_is_the_same_wherever_it_was_put
                a_post_is_moved_with_its_place_and_its_comments
                a_post_is_put_where_its_channel_is
                a_thread_ends_in_time_after_a_move
                every_difference_of_channels_is_in_the_bytes
            }
            uploads {
                an_upload_is_found_as_far_as_it_came
                a_piece_is_added_where_the_one_before_ends
                who_takes_over_ends_the_turn_before
                of_writers_at_once_one_adds_a_piece
                an_upload_is_not_cut_into_any_number_of_pieces
                an_uploader_never_has_more_open_than_allowed
                what_an_uploader_began_yesterday_counts_today
                an_upload_that_ends_dooms_its_pieces
                an_upload_that_nobody_wrote_to_is_over_sooner
                an_upload_is_over_at_the_second_of_its_expiry
                a_share_takes_its_uploads_whole_or_is_not_published
                a_post_takes_its_uploads_too
                of_shares_at_once_one_takes_an_upload
                an_upload_that_is_over_is_forgotten_in_time
            }
            belonging {
                the_first_root_key_is_the_only_one
                of_root_keys_at_once_one_is_adopted
            }
        }
    };
}

/// Every promise of [`Blobs`](crate::Blobs), for the stores that `$open` answers.
macro_rules! blobs_suite {
    ($open:path) => {
        $crate::conformance::promises! { $open;
            objects {
                an_object_is_read_as_it_was_written
                a_long_object_is_read_as_it_was_written
                any_range_is_read
                what_is_at_hand_is_as_it_was_written
                there_is_no_object_before_it_is_finished
                a_writer_that_is_dropped_leaves_nothing
                a_deleted_object_is_gone
                every_object_is_listed_once
                what_dead_writers_left_is_swept
                objects_are_written_at_once
                a_store_in_order_is_ready
            }
        }
    };
}

/// Expands to the tests: `$open; group { promise promise } group { … }`.
macro_rules! promises {
    ($open:path; $($group:ident { $($promise:ident)+ })+) => {$(
        mod $group {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $promise() {
                    let (store, _alive) = $open().await;
                    $crate::conformance::$group::$promise(store).await;
                }
            )+
        }
    )+};
}

pub(crate) use {blobs_suite, promises, records_suite};
