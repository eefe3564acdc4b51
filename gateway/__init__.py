"""The gateway: Envoy, configured from the services' OpenAPI files, so that what is not in a spec does not exist."""
