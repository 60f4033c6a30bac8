# SPDX-License-Identifier: EUPL-1.2
"""The course page, repeating and reminders, over HTTP and without JavaScript."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from meedenker.content.loading import shipped_library
from meedenker.service.course import ZONE
from meedenker.service.repeated import copy_of
from tests.conftest import Server
from tests.web.course import (
    BEGIN,
    COURSE,
    REMINDERS,
    REPEAT,
    WHOLE,
    answers,
    done,
    lessons,
    pass_days,
)
from tests.web.html import Page
from tests.web.support import CHOICE, LESSON, Client, Reply, event, say

REMIND = f"{REMINDERS}?les={WHOLE}"


def finished(server: Server, *, wrong: tuple[str, ...] = ()) -> Client:
    """Somebody who did every exercise of one lesson."""
    client = Client(server)
    for seq, (item, fields) in enumerate(answers(wrong=wrong), start=1):
        sent = event(component=item, action="check", fields=dict(fields), seq=seq)
        reply = client.post_json(f"{COURSE}{WHOLE}", sent)
        assert reply.status == 200, reply.text
    return client


def asked(client: Client) -> list[str]:
    """The questions of the set, as lessons call them."""
    found = re.findall(r'data-mdk-component="herhaal:([a-z0-9.-]+)"', client.get(REPEAT).text)
    return list(found)


def begin(client: Client) -> list[str]:
    """Begin the set after the one that is there."""
    number = re.search(r'name="na" value="(\d+)"', client.get(REPEAT).text)[1]
    assert client.post_form(BEGIN, {"na": number}).status == 303
    return asked(client)


def repeat(client: Client, item: str, *, right: bool = True, **changes: object) -> Reply:
    """Answer a question of the set as the page's script does."""
    fields = dict(done(shipped_library().question(item), right=right))
    return client.post_event(
        REPEAT, **{"component": copy_of(item), "action": "check", "fields": fields, **changes}
    )


def test_every_lesson_is_on_the_course_page_with_its_own_words(server: Server):
    text = Client(server).get(COURSE).text
    assert len(lessons()) >= 9
    for lesson in lessons().values():
        assert f'href="/cursus/{lesson.slug}"' in text
        for words in (lesson.title, lesson.line[:40], f"{lesson.minutes} minuten"):
            assert words in text.replace("&#39;", "'")


def test_who_did_nothing_gets_the_page_of_everybody_and_no_cookie(server: Server):
    plain = Client(server).get(COURSE, Cookie="")
    assert plain.body == Client(server).get(COURSE).body
    assert "Set-Cookie" not in plain.headers
    assert "<progress" not in plain.text
    assert say("course.lesson-none") not in plain.text


def test_somebody_sees_how_far_and_goes_on_at_the_first_open_exercise(server: Server):
    client = Client(server)
    client.answer({"chosen": ["b"]}, action="check")
    text = client.get(COURSE).text
    count = sum(shipped_library().question(q).counted for q in lessons()["opschalen"].questions)
    words = say("course.lesson-part", done=1, count=count)
    assert text.count(words) == 3  # at the top; beside the bar and in it
    link = re.search(r'primary-action" href="/cursus/opschalen#([a-z0-9.-]+)"', text)[1]
    assert link != CHOICE
    assert f'id="{link}"' in client.page
    assert say("course.lesson-none") in text


def test_a_finished_lesson_says_so_and_offers_its_days(server: Server):
    text = finished(server).get(COURSE).text
    assert say("course.lesson-done") in text
    assert f'href="{REMIND}"' in text
    assert Page.read(text).faults == []


def test_a_set_has_the_safety_button_and_a_warning_before_its_first_question(server: Server):
    client = finished(server)
    assert 'class="mdk-safety' not in client.get(REPEAT).text
    begin(client)
    text = client.get(REPEAT).text
    safety, warning = text.index('class="mdk-safety'), text.index("iets zwaars")
    assert safety < warning < text.index("data-mdk-component=")
    assert Page.read(text).faults == []


def test_before_anything_was_done_repeating_leads_to_the_course(server: Server):
    client = Client(server)
    page = client.get(REPEAT, Cookie="")
    assert "nog niets om te herhalen" in page.text
    assert "Set-Cookie" not in page.headers
    reply = client.post_form(BEGIN, {"na": "0"})
    assert (reply.status, reply.sentence) == (404, say("repeat.nothing-begun"))


def test_a_set_comes_on_its_day_and_is_done_without_javascript(server: Server):
    wrong = next(item for item, _ in answers() if shipped_library().question(item).kind == "choice")
    client = finished(server, wrong=(wrong,))
    client.post_event(f"{COURSE}{WHOLE}", component=wrong, action="reveal", fields={}, seq=99)
    assert "Vandaag hoeft er niets" in client.get(REPEAT).text
    pass_days(server, client.token, 1)
    assert "Er staan vijf vragen voor je klaar" in client.get(REPEAT).text
    assert "Er staan vijf vragen voor je klaar" in client.get(COURSE).text
    chosen = begin(client)
    assert len(chosen) == len(set(chosen)) == 5
    assert chosen[0] == wrong
    for item in chosen:
        copy = copy_of(item)
        fields = done(shipped_library().question(item))
        form = [(f"{copy}:{name}", value) for name, many in fields.items() for value in many]
        reply = client.post_form(REPEAT, [*form, ("action", f"{copy}:check")])
        assert (reply.status, reply.headers["Location"]) == (303, f"{REPEAT}#{copy}")
    text = client.get(REPEAT).text
    assert "Klaar voor nu" in text
    assert f"op {_in_words(2)}" in text
    assert asked(client) == chosen, "what was answered can be read again"
    pass_days(server, client.token, 2)
    assert asked(client) == [], "the next set begins with a clean page"


def _in_words(days: int) -> str:
    months = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    day = datetime.now(UTC).astimezone(ZONE).date() + timedelta(days=days)
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"


def test_an_answer_that_is_not_complete_says_so_without_javascript(server: Server):
    client = finished(server)
    copy = copy_of(begin(client)[0])
    reply = client.post_form(REPEAT, {"action": f"{copy}:check"})
    assert reply.status == 422
    assert "utrecht-form-field-error-message" in reply.text


def test_a_set_leaves_the_answers_of_the_lesson_alone(server: Server):
    client = finished(server)
    lesson = client.get(f"{COURSE}{WHOLE}").text
    for item in begin(client):
        assert repeat(client, item, right=False).says_saved
    assert client.get(f"{COURSE}{WHOLE}").text == lesson


def test_the_last_answer_brings_the_end_into_the_open_page(server: Server):
    client = finished(server)
    *first, last = begin(client)
    for item in first:
        assert "Klaar voor nu" not in repeat(client, item).text
    patches = repeat(client, last).data["patches"]
    assert [patch["target"] for patch in patches] == [copy_of(last), "voortgang"]
    assert "Klaar voor nu" in patches[1]["html"]


def test_a_second_tab_does_not_replace_the_set_of_the_first(server: Server):
    client = finished(server)
    chosen = begin(client)
    assert repeat(client, chosen[0]).says_saved
    reply = client.post_form(BEGIN, {"na": "0"})
    assert reply.status == 303
    assert asked(client) == chosen
    assert say("repeat.part", done=1, count=5) in client.get(REPEAT).text


def test_a_tab_with_an_earlier_set_hears_so_and_loses_nothing(server: Server):
    client = finished(server)
    first = begin(client)
    for item in first:
        repeat(client, item)
    second = begin(client)
    old = next(item for item in first if item not in second)
    reply = repeat(client, old, seq=2)
    assert (reply.status, reply.sentence) == (409, say("repeat.other-set"))
    form = {f"{copy_of(old)}:chosen": "a", "action": f"{copy_of(old)}:check"}
    reply = client.post_form(REPEAT, form)
    assert (reply.status, reply.sentence) == (409, say("repeat.other-set"))
    assert asked(client) == second


@pytest.mark.parametrize("after", ["", "-1", "1e3", "²", "x" * 500, "9" * 40, "<script>", "\x00"])
def test_a_made_up_number_of_a_set_is_refused(server: Server, after: str):
    client = finished(server) if after == "-1" else Client(server)
    reply = client.post_form(BEGIN, {"na": after})
    assert (reply.status, reply.sentence) == (400, say("answer.unreadable"))


def test_what_no_page_of_ours_sends_is_refused(server: Server):
    client = finished(server)
    chosen = begin(client)
    hostile = [
        client.post_event(REPEAT, component="herhaal", fields={"number": ["7"]}),
        client.post_event(REPEAT, component="herhaal:", fields={}),
        client.post_event(REPEAT, component=chosen[0], fields={}),
        client.post_event(f"{COURSE}{WHOLE}", component=copy_of(chosen[0]), fields={}),
        client.post_event(LESSON, component="herhaal", fields={"questions": ["x"]}),
        client.post_form(REPEAT, {"herhaal:number": "7", "action": "herhaal:answer"}),
        client.post_form(REPEAT, {}),
        client.post_json(REPEAT, b"\xff"),
    ]
    assert [reply.status // 100 for reply in hostile] == [4] * len(hostile)
    assert not any(reply.says_saved for reply in hostile)
    assert asked(client) == chosen
    assert client.get(BEGIN).headers["Location"] == REPEAT


def test_reminders_are_four_days_without_anything_personal(server: Server):
    client = finished(server)
    reply = client.get(REMIND)
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert reply.headers["Content-Disposition"] == 'inline; filename="herhalen-meedenker.ics"'
    today = datetime.now(UTC).astimezone(ZONE).date()
    events = Calendar.from_ical(reply.body).walk("VEVENT")
    assert [(e["DTSTART"].dt - today).days for e in events] == [1, 3, 10, 30]
    assert {e["DTEND"].dt - e["DTSTART"].dt for e in events} == {timedelta(days=1)}
    assert {str(e["URL"]) for e in events} == {server.url + REPEAT}
    assert len({e["UID"] for e in events}) == 4
    assert all(server.url + REPEAT in e["DESCRIPTION"] for e in events)
    assert all("Wat is een meedenker?" in e["SUMMARY"] for e in events)
    assert client.token.encode() not in reply.body
    assert reply.body.endswith(b"END:VCALENDAR\r\n")
    other = finished(server).get(REMIND)
    assert _without_stamp(other) == _without_stamp(reply)


def _without_stamp(reply: Reply) -> str:
    return re.sub(r"DTSTAMP:\w+", "", reply.text)


def test_days_that_passed_are_left_out_and_said_when_all_did(server: Server):
    client = finished(server)
    pass_days(server, client.token, 4)
    assert len(Calendar.from_ical(client.get(REMIND).body).walk("VEVENT")) == 2
    pass_days(server, client.token, 40)
    name = lessons()[WHOLE].name
    reply = client.get(REMIND)
    assert (reply.status, reply.sentence) == (404, say("repeat.days-over", lesson=name))


@pytest.mark.parametrize("query", ["", "?les=", "?les=bestaat-niet", "?les=../..", "?les=%00"])
def test_reminders_of_no_lesson_are_a_clear_sentence(server: Server, query: str):
    reply = Client(server).get(REMINDERS + query)
    assert (reply.status, reply.sentence) == (404, say("page.unknown"))
    assert Client(server).get(f"{REMINDERS}?les=%ff").status in (400, 404)


def test_reminders_of_an_unfinished_lesson_say_what_is_needed(server: Server):
    for client in (Client(server), finished(server)):
        reply = client.get(f"{REMINDERS}?les=opschalen")
        words = say("repeat.not-finished", lesson=lessons()["opschalen"].name)
        assert (reply.status, reply.sentence) == (404, words)


def test_a_visitors_own_data_hold_the_sets_too_with_their_questions(server: Server):
    client = finished(server)
    chosen = begin(client)
    repeat(client, chosen[0])
    found = {answer["id"]: answer for answer in client.get("/mijn-gegevens.json").data["answers"]}
    assert chosen == found["herhaal"]["answer"]["questions"]
    assert found[copy_of(chosen[0])]["question"] == shipped_library().question(chosen[0]).prompt
    assert client.get("/mijn-gegevens.csv").status == 200
    assert client.post_form("/mijn-gegevens/wissen", {"action": "wis"}).status == 200
    assert "nog niets om te herhalen" in client.get(REPEAT).text
