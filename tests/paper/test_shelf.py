"""Which booklets there are, and which records are in them."""

from crocevia.meanings import LOCATION, NAME
from crocevia.paper.shelf import MOST_BEYOND, Shelf
from tests.editions import edition
from tests.paper.making import DISTRICT, booklets, names


def test_what_has_ended_is_in_no_booklet():
    city = edition("town")
    shelf = Shelf(city)
    # One is closed, of the other the last day has gone by.
    ended = {city.catalogue.records["services"][one] for one in ("doposcuola", "coperte")}
    assert all(map(shelf.ended, ended))
    made = booklets("town", "it")
    told = {name for named in shelf.named() for name in names(made.of(named))}
    assert told
    assert not {one.text(NAME) for one in ended} & told


def test_a_zone_has_its_own_first_and_then_some_of_each_need_of_the_broader_ones():
    shelf = Shelf(edition("milan"))
    own = shelf.records(DISTRICT)
    beyond = shelf.beyond(DISTRICT)
    assert own
    assert len(beyond) == MOST_BEYOND
    assert not set(own) & set(beyond)
    assert len({shelf.need(one) for one in beyond}) == MOST_BEYOND


def test_a_place_is_left_out_where_one_of_the_zone_is_at_it():
    city = edition("milan").catalogue
    there = next(one for one in city if one.many(LOCATION))
    (place,) = (city.find(ref) for ref in there.many(LOCATION))
    shelf = Shelf(edition("milan"))
    assert shelf._once([place]) == (place,)
    assert shelf._once([place, there]) == (there,)
    assert shelf._once([place], beside=[there]) == ()


def test_there_is_no_booklet_of_a_region():
    named = {str(one) for one in Shelf(edition("milan")).named()}
    assert {"zones/milano", "zones/milano-municipio-8", "zones/bologna"} <= named
    assert not {"zones/italia", "zones/lombardia", "zones/provincia-milano"} & named
