# SPDX-License-Identifier: EUPL-1.2
"""Every address of the server. What is not here does not exist."""

from typing import Any

from meedenker_widgets.hosts.web.handlers import (
    admin,
    course,
    difference,
    files,
    lesson,
    organisation,
    own,
    repeats,
    rooms,
    selftest,
    theme,
    trainer,
)

_LINK = r"([A-Za-z0-9_-]{32})"
_SLUG = r"([a-z-]+)"
_NUMBER = r"[1-9][0-9]{0,3}"
_FIXED = {
    "/": "home.html",
    "/naslag/": "naslag.html",
    "/intervisie/": "intervisie.html",
    "/gemeente/": "gemeente.html",
    "/toegankelijkheid": "toegankelijkheid.html",
    "/privacy": "privacy.html",
    "/bronnen": "bronnen.html",
    "/over": "over.html",
}


def routes() -> list[Any]:
    """The routes, in the order of trying: pages with questions are asked for most."""
    return [
        (repeats.PAGE, repeats.RepeatPage),
        (r"/cursus/verschil", difference.DifferencePage),
        (rf"/cursus/{_SLUG}", lesson.LessonPage),
        (r"/cursus/", course.CoursePage),
        (rf"{repeats.PAGE}/begin", repeats.BeginRepeating),
        (r"/cursus/herinneringen\.ics", course.Reminders),
        *((path, rooms.FixedPage, {"template": template}) for path, template in _FIXED.items()),
        (r"/trainer/", trainer.TrainerHall),
        (r"/trainer/wetsartikelen", trainer.ArticlesPage),
        (rf"/trainer/draaiboek/{_SLUG}", trainer.ScriptPage),
        (r"/trainer/programma", trainer.ProgrammePage),
        (r"/trainer/programma/bundel", trainer.BundlePage),
        (r"/trainer/programma/bundel\.html", trainer.BundleFile),
        (r"/zoeken", rooms.SearchPage),
        (r"/healthz", rooms.Health),
        (r"/static/([0-9a-f]{16})/([a-z.]+)", rooms.AssetFile),
        (r"/mijn-code", own.CodePage),
        (r"/verder", own.Resume),
        (r"/klaar", own.Done),
        (r"/mijn-gegevens", own.OwnData),
        (r"/mijn-gegevens\.json", own.OwnDownload),
        (r"/mijn-gegevens\.(csv|xlsx)", files.OwnFile),
        (r"/mijn-gegevens/wissen", own.Erase),
        (rf"/naslag/{_SLUG}", lesson.ReferencePage),
        (r"/gemeente/zelftest", selftest.StartPage),
        (r"/gemeente/zelftest/terughalen", selftest.BringIn),
        (rf"/gemeente/zelftest/{_LINK}/", selftest.Overview),
        (rf"/gemeente/zelftest/{_LINK}/resultaat", selftest.ResultPage),
        (rf"/gemeente/zelftest/{_LINK}/zelftest\.json", selftest.Download),
        (rf"/gemeente/zelftest/{_LINK}/zelftest\.(csv|xlsx)", files.SelfTestFile),
        (rf"/gemeente/zelftest/{_LINK}/grafiek(-smal)?\.(svg|png)", files.Figure),
        (rf"/gemeente/zelftest/{_LINK}/wissen", selftest.Erase),
        (rf"/gemeente/zelftest/{_LINK}/{_SLUG}", theme.ThemePage),
        (r"/organisatie/", organisation.OrganisationPage),
        (rf"/organisatie/kaart/(nieuw|{_NUMBER})", organisation.EntryPage),
        (rf"/organisatie/kaart/({_NUMBER})/weg", organisation.RemoveEntry),
        (r"/organisatie/inlezen", organisation.ImportMap),
        (r"/organisatie/vervangen", organisation.ReplaceMap),
        (r"/organisatie/(sociale-kaart|leeg-voorbeeld)\.csv", organisation.MapFile),
        (r"/organisatie/aanmelden", admin.SignIn),
        (r"/organisatie/afmelden", admin.SignOut),
        (rf"/(intervisie|gemeente)/{_SLUG}", rooms.UnbuiltRoom),
    ]
