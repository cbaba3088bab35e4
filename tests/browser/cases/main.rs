//! The browser tests: one module for each theme, every case one sentence about what a visitor meets.
//!
//! Leaves the browser, the server and waiting to the `harness`.

mod accessible;
mod address;
mod areas;
mod builder;
mod check;
mod compare;
mod engines;
mod estimator;
mod examples;
mod failing;
mod finder;
mod frames;
mod glossary;
mod guest_contract;
mod guest_fuzz;
mod guest_live;
mod guest_look;
mod guest_promises;
mod guest_tasks;
mod guest_types;
mod guests;
mod hosts;
mod links;
mod paper;
mod plan;
mod private;
mod proof;
mod reading;
mod safety;
mod search;
mod sheet;
mod sizes;
mod waking;
mod why;
mod wordpress;

use std::process::ExitCode;

use harness::{Case, Engine, run};

/// A list of cases, named after their paths; they run in Chromium, or in every engine behind `; in every engine`, and
/// behind `; alone` while nothing else runs.
macro_rules! cases {
    ($($theme:ident :: { $($name:ident),+ $(,)? })+ $(; in every engine $($wide:ident :: { $($case:ident),+ $(,)? })+)? $(; alone $($timed:ident :: { $($lone:ident),+ $(,)? })+)?) => {
        &[
            $($(cases!(@ $theme $name Engine::FIRST, false)),+),+
            $(, $($(cases!(@ $wide $case Engine::ALL, false)),+),+)?
            $(, $($(cases!(@ $timed $lone Engine::FIRST, true)),+),+)?
        ]
    };
    (@ $theme:ident $name:ident $engines:path, $alone:literal) => {
        Case {
            name: concat!(stringify!($theme), "::", stringify!($name)),
            body: |page| Box::pin($theme::$name(page)),
            engines: $engines,
            alone: $alone,
        }
    };
}

/// In the order of a visit: what comes early is what most visitors meet.
const CASES: &[Case] = cases! {
    reading::{
        every_page_reads_with_scripts_off,
        the_article_is_whole_with_scripts_off,
        links_lead_on_with_scripts_off,
        a_wrong_address_says_so,
    }
    waking::{
        tools_wake_in_silence,
        nothing_moves_when_tools_wake,
        nothing_moves_when_tools_wake_on_a_phone,
        what_was_done_before_waking_is_kept,
        the_focus_survives_waking,
        modules_arrive_packed_and_named,
        a_tool_loads_when_the_reader_comes_near,
    }
    areas::{
        picked_by_keyboard,
        picked_from_the_list,
        picked_on_the_figure,
        picked_by_search,
        picked_by_search_with_a_typing_error,
        one_side_of_a_pair,
        taken_back_from_the_summary,
        focus_turns_the_figure,
        what_cannot_be_chosen_says_why,
        a_choice_is_announced,
        a_tap_on_a_phone_opens_a_sheet,
        escape_closes_the_sheet,
    }
    safety::{
        a_yes_raises_a_card,
        a_no_raises_none,
        not_knowing_raises_a_milder_card,
        the_strongest_card_comes_first,
        answers_can_be_forgotten,
        answers_work_by_keyboard,
        nothing_ever_says_safe,
        a_wait_ends_on_a_day_of_the_visitors_calendar,
        a_question_is_asked_once_for_all_treatments,
        answers_are_forgotten_on_leaving,
        forgetting_and_urgent_signs_are_always_at_hand,
    }
    estimator::{
        the_slider_changes_the_estimate,
        the_slider_works_by_keyboard,
        more_sessions_never_promise_less,
        a_concern_without_trials_says_so,
        the_estimate_has_a_picture_and_words,
        it_reads_with_scripts_off,
        a_slider_moved_before_waking_stays_there,
        nothing_is_cut_off_when_narrow_or_zoomed,
        axe_finds_nothing_with_an_estimate,
        axe_finds_nothing_without_a_study,
        a_moved_slider_leaves_no_trace,
        the_estimate_is_printed,
        the_mark_moves_from_step_to_step_unless_motion_is_unwanted,
    }
    finder::{
        nothing_is_chosen_in_advance,
        a_concern_gives_grades_and_leaves_out_the_others,
        every_option_says_why_it_is_seen,
        where_nothing_fits_it_says_what_to_relax,
        where_nothing_is_used_it_says_so,
        the_order_is_printed_and_the_visitors,
        it_works_by_keyboard,
        it_works_by_touch,
        what_was_chosen_before_waking_is_kept,
        a_link_with_other_numbers_reads,
        a_link_with_a_strange_treatment_says_so,
        picks_travel_to_the_comparison,
        nothing_moves_when_it_wakes,
        it_reads_with_scripts_off,
        it_works_when_narrow_or_zoomed,
        axe_finds_nothing_in_any_state,
    }
    compare::{
        an_example_is_called_one,
        up_to_four_can_be_ticked,
        it_works_by_keyboard,
        it_works_by_touch,
        a_link_opens_what_it_names,
        differences_are_marked_in_words_and_can_stand_alone,
        rates_are_of_one_hundred_in_both_framings,
        a_screen_reader_gets_rows_and_columns,
        every_number_leads_to_its_source,
        what_was_ticked_before_waking_is_kept,
        nothing_moves_when_it_wakes,
        it_prints_on_one_page,
        it_reads_with_scripts_off,
        it_works_when_narrow_or_zoomed,
        axe_finds_nothing_in_any_state,
    }
    check::{
        the_finder_shows_the_cards_of_each_option,
        each_question_is_asked_once_and_only_where_it_matters,
        the_comparison_has_a_row_of_cards,
        answers_given_in_an_article_count_here,
        answers_leave_no_trace_and_no_verdict,
        prices_are_the_clinics_own_or_said_to_be_unknown,
        axe_finds_nothing_and_nothing_is_cut_off,
    }
    plan::{
        forward_each_session_has_its_day,
        backward_everything_is_healed_before_the_day,
        a_day_too_near_offers_what_would_fit,
        fewer_sessions_are_offered_and_taken,
        the_calendar_file_holds_the_days,
        a_shared_link_opens_the_same_plan,
        a_damaged_link_says_what_it_lost,
        a_plan_made_with_other_facts_says_what_changed,
        the_plan_is_copied_as_text_and_as_markdown,
        without_a_clipboard_the_text_is_there_to_copy,
        an_article_leads_to_its_plan_with_what_was_chosen,
        the_plan_is_made_by_keyboard_alone,
        ticks_are_kept_while_the_page_is_open_and_no_longer,
        it_reads_with_scripts_off,
        records_that_do_not_come_can_be_asked_for_again,
        axe_finds_nothing_in_any_state,
        nothing_is_cut_off_when_narrow_or_zoomed,
        a_plan_with_answers_leaves_no_trace,
    }
    sheet::{
        the_fullest_sheet_is_one_page,
        a_sheet_with_every_area_is_one_page,
        every_sheet_is_one_page,
        the_sheet_is_black_on_white,
    }
    address::{
        a_selection_comes_back_after_a_reload,
        a_link_opens_what_it_names,
        a_damaged_link_keeps_what_it_can,
        a_link_from_elsewhere_with_campaign_words_reads,
        a_choice_goes_into_the_fragment_only,
        an_anchor_and_a_selection_live_together,
        a_shared_link_leads_to_its_place_with_its_selection,
        a_pasted_fragment_is_read,
        back_from_a_place_keeps_what_was_chosen_there,
    }
    links::{
        a_link_keeps_the_page_and_the_selection,
        back_and_forward_work,
        answers_survive_a_link_and_not_a_reload,
        a_link_moves_focus_and_title,
        a_page_comes_in_a_view_transition,
        less_motion_means_no_view_transition,
        a_link_in_a_new_tab_is_the_browsers_own,
    }
    why::{
        the_estimate_says_why,
        a_chosen_area_says_why,
        a_card_says_why_and_the_answer_stays_on_the_page,
        the_comparison_says_why_by_keyboard,
        the_plan_says_why,
    }
    search::{
        the_slash_key_opens_it_and_escape_closes_it,
        control_and_k_open_it,
        no_key_opens_it_while_something_is_typed,
        the_slash_key_can_be_turned_off,
        everyday_words_lead_on_by_keyboard,
        a_slip_of_the_finger_is_forgiven,
        a_thumb_finds_and_follows,
        a_result_keeps_what_was_chosen,
        an_area_is_chosen_by_going_to_it,
        the_number_of_results_is_announced,
        its_parts_come_when_it_is_opened_and_serve_without_a_network,
        what_is_typed_before_it_answers_is_kept,
        it_says_so_when_it_does_not_come,
        without_scripts_its_link_leads_to_everything,
        nothing_is_cut_off_at_any_width,
        axe_finds_nothing_in_any_state,
    }
    glossary::{
        a_press_shows_the_meaning_and_a_press_elsewhere_hides_it, it_works_by_keyboard, it_works_with_scripts_off,
        a_meaning_leads_to_its_place_in_the_glossary, the_meaning_fits_into_the_window,
        the_words_of_a_section_are_printed_as_notes, axe_finds_nothing_with_a_meaning_open,
    }
    failing::{
        wasm_missing, one_tool_missing_says_so_at_its_place, wasm_corrupt, wasm_truncated, wasm_forbidden_by_policy,
        wasm_refused, wasm_that_never_comes, wasm_that_comes_late_takes_the_notice_back,
        wasm_unknown_to_the_browser, data_missing, the_first_tool_missing_says_so_at_its_place,
    }
    sizes::{
        nothing_scrolls_sideways_at_320,
        nothing_scrolls_sideways_at_400_percent,
        nothing_scrolls_sideways_at_other_widths,
        the_tools_work_at_320,
        the_tools_work_at_400_percent,
        targets_are_large_enough_for_a_thumb,
        less_motion_is_honored,
    }
    accessible::{
        every_page_in_every_color,
        the_sleeping_article,
        the_article_with_areas,
        the_article_with_cards,
        the_article_with_everything_unfolded,
        the_sheet_on_a_phone,
        the_notice_of_a_damaged_link,
        the_notice_that_tools_are_off,
        the_skip_link_skips,
        forced_colors_show_what_is_chosen,
        planted_faults_are_found,
    }
    private::{
        a_whole_journey_leaves_no_trace,
        booking_carries_no_health,
    }
    proof::{
        its_figures_are_the_servers_after_reading, its_figures_are_the_servers_after_choosing,
        its_figures_are_the_servers_after_answering, its_figures_are_the_servers_after_wandering,
        it_says_in_words_what_the_address_holds, it_sees_what_another_script_stores_and_asks,
        it_fits_and_axe_finds_nothing,
    }
    paper::{
        the_article_prints,
        print_keeps_the_words_and_drops_the_controls,
    }
    examples::{
        every_example_wakes, the_list_leads_to_every_example, a_button_of_the_page_opens_the_popup,
        the_floating_button_opens_the_explorer, the_page_takes_booking_over, the_data_layer_gets_the_facts,
        a_page_that_is_one_program_goes_to_and_fro, the_frame_shows_the_tool,
    }
    wordpress::{
        a_shortcode_puts_the_element_on_a_page, a_block_is_made_on_the_server, hostile_attributes_stay_text,
        the_editor_inserts_the_block_and_shows_the_link, the_settings_keep_an_address_and_refuse_what_is_none,
        a_feed_has_the_link_alone, deleting_the_plugin_leaves_nothing,
    }
    builder::{
        the_snippet_works_on_another_page, every_way_has_its_snippet_and_its_steps,
        the_preview_is_the_element_itself, a_wrong_address_is_said_and_left_out,
        one_press_copies_exactly_what_is_shown, the_lines_for_a_policy_name_our_origin, the_react_snippet_runs,
        the_tag_managers_snippet_runs,
    }
    guests::{
        fifty_guests_share_one_program, a_popup_opens_from_any_button_and_closes_with_escape,
        attributes_are_live_and_are_properties, a_wrong_attribute_gives_the_default_one_warning_and_an_event,
        a_part_that_does_not_come_gives_the_link_and_says_so,
    }
    guest_live::{
        what_is_set_while_it_loads_counts, a_plan_that_is_set_as_the_view_comes_counts,
        a_reset_while_it_loads_forgets, what_the_host_changes_takes_the_place_of_what_was_chosen,
        another_way_of_opening_while_it_loads_opens_once, it_can_be_opened_before_it_stands_on_the_page,
        what_was_set_before_the_script_came_counts, a_stand_in_is_live, words_of_a_plan_are_told_to_nobody,
        analytics_off_tells_nothing_of_the_visit, the_script_that_follows_the_newest_uses_files_that_never_change,
    }
    guest_look::{
        a_host_that_changes_its_colors_later_is_followed, the_buttons_of_the_loader_can_be_read_on_any_accent,
        a_nonce_on_the_element_alone_is_enough, the_clinic_of_the_host_is_shown_as_a_whole,
        a_clinic_with_an_address_that_is_none_keeps_ours, the_sheet_is_laid_out_for_the_printer,
        a_button_that_opens_nothing_says_so,
    }
    guest_tasks::{
        what_is_in_view_stays_while_the_rest_is_laid_out, the_last_choice_wins_while_content_is_laid_out,
    }
    guest_contract::{
        facts_arrive_in_order_and_hold_no_choice, campaigns_reach_the_booking_link_and_nothing_else_does,
        the_hosts_own_clinic_stands_in_for_ours, any_accent_of_a_host_can_be_read,
        another_version_on_the_page_is_told, the_doctor_names_what_is_in_the_way,
        every_part_of_the_contract_is_shown,
    }
    frames::{
        a_frame_has_the_height_of_its_content, a_frame_and_its_helper_meet_whichever_comes_first,
        a_framed_article_is_whole_on_a_phone, a_frame_that_the_host_keeps_low_scrolls_inside,
        a_host_that_counts_borders_in_cuts_nothing_off, a_frame_whose_content_grows_with_it_comes_to_an_end,
        a_frame_without_the_element_shows_the_link, a_frame_with_scripts_off_shows_the_link,
        a_frame_without_webassembly_shows_the_link_and_says_so, campaigns_reach_the_booking_link_in_a_frame,
        messages_of_strangers_change_nothing,
    }
    guest_fuzz::{
        random_attributes_do_no_harm, a_near_miss_means_the_default, random_messages_do_no_harm,
    }
    guest_promises::{
        without_webassembly_the_link_stays_and_says_why, nothing_is_fetched_before_the_visitor_asks,
        a_plan_moves_from_one_guest_to_another, a_plan_that_cannot_be_read_throws_nothing,
        reset_forgets_what_was_chosen_and_answered, each_way_to_take_a_plan_along_is_told,
        the_report_holds_no_choice_and_names_what_is_in_the_way, a_page_that_books_in_its_own_way_stays,
        only_the_newest_opening_counts, every_custom_property_changes_the_look,
    }
    guest_types::{
        each_property_gives_what_its_type_says, each_method_gives_what_its_type_says,
        each_event_has_the_detail_that_its_type_says,
    }
    ; in every engine
    engines::{
        the_article_opens_and_its_tools_work, the_console_is_heard,
    }
    hosts::{
        every_page_is_what_it_says,
    }
    guests::{
        each_host_page_has_a_working_guest_or_the_link_and_the_reason, a_plain_host_stays_silent,
        a_moved_guest_keeps_what_was_chosen, a_changed_byte_gives_the_link_and_says_so,
    }
    guest_contract::{
        a_page_of_the_first_release_still_works,
    }
    frames::{
        a_frame_works_without_its_helper,
    }
    ; alone
    estimator::{
        a_full_update_is_quick_on_a_slow_phone,
    }
    guest_tasks::{
        no_task_holds_the_host_up_for_long,
    }
};

fn main() -> ExitCode {
    run(CASES)
}
