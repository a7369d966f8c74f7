"""An answer is worked out once."""

from kompplan.remembered import Remembered


def test_each_answer_is_made_once_also_where_it_is_none() -> None:
    asked: list[int] = []

    def half(number: int) -> int | None:
        asked.append(number)
        return None if number % 2 else number // 2

    halves = Remembered(half)
    assert [halves[number] for number in (4, 3, 4, 3, 6)] == [2, None, 2, None, 3]
    assert asked == [4, 3, 6]
    assert 8 not in halves
