# SPDX-License-Identifier: EUPL-1.2
"""Match: each left with one right. Scores by hand, what holds always, and what a page tells."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from meedenker.content.loading import shipped_library
from meedenker.errors import ContentError
from meedenker.kinds.base import Verdict
from meedenker.storage import MemoryStore
from meedenker_widgets.hosts.notebook import Exercise, Session
from tests.conftest import Server
from tests.kinds.arranged import ABOUT, PATH, make, render
from tests.kinds.journeys import Journey
from tests.kinds.laws import parsed_or_refused
from tests.plain import PlainBrowser

SHIPPED = shipped_library().question("opschalen.match.01")
RIGHTS = ("schaap", "koe", "gans", "vis")
KEY = {"wol": "schaap", "melk": "koe", "veer": "gans"}
# the same page with another key: every pair is another one
OTHER_KEY = {"wol": "koe", "melk": "vis", "veer": "schaap"}


def match(key=KEY, said: str = "", **changes):
    """Three lefts and four rights."""
    lefts = [
        {
            "id": left,
            "text": f"Links {left}",
            "right": right,
            "feedback": f"GOED {left}{said}",
            "misplaced": f"ANDERS {left}{said}",
            "misplaced_in": [{"right": "vis", "feedback": f"GEEN-VIS {left}{said}"}]
            if right != "vis"
            else [],
            "explained": f"UITLEG {left}{said}",
            "about": ABOUT,
        }
        for left, right in key.items()
    ]
    rights = [{"id": right, "text": f"Rechts {right}"} for right in RIGHTS]
    return make("match", **({"lefts": lefts, "rights": rights} | changes))


def fields(**pairs: str):
    return {left: [right] for left, right in pairs.items()}


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        (KEY, Fraction(1)),  # three pairs out of three
        ({}, Fraction(0)),  # no pair out of three
        ({"wol": "schaap"}, Fraction(1, 3)),  # one right, two open
        ({"wol": "schaap", "melk": "vis"}, Fraction(1, 3)),  # one right, one wrong, one open
        ({**KEY, "veer": "vis"}, Fraction(2, 3)),  # two right and the feather from a fish
        ({"wol": "koe", "melk": "gans", "veer": "schaap"}, Fraction(0)),  # all shifted by one
        (dict.fromkeys(KEY, "koe"), Fraction(1, 3)),  # always the cow: only the milk is right
        (dict.fromkeys(KEY, "vis"), Fraction(0)),  # always what belongs nowhere
    ],
)
def test_the_points_are_the_share_of_right_pairs(answer, points):
    question = match()
    score = question.score(question.parse(fields(**answer)))
    assert (score.low, score.high, score.maximum) == (points, points, 1)


def test_feedback_says_first_what_was_seen_well_and_fits_the_chosen_right_side():
    question = match()
    feedback = question.feedback(question.parse(fields(wol="vis", melk="koe", veer="schaap")))
    assert [note.text for note in feedback.notes] == ["GOED melk", "GEEN-VIS wol", "ANDERS veer"]
    assert feedback.verdict is Verdict.PARTLY


def test_a_right_side_chosen_twice_is_a_problem_unless_it_may_be_shared():
    twice = fields(wol="koe", melk="koe")
    question = match()
    found = [(p.code, p.field) for p in question.problems(question.parse(twice))]
    assert found == [("match.open", "veer"), ("match.twice", "wol"), ("match.twice", "melk")]
    key = {"wol": "schaap", "melk": "schaap", "veer": "koe"}
    shared = match(key, shared=True)
    answer = shared.parse(fields(**key))
    assert shared.problems(answer) == ()
    assert shared.score(answer).full


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (lambda: match({**KEY, "veer": "schaap"}), "match.shared"),
        (lambda: match({"gans": "gans", "wol": "koe"}), "match.ids-tell"),
        (lambda: match({"a": "gans", "b": "koe", "c": "schaap"}), "match.ids-tell"),
        (lambda: match({"wol": "geit", "melk": "koe"}), "content.no-such-id"),
        (lambda: match({"wol": "koe"}), "content.options"),
        (lambda: match({"wol:x": "koe", "melk": "vis"}), "placing.field-name"),
    ],
)
def test_authored_data_that_cannot_work_or_tells_the_key_is_refused(question, code):
    with pytest.raises(ContentError) as caught:
        question()
    assert caught.value.code == code


anything = st.dictionaries(
    st.sampled_from([*KEY, "other", ""]),
    st.lists(st.sampled_from([*RIGHTS, "", "nope"]) | st.text(), max_size=3),
)
paired = st.dictionaries(st.sampled_from(list(KEY)), st.sampled_from(RIGHTS))


@settings(deadline=None)
@given(anything)
def test_whatever_is_sent_is_an_answer_or_an_answer_error(sent):
    parsed_or_refused(match(), sent)


@settings(deadline=None)
@given(paired, st.sampled_from(list(KEY)))
def test_one_more_right_pair_never_costs_a_point(pairs, left):
    question = match()
    gain = question.score(pairs | {left: KEY[left]}).low - question.score(pairs).low
    assert gain == (0 if pairs.get(left) == KEY[left] else Fraction(1, 3))


@settings(deadline=None)
@given(paired)
def test_before_checking_the_page_is_the_same_whatever_the_key_is(pairs):
    one, other = match(), match(OTHER_KEY, said=" anders")
    sent = fields(**pairs)
    assert render(one, sent) == render(other, sent)
    assert render(one, sent, problems=True) == render(other, sent, problems=True)


def test_the_choices_stand_in_the_order_of_the_alphabet():
    assert [place.id for place in match().offered] == ["gans", "koe", "schaap", "vis"]


def test_a_checked_page_says_what_fits_and_a_revealed_one_every_pair():
    question = match()
    sent = fields(wol="schaap", melk="vis")
    checked = render(question, sent, checked=True, tries=1)
    assert "Je hebt er 1 van de 3" in checked
    assert checked.index("GOED wol") < checked.index("GEEN-VIS melk")
    assert "UITLEG" not in checked
    shown = render(question, sent, checked=True, revealed=True, tries=1, solved=True)
    assert "Links melk: ‘Rechts koe’." in shown
    assert "UITLEG melk" in shown
    assert "UITLEG veer" in shown
    assert shown.count("Dit past hier: ‘") == 2


def test_every_left_side_labels_a_list_with_an_empty_first_choice():
    html = render(match(), fields(wol="vis"))
    assert html.count("<select") == html.count("<label") == 3
    assert html.count('<option value="">Kies een antwoord</option>') == 3
    assert html.count(" selected>") == 1
    assert '<option value="vis" selected>' in html


def test_on_paper_there_is_a_list_to_choose_from_and_what_was_chosen():
    html = render(match(), fields(wol="vis"))
    assert "Hieruit kun je kiezen:" in html
    assert '<p class="mdk-match__chosen" aria-hidden="true">Rechts vis</p>' in html


def test_in_a_notebook_pairs_can_be_set_by_code_and_by_the_page():
    exercise = Exercise(SHIPPED.id, session=Session(MemoryStore()))
    exercise.value = {"wies": ["vertrouwen"], "gerrit": [""]}
    assert exercise.value == {"wies": ["vertrouwen"]}
    event = {"component": SHIPPED.id, "action": "check", "sender": "page", "seq": 1}
    exercise._on_event(exercise, event | {"fields": {"wies": ["weg"], "gerrit": ["past"]}}, [])
    assert exercise.value == {"wies": ["weg"], "gerrit": ["past"]}
    assert "Je hebt er 1 van de 4" in exercise._shown["html"]


def test_a_form_without_javascript_is_checked_and_explained(proof: Server):
    visit = PlainBrowser(proof)
    visit.get(PATH)
    form = {f"{SHIPPED.id}:{left.id}": left.place for left in SHIPPED.parts}
    form |= {f"{SHIPPED.id}:wies": "veel", f"{SHIPPED.id}:gerrit": ""}
    _, page = visit.post(PATH, form | {"action": f"{SHIPPED.id}:check"})
    assert "Je hebt er 2 van de 4" in page
    assert "Kies hier nog een antwoord." in page
    right = {f"{SHIPPED.id}:{left.id}": left.place for left in SHIPPED.parts}
    _, page = visit.post(PATH, right | {"action": f"{SHIPPED.id}:check"})
    assert "Goed gezien" in page


@pytest.mark.browser
def test_by_mouse_pairs_are_made_checked_corrected_kept_and_cleared(
    proof: Server,
    chromium: Browser,
):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        for left in SHIPPED.parts:
            visit.field(left.id).select_option("veel" if left.id == "wies" else left.place)
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Je hebt er 3 van de 4")).to_be_visible()
        visit.field("wies").select_option("vertrouwen")
        expect(visit.exercise.locator(".utrecht-alert")).to_have_count(0)
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
        visit.page.reload()
        expect(visit.field("wies")).to_have_value("vertrouwen")
        visit.press("Probeer opnieuw")
        for left in SHIPPED.parts:
            expect(visit.field(left.id)).to_have_value("")


@pytest.mark.browser
def test_by_keyboard_pairs_are_made_and_the_answer_is_shown(
    proof: Server,
    chromium: Browser,
):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        visit.tab_to(f"{SHIPPED.id}:formulier")
        visit.keys("ArrowDown")
        expect(visit.field("formulier")).to_have_value("aanvraag")
        expect(visit.exercise.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
        expect(visit.field("formulier")).to_be_focused()
        visit.tab_to_words("Kijk na")
        visit.keys("Enter")
        expect(visit.exercise.get_by_role("heading", name="Je hebt er 1 van de 4")).to_be_visible()
        visit.tab_to_words("Laat het antwoord zien")
        visit.keys("Enter")
        expect(visit.exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_in_every_state_the_page_fits_and_axe_has_nothing_to_say(
    width: int,
    proof: Server,
    chromium: Browser,
):
    with Journey(chromium, proof, SHIPPED.id, width=width) as visit:
        visit.press("Kijk na")
        expect(visit.exercise.get_by_text("Kies eerst bij elke zin een antwoord.")).to_be_visible()
        assert visit.complaints() == []
        visit.field("wies").select_option("vertrouwen")
        visit.field("gerrit").select_option("vertrouwen")
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Je hebt er 1 van de 4")).to_be_visible()
        expect(visit.exercise.get_by_text("Dit antwoord koos je twee keer.")).to_have_count(2)
        assert visit.complaints() == []
        visit.press("Laat het antwoord zien")
        expect(visit.exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()
        assert visit.complaints() == []
