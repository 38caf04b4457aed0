"""How tables share their width, with letters that are all ten pixels wide."""

from __future__ import annotations

from ui.widgets.column_room import in_two_lines, least_widths, shared_room, wanted_widths

PADDING = 28


def ten_each(text: str) -> int:
    return 10 * len(text)


def test_that_a_column_wants_its_longest_text_or_its_head() -> None:
    cells = [["one", "one two"], ["a"]]

    assert wanted_widths([50, 90], cells, ten_each) == [70 + PADDING, 90]


def test_that_the_longest_word_stays_whole_with_the_indent_of_its_row() -> None:
    cells = [["  three of them", "seven"], ["12\N{NO-BREAK SPACE}M\N{NO-BREAK SPACE}CNY"]]

    assert least_widths([0, 0], cells, ten_each) == [70 + PADDING, 80 + PADDING]


def test_that_a_very_long_word_does_not_take_the_room_of_others() -> None:
    assert least_widths([0], [["x" * 40]], ten_each) == [180 + PADDING]


def test_that_the_widest_columns_give_way_first_and_none_below_its_least() -> None:
    assert shared_room([400, 100, 100], [80, 80, 80], 600) == [400, 100, 100]
    assert shared_room([400, 100, 100], [80, 80, 80], 400) == [200, 100, 100]
    assert shared_room([400, 300], [350, 80], 500) == [350, 150]


def test_that_columns_keep_their_least_where_there_is_room_for_nothing() -> None:
    assert shared_room([400, 300], [350, 280], 500) == [350, 280]


def test_that_a_heading_breaks_into_lines_of_much_the_same_length() -> None:
    assert in_two_lines("Ordered in month") == "Ordered\nin month"
    assert in_two_lines("Servers") == "Servers"
