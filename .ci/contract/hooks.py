"""What schemathesis cannot know of this API: how to log in, which rows there are, what some formats look like.

The address and the login come from the environment: API_ADDRESS, API_USERNAME, API_PASSWORD for everything, and
API_OTHER_USERNAME, API_OTHER_PASSWORD for addresses that end sessions.
"""

import json
import os
import random

import requests
import schemathesis
from hypothesis import strategies as st

ADDRESS = os.environ["API_ADDRESS"]
BASE = ADDRESS + "/api/v1"
DOCUMENT = "application/vnd.api+json"
ENDS_SESSIONS = {"logOut", "closeSession", "changePassword"}


def log_in(prefix):
    fields = {
        "grant_type": "password",
        "username": os.environ[prefix + "_USERNAME"],
        "password": os.environ[prefix + "_PASSWORD"],
    }
    answer = requests.post(BASE + "/auth/token", json=fields, timeout=30)
    answer.raise_for_status()
    return answer.json()["access_token"]


class Tokens:
    """The tokens of the two users; the second one's is renewed when its session was ended."""

    main = log_in("API")
    other = log_in("API_OTHER")


@schemathesis.auth(refresh_interval=None)
class Auth:
    """Tokens differ between addresses, so none is kept between cases."""

    def get(self, case, context):
        return Tokens.other if operation_id(case) in ENDS_SESSIONS else Tokens.main

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


def operation_id(case):
    return case.operation.definition.raw.get("operationId")


@schemathesis.hook
def after_call(context, case, response):
    if operation_id(case) in ENDS_SESSIONS and response.status_code == 204:
        try:
            Tokens.other = log_in("API_OTHER")
        except requests.HTTPError as refused:
            # failed logins of other cases may have locked the address for a while; 401 then is an answer too
            print(f"not logged in again: {refused}")


@schemathesis.hook
def filter_case(context, case):
    """Leaves out what a schema cannot say or a query cannot carry."""
    sent = case.query if isinstance(case.query, dict) else {}
    if case.meta is None:
        return True
    if case.meta.generation.mode.is_negative:
        # an empty cursor is the end of the list, though it is no cursor; and in a query all values are text
        pages = [value for name, value in sent.items() if name.startswith("page[")]
        if any(name.startswith("fields[") and value in ("", [""]) for name, value in sent.items()):
            # a list of one empty name is the empty list
            return False
        if sent.get("outputFormat") == "html" and "" in sent.values():
            # a form sends its empty fields too, so they count as not sent
            return False
        return all(value not in (None, "", [], {}) and str(value).lower() not in ("true", "false") for value in pages)
    # a table has neither pages nor included rows; XML is described by a schema of its own
    is_table = sent.get("outputFormat") in ("csv", "xlsx")
    has_more = any(name == "include" or name.startswith("page[") for name in sent)
    return not (is_table and has_more) and case.media_type != "application/xml"


def is_ours(attributes):
    """Of the two who ask, and of the role that gives every right: without them the rest would only be refused."""
    names = {os.environ["API_USERNAME"], os.environ["API_OTHER_USERNAME"]}
    return attributes.get("isSystem") == 64 or bool({attributes.get("username"), attributes.get("loginName")} & names)


class Rows:
    """Ids of rows that there are, by type."""

    ids = {}

    @classmethod
    def of(cls, kind):
        if kind not in cls.ids:
            headers = {"Authorization": f"Bearer {Tokens.main}", "Accept": DOCUMENT}
            answer = requests.get(f"{BASE}/{kind}", params={"page[size]": 50}, headers=headers, timeout=30)
            rows = answer.json().get("data", []) if answer.ok else []
            cls.ids[kind] = [row["id"] for row in rows if not is_ours(row["attributes"])]
        return cls.ids[kind]


@schemathesis.hook
def before_call(context, case, kwargs):
    """Half of the ids that are sent are those of rows: others lead to 404 and no further."""
    chance = random.Random(case.id)
    parts = case.operation.path.split("/")
    if case.path_parameters and "id" in case.path_parameters and chance.random() < 0.5:
        rows = Rows.of(parts[1])
        if rows and is_plausible(case.path_parameters["id"]):
            case.path_parameters["id"] = chance.choice(rows)
    if isinstance(case.body, dict) and isinstance(case.body.get("data"), dict):
        data = case.body["data"]
        if isinstance(data.get("id"), str) and case.path_parameters and chance.random() < 0.9:
            data["id"] = case.path_parameters.get("id", data["id"])
        name_rows(data.get("relationships"), chance)


def is_plausible(value):
    """What was made to be refused stays as it is."""
    return isinstance(value, str) and value.isascii() and 0 < len(value) <= 36 and "/" not in value


def name_rows(value, chance):
    if isinstance(value, list):
        for item in value:
            name_rows(item, chance)
    elif isinstance(value, dict):
        kind, name = value.get("type"), value.get("id")
        if isinstance(kind, str) and isinstance(name, str) and kind.replace("-", "").isalpha() and chance.random() < 0.7:
            rows = Rows.of(kind)
            if rows:
                value["id"] = chance.choice(rows)
        for item in value.values():
            name_rows(item, chance)


PLAIN = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=",\\"), max_size=12)
DATES = st.dates().map(str)
TIMES = st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat())
DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(lambda number: f"{number:f}")
PARTS = {
    "text": PLAIN,
    "integer": st.integers(-(2**31), 2**31 - 1).map(str),
    "decimal": DECIMALS,
    "date": DATES,
    "date-time-local": TIMES,
    "uuid": st.uuids().map(str),
}
for part, values in PARTS.items():
    schemathesis.openapi.format(f"{part}-list", st.lists(values, min_size=1, max_size=3).map(",".join))
    schemathesis.openapi.format(f"{part}-range", st.tuples(values, values).map(",".join))
schemathesis.openapi.format("date-time-local", TIMES)
schemathesis.openapi.format("json", st.dictionaries(st.sampled_from(["a", "b"]), st.integers(0, 9), max_size=2).map(json.dumps))
# cursors are made by the server; an empty one stands for the end of the list
schemathesis.openapi.format("cursor", st.just(""))


@schemathesis.check
def codes_are_documented(context, response, case):
    """Every error's code is one that the document names for the answer."""
    if response.headers.get("content-type", [""])[0] != DOCUMENT or response.status_code < 400:
        return
    document = case.operation.schema.raw_schema
    answer = case.operation.definition.raw["responses"].get(str(response.status_code), {})
    while "$ref" in answer:
        value = document
        for step in answer["$ref"].split("/")[1:]:
            value = value[step]
        answer = value
    known = answer.get("x-openimis-codes")
    errors = response.json()["errors"]
    # errors of several statuses are answered as 400 with the codes of each
    if known is None or len({error["status"] for error in errors}) > 1:
        return
    unknown = {error["code"] for error in errors} - set(known)
    assert not unknown, f"codes that the document does not name: {sorted(unknown)}"
