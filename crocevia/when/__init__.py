"""Opening hours and meetings, read as people write them in Italian, English or OSM's notation."""
