"""A brute-force scorer: the rules of manual/search.md over every record in turn, with none of the index's structures."""

from collections import Counter
from datetime import date
from functools import cache, cached_property
from math import cos, floor, hypot, inf, radians

from crocevia import meanings as m
from crocevia.derived import coordinates
from crocevia.search import forms
from crocevia.search.concepts import spoken
from crocevia.search.entries import Entries, Texts
from crocevia.search.words import distance, stems, stop, words
from crocevia.when import meetings

USUAL = {6: 4, 3: 12, 2: 4, 1: 40}
CONCEPT = {"need": 16, "zone": 16, "audience": 12, "kind": 12}
FLOOR = {"need": 80, "zone": 80, "audience": 80}
EARTH = 6_371_000


def idf(count, total):
    """Sixteenths of log2((total + count) / count), between its powers of two in a straight line."""
    ratio = 256 * (total + count) // count
    power = ratio.bit_length() - 1
    return 16 * (power - 8) + ((ratio << 4 >> power) & 15)


class Token:
    def __init__(self, text, languages):
        self.text = text
        self.stems = stems(text, languages)
        self.counts = True
        self.weight = 16
        self.found = list(self.stems)


class Oracle:
    """Answers questions about one edition in one language."""

    def __init__(self, edition, language):
        self.entries = Entries(edition)
        self.languages = tuple(dict.fromkeys((language, edition.settings.source)))
        self.all = self.entries.all
        texts = Texts(self.entries, language)
        self.words = Counter()
        self.heard = set()
        self.levels = [self.levels_of(texts.of(entry)) for entry in self.all]
        self.own, self.foreign = spoken(edition, self.entries.facets, language)
        for spoken_words in self.own.words.items():
            for word, times in spoken_words[1].items():
                self.words[spoken_words[0], word] += times
        self.count = Counter(stem for levels in self.levels for stem in levels)

    def levels_of(self, texts):
        strength, in_name = Counter(), set()
        for said in texts:
            own = (said.language,)
            found = [word.text for word in words(said.text) if not stop(word.text, own)]
            cut = [stems(word, own)[0] for word in found]
            # A name that record after record repeats is one voice for how a word is written.
            if not (said.again and (said.text, said.language) in self.heard):
                self.words.update(zip(cut, found, strict=True))
            if said.again:
                self.heard.add((said.text, said.language))
            usual = USUAL[said.weight]
            for stem in cut:
                strength[stem] += 256 * said.weight * 2 * usual // (usual + len(cut))
            if said.weight == 6:
                in_name.update(cut)
        return {stem: (8 * much // (much + 307), stem in in_name) for stem, much in strength.items()}

    @cached_property
    def surfaces(self):
        best = {}
        for (stem, word), times in self.words.items():
            best[stem] = min(best.get(stem, (inf,)), (-times, len(word), word))
        return {stem: key[2] for stem, key in best.items()}

    # ── What was typed ──

    def tokens(self, typed):
        said = [word.text for word in words(typed[:300])][:24]
        tokens = [Token(text, self.languages) for text in said]
        if not all(stop(text, self.languages) for text in said):
            for token in tokens:
                token.counts = not stop(token.text, self.languages)
        return tokens

    def understand(self, typed, literal):
        tokens = self.tokens(typed)
        counting = [token for token in tokens if token.counts]
        for token in counting:
            token.found = [stem for stem in token.stems if stem in self.surfaces]
        phrases = list(self.own.phrases)
        if any(not token.found for token in counting):
            phrases += self.foreign.phrases
            for token in counting:
                more = [stem for stem in token.stems if stem in self.foreign.words]
                token.found += [stem for stem in more if stem not in token.found]
        for token in counting:
            if not token.found and not literal:
                self.guess(token, token is tokens[-1])
        return tokens, self.whole(list(self.recognised(tokens, phrases)))

    def guess(self, token, last):
        firsts = {self.file(one) for one in (token.text, *token.stems)}
        near = [stem for stem in self.surfaces if self.file(stem) in firsts]
        common = lambda some: sorted(some, key=lambda stem: (-self.count[stem], stem.encode("utf-16-be")))
        if last and len(token.text) > 1:
            begun = [stem for stem in near if stem.startswith(token.text) or self.surfaces[stem].startswith(token.text)]
            token.weight, token.found = 10, common(begun)[:12]
        for edits, weight, least in ((1, 9, 4), (2, 6, 7)):
            if not token.found:
                pairs = [(one, ((stem, one), (token.text, self.surfaces[one]))) for stem in token.stems for one in near]
                alike = {
                    one
                    for one, both in pairs
                    if any(min(len(a), len(b)) >= least and distance(a, b, edits) <= edits for a, b in both)
                }
                token.weight, token.found = weight, common(alike)[:4]
            if not token.found and edits == 1:
                begun = [one for one in near if len(one) > 4 and 2 * len(one) > len(token.text)]
                token.found = sorted((one for one in begun if token.text.startswith(one)), key=len)[-1:]

    @staticmethod
    def file(stem):
        """Words are compared with those that begin alike."""
        first = stem[0]
        if first.isascii():
            return "0" if first.isdigit() else first
        return ord(first) % 16

    def recognised(self, tokens, phrases):
        """Each phrase where its words stand closest."""
        closest = {}
        for phrase, span, *concept in self.places(tokens, phrases):
            if phrase not in closest or span < closest[phrase][0]:
                closest[phrase] = span, concept
        return [concept for _, concept in closest.values()]

    def places(self, tokens, phrases):
        for n, token in enumerate(tokens):
            for phrase in phrases if token.counts else ():
                if phrase.stems[0] not in token.found:
                    continue
                at = [self.nearest(stem, n, tokens) for stem in phrase.stems]
                if None in at or max(at) - min(at) >= 2 * len(at) + 2:
                    continue
                weight = min(tokens[place].weight for place in at)
                sure = all(word in [one.text for one in tokens] for word in phrase.little)
                counting = frozenset(place for place in at if tokens[place].counts)
                half = weight if sure else weight // 2
                yield phrase, max(at) - min(at), phrase.facet, phrase.code, half, counting, sure

    @staticmethod
    def nearest(stem, n, tokens):
        there = [place for place, token in enumerate(tokens) if stem in token.found]
        return min(there, key=lambda place: (abs(place - n), place), default=None)

    @staticmethod
    def whole(concepts):
        def less(one):
            facet, code, weight, at, sure = one
            return any(
                at <= wider and surer >= (weight if len(wider) > len(at) else 2 * weight)
                for _, _, surer, wider, _ in concepts
            ) or any(
                other[0] == facet and other[1] != code and other[3] == at and not sure and not other[4]
                for other in concepts
            )

        surest = {}
        for one in concepts:
            facet, code, weight, at, _ = one
            if not less(one):
                surest[facet, code, at] = max(weight, surest.get((facet, code, at), 0))
        return [(facet, code, weight, at) for (facet, code, at), weight in surest.items()]

    # ── What answers ──

    @cache  # noqa: B019 - an oracle lives as long as its tests
    def scores(self, typed, *, literal=False):
        """Number of the entry → score; None where nothing was asked."""
        tokens, concepts = self.understand(typed, literal)
        if not tokens:
            return None
        units = self.units(tokens, concepts)
        found = {n: self.matched(n, units) for n in range(len(self.all))}
        most = max((sum(1 for value, _ in one if value) for one in found.values()), default=0)
        return {
            n: self.score(n, one) for n, one in found.items() if self.counted(one) and 2 * self.counted(one) >= most
        }

    @staticmethod
    def counted(values):
        return sum(1 for value, _ in values if value)

    def units(self, tokens, concepts):
        units, seen = [], set()
        for place, token in enumerate(tokens):
            meant = [(facet, code, weight) for facet, code, weight, at in concepts if place in at]
            most = forms.LONG if meant else inf
            written = [stem for stem in token.found if 0 < self.count[stem] <= most]
            if token.counts and (written or meant) and token.text not in seen:
                seen.add(token.text)
                units.append((token.weight, written, meant))
        total = len(self.all)
        telling = [unit for unit in units if unit[2] or all(4 * self.count[stem] <= total for stem in unit[1])]
        return [
            (weight * idf(max((self.count[stem] for stem in written), default=1), total), written, meant)
            for weight, written, meant in telling or units
        ]

    def matched(self, n, units):
        """For each unit, the best of what it may mean here, and whether it stands in the name."""
        values = []
        for weight, written, meant in units:
            best, named = 0, False
            for stem in written:
                if stem in self.levels[n]:
                    level, in_name = self.levels[n][stem]
                    best = max(best, weight * (9 + level if in_name else 4 + level))
                    named = named or in_name
            several = Counter(facet for facet, _, _ in meant)
            worth = [
                sure * self.rarity(facet, code) * self.carries(n, facet, code) // several[facet]
                for facet, code, sure in meant
            ]
            most = max((best, *worth))
            values.append((most + (best + sum(worth) - most) // 4, named))
        return values

    @cache  # noqa: B019
    def rarity(self, facet, code):
        count = sum(1 for n in range(len(self.all)) if self.within(n, facet, code))
        return max(FLOOR.get(facet, 0), idf(max(1, count), len(self.all)))

    def carries(self, n, facet, code):
        if self.within(n, facet, code):
            return CONCEPT.get(facet, 8)
        wider = set(self.entries.facets[facet].upwards(code)) if facet == "zone" else set()
        return 5 if wider & set(self.all[n].codes.get(facet, ())) else 0

    def within(self, n, facet, code):
        return code in self.codes(n, facet)

    @cache  # noqa: B019
    def codes(self, n, facet):
        """An entry's codes, and all that they are part of."""
        known = self.entries.facets[facet]
        return {code for one in self.all[n].codes.get(facet, ()) for code in (one, *known.upwards(one))}

    def score(self, n, values):
        count = self.counted(values)
        bonus = 3 if all(named for _, named in values) else 2
        return sum(value for value, _ in values) * count * count * bonus * (23, 21, 20)[self.all[n].trust]

    # ── The answer ──

    def passes(self, n, filters):
        return all(any(self.within(n, facet, code) for code in codes) for facet, codes in filters.items())

    def search(self, typed, filters, *, literal=False, first=lambda _: 0):
        """[(kind/id, score)], best first; before that, what `first` says of an entry's number decides."""
        scores = self.scores(typed, literal=literal)
        found = dict.fromkeys(range(len(self.all)), 0) if scores is None else scores
        order = sorted((n for n in found if self.passes(n, filters)), key=lambda n: (first(n), -found[n], n))
        return [(str(self.all[n].record.ref), found[n]) for n in order]

    def metres(self, n, latitude, longitude):
        """How far away an entry is, known to eleven metres; infinite where nobody knows."""
        point, _ = coordinates(self.entries.edition, self.all[n].record)
        if not point:
            return inf
        there = [round(float(axis) * 10_000) / 10_000 for axis in reversed(point)]
        x = (there[1] - longitude) * cos(radians((there[0] + latitude) / 2))
        return floor(radians(hypot(x, there[0] - latitude)) * EARTH + 0.5)

    def meets(self, n, minutes):
        """When an entry meets next, in minutes since 1970; infinite if it does not."""
        days = [
            (day, meeting.start)
            for text in self.all[n].record.many(m.SCHEDULE)
            for meeting in [meetings.parse(str(text))]
            for day in meeting.next(self.entries.edition.today, 8)
        ]
        times = sorted((day - date(1970, 1, 1)).days * 1440 + start for day, start in set(days))[:8]
        return next((time for time in times if time >= minutes), inf)

    def counts(self, typed, filters, facet):
        others = {name: codes for name, codes in filters.items() if name != facet}
        scores = self.scores(typed)
        there = [n for n in range(len(self.all)) if (scores is None or n in scores) and self.passes(n, others)]
        counted = Counter(code for n in there for code in self.codes(n, facet))
        return {code: counted[code] for code in self.entries.facets[facet].values if counted[code]}
