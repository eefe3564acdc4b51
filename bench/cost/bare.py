"""The measure: Flask and nothing else, answering the same JSON."""

from flask import Flask, jsonify, request

from cost.answers import THINGS, made

app = Flask(__name__)


@app.get("/api/cost/v1/things")
def search():  # type: ignore[no-untyped-def]
    """Return the list."""
    return jsonify({"items": THINGS, "next": None})


@app.post("/api/cost/v1/things")
def create():  # type: ignore[no-untyped-def]
    """Return what came in, as made."""
    return jsonify(made(request.get_json())), 201
