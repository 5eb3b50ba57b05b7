"""Events between services: envelope, outbox, inbox, NATS JetStream."""
