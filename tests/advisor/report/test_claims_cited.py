"""The report says of every claim it cites what is claimed, by whom, and what they sell."""

from advisor.errors import message
from advisor.evaluation import Reason
from advisor.report.claims_cited import cited_claims, claims_blocks
from advisor.report.report_model import Table
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation


def test_that_claims_of_reasons_and_roadmap_are_cited_once_in_order() -> None:
    plain = evaluation().model_copy(update={"roadmap": (), "reasons": ()})
    one = Reason(text=message("reason.only_plan"), favours="open", claims=("C092", "C027"))
    other = Reason(text=message("reason.only_plan"), favours="open", claims=("C092",))

    assert cited_claims(plain) == ()
    assert cited_claims(plain.model_copy(update={"reasons": (one, other)})) == (
        "C027",
        "C092",
    )
    assert claims_blocks(plain, texts_for("en")) == ()


def test_that_a_claim_is_told_with_speaker_day_and_interest_in_both_languages() -> None:
    reason = Reason(text=message("reason.only_plan"), favours="open", claims=("C072",))
    cited = evaluation().model_copy(update={"roadmap": (), "reasons": (reason,)})

    english, chinese = (
        next(b for b in claims_blocks(cited, texts_for(language)) if isinstance(b, Table))
        for language in ("en", "zh_CN")
    )

    assert english.rows[0].cells[0] == "C072"
    assert "base model" in english.rows[0].cells[1]
    assert english.rows[0].cells[2].startswith("Xin Zhou (Baidu); Aug 27, 2024. Baidu sells")
    assert "2024年8月27日" in chinese.rows[0].cells[2]
