"""The mail in a browser: whoever needs a screen reader, a large type or the dark can read it, from either side."""

import pytest

from tests.digest.bulletins import all_new, files
from tests.site.barriers import wrong

NARROW, WIDE = 320, 700
# The page around a mail is the mail program's, and has its own main part: ours is an article in it.
ITS_OWN = ("landmark-one-main:", "region:")


@pytest.mark.parametrize("language", ["it", "ar"])
def test_a_mail_has_nothing_wrong_and_is_as_wide_as_the_screen(browser, language):
    page = browser.new_page(viewport={"width": NARROW, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(files(all_new("milan"), language)[0])
    assert [one for one in wrong(page) if not one.startswith(ITS_OWN)] == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    page.set_viewport_size({"width": WIDE, "height": 800})
    assert page.evaluate("document.querySelector('table').offsetWidth") == 600
    # What a list of mails shows beside the subject is not shown above it.
    assert page.locator("body > div").first.is_hidden()
    assert asked == []
    page.close()
