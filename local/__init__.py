"""The local stack: installs what is missing, then runs PostgreSQL, RabbitMQ, six services, the portal and the gateway."""
