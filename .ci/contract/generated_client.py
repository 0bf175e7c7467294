"""The generated client at work: log in, list, show, create, change, delete a location, and two errors, parsed."""

import os

from openimis_client import AuthenticatedClient, Client
from openimis_client.api.auth import create_token, get_me
from openimis_client.api.location import change_location, create_location, delete_location, get_location, list_locations
from openimis_client.models import (
    ChangeLocation,
    CreateLocation,
    CreateTokenJsonBody,
    Errors,
    LocationDocument,
    LocationFilter,
    LocationInclude,
    LocationsDocument,
    LocationSort,
    Page,
)

BASE = os.environ["API_ADDRESS"] + "/api/v1"


def log_in():
    body = {"grant_type": "password", "username": os.environ["API_USERNAME"], "password": os.environ["API_PASSWORD"]}
    tokens = create_token.sync(client=Client(BASE), body=CreateTokenJsonBody.from_dict(body))
    return AuthenticatedClient(BASE, token=tokens.access_token)


def main():
    client = log_in()
    me = get_me.sync(client=client)
    assert me.data.attributes.username == os.environ["API_USERNAME"], me

    villages = list_locations.sync(
        client=client,
        filter_=LocationFilter.from_dict({"filter[locationType]": "V"}),
        sort=[LocationSort("-code")],
        include=[LocationInclude("parent")],
        page=Page.from_dict({"page[size]": 5, "page[total]": "exact"}),
    )
    assert isinstance(villages, LocationsDocument), villages
    assert len(villages.data) == 5 and villages.meta.total > 5, villages.meta
    codes = [village.attributes.code for village in villages.data]
    assert codes == sorted(codes, reverse=True), codes
    parents = {row.id for row in villages.included}
    assert {village.relationships.parent.data.id for village in villages.data} <= parents

    region = {"data": {"type": "locations", "attributes": {"code": "GENC", "name": "Made", "locationType": "R"}}}
    made = create_location.sync_detailed(client=client, body=CreateLocation.from_dict(region))
    assert made.status_code == 201 and isinstance(made.parsed, LocationDocument), made
    name = made.parsed.data.id
    assert made.headers["location"].endswith(f"/locations/{name}"), made.headers

    change = {"data": {"type": "locations", "id": name, "attributes": {"name": "Changed"}}}
    changed = change_location.sync(name, client=client, body=ChangeLocation.from_dict(change))
    assert changed.data.attributes.name == "Changed", changed
    assert get_location.sync(name, client=client).data.attributes.name == "Changed"

    wrong = {"data": {"type": "locations", "attributes": {"code": "", "name": "Made", "locationType": "R"}}}
    refused = create_location.sync_detailed(client=client, body=CreateLocation.from_dict(wrong))
    assert refused.status_code == 422 and isinstance(refused.parsed, Errors), refused
    assert refused.parsed.errors[0].source.pointer == "/data/attributes/code", refused.parsed

    deleted = delete_location.sync_detailed(name, client=client)
    assert deleted.status_code in (200, 204), deleted
    nowhere = get_location.sync_detailed("00000000-0000-4000-8000-000000000000", client=client)
    assert nowhere.status_code == 404 and nowhere.parsed.errors[0].code == "core.not_found", nowhere
    print("generated client: logs in, lists, shows, creates, changes, deletes, reads errors")


main()
