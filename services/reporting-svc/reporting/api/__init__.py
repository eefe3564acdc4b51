"""The operations of openapi.yaml, one module per resource."""
