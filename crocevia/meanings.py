"""What a field means, whatever a kind calls it: the IRIs that rules and channels ask for."""

from __future__ import annotations

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    # Terms that no vocabulary we know has. A URN needs no host, so it cannot rot.
    "crocevia": "urn:crocevia:",
    "dct": "http://purl.org/dc/terms/",
    "hsds": "https://openreferral.org/hsds/",
    "schema": "https://schema.org/",
}


def expand(curie: str) -> str:
    """The full IRI of a `prefix:name`; what has no known prefix is returned as it is.

    >>> expand("schema:telephone")
    'https://schema.org/telephone'
    """
    prefix, colon, name = curie.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else curie


IDENTIFIER = expand("dct:identifier")
# What another catalogue or a spreadsheet calls the record.
EXTERNAL_IDENTIFIER = expand("adms:identifier")
NAME = expand("schema:name")
SUMMARY = expand("schema:abstract")
DESCRIPTION = expand("schema:description")
SUBJECT = expand("dct:subject")
AUDIENCE = expand("schema:audience")
AREA_SERVED = expand("schema:areaServed")
LANGUAGE = expand("schema:availableLanguage")

NOT_FOR = expand("crocevia:notFor")
ACCESS = expand("crocevia:access")
AMENITY = expand("schema:amenityFeature")

TELEPHONE = expand("schema:telephone")
EMAIL = expand("schema:email")
URL = expand("schema:url")

LOCATION = expand("schema:location")
STREET_ADDRESS = expand("schema:streetAddress")
POSTAL_CODE = expand("schema:postalCode")
MUNICIPALITY = expand("crocevia:municipality")
ISTAT_CODE = expand("crocevia:istatCode")
DISTRICT = expand("crocevia:district")
LATITUDE = expand("schema:latitude")
LONGITUDE = expand("schema:longitude")
CONFIDENTIAL = expand("crocevia:confidential")

OPENING_HOURS = expand("schema:openingHours")
HOURS_NOTE = expand("crocevia:hoursNote")
SCHEDULE = expand("schema:eventSchedule")
COST = expand("crocevia:cost")
COST_NOTE = expand("crocevia:costNote")
FREE = expand("schema:isAccessibleForFree")
CONTACT_POINT = expand("schema:contactPoint")
PROVIDER = expand("schema:provider")
ORGANIZER = expand("schema:organizer")
MEMBER_OF = expand("schema:memberOf")
LOGO_GRANTED_ON = expand("crocevia:logoGrantedOn")
# What one is led to next: the links of a chain of services.
LEADS_TO = expand("crocevia:leadsTo")
REGISTER_SECTION = expand("crocevia:registerSection")
PRACTICE = expand("crocevia:practice")

TAX_ID = expand("schema:taxID")
VAT_ID = expand("schema:vatID")

STATUS = expand("adms:status")
VALID_FROM = expand("schema:validFrom")
VALID_UNTIL = expand("schema:validThrough")
# What there is in the place of a record that has ended.
INSTEAD = expand("dct:isReplacedBy")
VERIFIED_ON = expand("crocevia:verifiedOn")
VERIFIED_BY = expand("crocevia:verifiedBy")
VALIDATED_BY = expand("crocevia:validatedBy")
REVIEW_EVERY = expand("crocevia:reviewEvery")
TO_VERIFY = expand("crocevia:toVerify")
SOURCE = expand("dct:source")
SOURCE_TITLE = expand("crocevia:sourceTitle")
SOURCE_DATE = expand("crocevia:sourceDate")
SOURCE_READ_ON = expand("crocevia:sourceReadOn")
OTHER_SOURCE = expand("crocevia:otherSource")

# Pairs in which the first may not come after the second (dates) or be larger (numbers).
ORDERED = (
    (VALID_FROM, VALID_UNTIL),
    (expand("schema:startDate"), expand("schema:endDate")),
    (expand("crocevia:admittedOn"), expand("crocevia:renewedBy")),
    (expand("crocevia:seatsMin"), expand("schema:maximumAttendeeCapacity")),
    (expand("hsds:minimum_age"), expand("hsds:maximum_age")),
)
