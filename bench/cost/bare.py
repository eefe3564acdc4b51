"""The measure: Flask and nothing else, answering the same JSON."""

from cost.answers import THINGS, made
from flask import Flask, Response, jsonify, request

app = Flask(__name__)


@app.get("/api/cost/v1/things")
def search() -> Response:
    """Return the list."""
    return jsonify({"items": THINGS, "next": None})


@app.post("/api/cost/v1/things")
def create() -> tuple[Response, int]:
    """Return what came in, as made."""
    return jsonify(made(request.get_json())), 201
