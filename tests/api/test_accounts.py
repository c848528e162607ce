"""Signing up, in and out."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.api.conftest import PASSWORD, Clock, Person

NEW = {"email": "Ada@Example.org", "password": PASSWORD, "name": " Ada Lovelace "}


def test_registering_signs_in_a_learner(client: FlaskClient) -> None:
    reply = client.post("/v1/auth/register", json=NEW)
    assert reply.status_code == 201
    body = reply.get_json()
    assert body["user"]["role"] == "learner"
    assert body["user"]["name"] == "Ada Lovelace"
    assert body["expires_in"] == 900
    me = client.get("/v1/me", headers={"Authorization": f"Bearer {body['access_token']}"})
    assert me.get_json() == body["user"]


def test_nobody_can_choose_their_own_role(client: FlaskClient) -> None:
    reply = client.post("/v1/auth/register", json={**NEW, "role": "admin"})
    assert reply.status_code == 422
    assert reply.get_json()["errors"] == {"role": ["Unknown field."]}


def test_an_email_has_one_account_whatever_its_case(client: FlaskClient) -> None:
    client.post("/v1/auth/register", json=NEW)
    reply = client.post("/v1/auth/register", json={**NEW, "email": "ADA@example.ORG"})
    assert (reply.status_code, reply.get_json()["code"]) == (409, "email-taken")


def test_an_unfit_registration_names_every_field(client: FlaskClient) -> None:
    reply = client.post("/v1/auth/register", json={"email": "ada", "password": "short", "name": "a\nb"})
    assert reply.status_code == 422
    assert set(reply.get_json()["errors"]) == {"email", "password", "name"}


def test_a_wrong_password_and_an_unknown_email_are_told_alike(client: FlaskClient) -> None:
    client.post("/v1/auth/register", json=NEW)
    wrong = client.post("/v1/auth/login", json={"email": NEW["email"], "password": "something else"})
    unknown = client.post("/v1/auth/login", json={"email": "eve@example.org", "password": "something else"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.get_json() == unknown.get_json()
    assert wrong.get_json()["code"] == "credentials-wrong"


def test_the_eleventh_failed_log_in_must_wait_even_with_the_right_password(client: FlaskClient) -> None:
    client.post("/v1/auth/register", json=NEW)
    wrong = {"email": NEW["email"], "password": "something else"}
    assert {client.post("/v1/auth/login", json=wrong).status_code for _ in range(10)} == {401}
    reply = client.post("/v1/auth/login", json={"email": NEW["email"].upper(), "password": PASSWORD})
    assert (reply.status_code, reply.get_json()["code"]) == (429, "too-many-log-ins")
    assert 0 < int(reply.headers["Retry-After"]) <= 900


def test_a_refresh_token_is_exchanged_once_and_its_reuse_revokes_the_family(client: FlaskClient) -> None:
    first = client.post("/v1/auth/register", json=NEW).get_json()["refresh_token"]
    second = client.post("/v1/auth/refresh", json={"refresh_token": first}).get_json()["refresh_token"]
    reused = client.post("/v1/auth/refresh", json={"refresh_token": first})
    assert (reused.status_code, reused.get_json()["code"]) == (401, "refresh-token-reused")
    follower = client.post("/v1/auth/refresh", json={"refresh_token": second})
    assert (follower.status_code, follower.get_json()["code"]) == (401, "refresh-token-invalid")


def test_a_refresh_token_expires_after_thirty_days(client: FlaskClient, clock: Clock) -> None:
    token = client.post("/v1/auth/register", json=NEW).get_json()["refresh_token"]
    clock.forward(days=30)
    reply = client.post("/v1/auth/refresh", json={"refresh_token": token})
    assert (reply.status_code, reply.get_json()["code"]) == (401, "refresh-token-invalid")


def test_logging_out_ends_the_refresh_token(client: FlaskClient) -> None:
    tokens = client.post("/v1/auth/register", json=NEW).get_json()
    person = Person(client, tokens["access_token"])
    assert person.call("POST", "/v1/auth/logout", {"refresh_token": tokens["refresh_token"]}).status_code == 204
    reply = client.post("/v1/auth/refresh", json={"refresh_token": tokens["refresh_token"]})
    assert reply.status_code == 401


def test_nobody_logs_out_somebody_else(client: FlaskClient, learner: Person) -> None:
    tokens = client.post("/v1/auth/register", json=NEW).get_json()
    learner.call("POST", "/v1/auth/logout", {"refresh_token": tokens["refresh_token"]})
    assert client.post("/v1/auth/refresh", json={"refresh_token": tokens["refresh_token"]}).status_code == 200


def test_an_access_token_expires_after_fifteen_minutes(learner: Person, clock: Clock) -> None:
    clock.forward(minutes=14, seconds=59)
    assert learner.get("/v1/me").status_code == 200
    clock.forward(seconds=1)
    reply = learner.get("/v1/me")
    assert (reply.status_code, reply.get_json()["code"]) == (401, "unauthenticated")
    assert reply.headers["WWW-Authenticate"] == "Bearer"


def test_a_forged_token_is_refused(client: FlaskClient, learner: Person) -> None:
    header, claims, _ = learner.token.split(".")
    for token in ("", "nonsense", f"{header}.{claims}.", learner.token[:-2] + "AA"):
        assert Person(client, token).get("/v1/me").status_code == 401


def test_a_name_can_be_changed(learner: Person) -> None:
    assert learner.call("PATCH", "/v1/me", {"name": "Grace"}).get_json()["name"] == "Grace"
    assert learner.get("/v1/me").get_json()["name"] == "Grace"


def test_a_deleted_account_is_gone_and_its_email_free(client: FlaskClient) -> None:
    tokens = client.post("/v1/auth/register", json=NEW).get_json()
    person = Person(client, tokens["access_token"])
    assert person.call("DELETE", "/v1/me").status_code == 204
    assert person.get("/v1/me").status_code == 404
    assert person.start_mock().status_code == 404
    assert client.post("/v1/auth/login", json={"email": NEW["email"], "password": PASSWORD}).status_code == 401
    assert client.post("/v1/auth/refresh", json={"refresh_token": tokens["refresh_token"]}).status_code == 401
    assert client.post("/v1/auth/register", json=NEW).status_code == 201


def test_roles_come_with_the_account(register: Callable[..., Person]) -> None:
    assert register("instructor").get("/v1/me").get_json()["role"] == "instructor"
