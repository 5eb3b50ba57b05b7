-- Reference only: Alembic is the source of truth (see each service's migrations/versions).
-- Made by `make -C docs dump-schema`: the tables that the migrations make in an empty database.

CREATE SCHEMA auth;

CREATE SCHEMA devices;

CREATE SCHEMA media;

CREATE SCHEMA tickets;

CREATE TABLE auth.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE auth.idempotency_keys (
    caller character varying(64) NOT NULL,
    route character varying(128) NOT NULL,
    key character varying(255) NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE auth.idempotency_keys IS 'The first answer to each Idempotency-Key, kept for 24 hours.';

CREATE TABLE auth.inbox (
    consumer character varying(64) NOT NULL,
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE auth.inbox IS 'Events already handled, stored with their effect.';

CREATE TABLE auth.outbox (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    aggregate_id uuid NOT NULL,
    envelope jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone
);

COMMENT ON TABLE auth.outbox IS 'Events committed with the change they tell of; the relay publishes them.';

ALTER TABLE auth.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME auth.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE auth.sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    refresh_hash bytea NOT NULL,
    refresh_jti uuid NOT NULL,
    refresh_iat bigint NOT NULL,
    refresh_exp bigint NOT NULL,
    previous_hash bytea,
    rotated_at timestamp with time zone,
    user_agent text,
    ip text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    revoke_reason text
);

CREATE TABLE auth.users (
    id uuid NOT NULL,
    phone text,
    email text,
    email_verified boolean DEFAULT false NOT NULL,
    name text,
    address text,
    locale text NOT NULL,
    avatar_media_id uuid,
    status text NOT NULL,
    roles text[] DEFAULT '{customer}'::text[] NOT NULL,
    has_subscription boolean DEFAULT false NOT NULL,
    password_hash text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT ck_users_locale CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
    CONSTRAINT ck_users_phone CHECK (((phone IS NOT NULL) OR (status = 'deleted'::text))),
    CONSTRAINT ck_users_status CHECK ((status = ANY (ARRAY['active'::text, 'blocked'::text, 'deleted'::text])))
);

CREATE TABLE devices.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE devices.device_history (
    id uuid NOT NULL,
    device_id uuid NOT NULL,
    field text NOT NULL,
    old_value text,
    new_value text,
    changed_by uuid,
    changed_by_role text NOT NULL,
    address text,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE devices.device_photos (
    id uuid NOT NULL,
    device_id uuid NOT NULL,
    media_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE devices.devices (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    title text NOT NULL,
    brand text NOT NULL,
    model text NOT NULL,
    serial_number text NOT NULL,
    purchase_date date,
    warranty_until date,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE devices.idempotency_keys (
    caller character varying(64) NOT NULL,
    route character varying(128) NOT NULL,
    key character varying(255) NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE devices.idempotency_keys IS 'The first answer to each Idempotency-Key, kept for 24 hours.';

CREATE TABLE devices.inbox (
    consumer character varying(64) NOT NULL,
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE devices.inbox IS 'Events already handled, stored with their effect.';

CREATE TABLE devices.media (
    id uuid NOT NULL,
    version bigint NOT NULL,
    owner_id uuid NOT NULL,
    key text,
    filename text,
    content_type text,
    deleted boolean DEFAULT false NOT NULL
);

CREATE TABLE devices.outbox (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    aggregate_id uuid NOT NULL,
    envelope jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone
);

COMMENT ON TABLE devices.outbox IS 'Events committed with the change they tell of; the relay publishes them.';

ALTER TABLE devices.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME devices.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE devices.tickets (
    id uuid NOT NULL,
    version bigint NOT NULL,
    device_id uuid NOT NULL,
    status text NOT NULL
);

CREATE TABLE devices.users (
    id uuid NOT NULL,
    version bigint NOT NULL,
    status text NOT NULL
);

CREATE TABLE media.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE media.idempotency_keys (
    caller character varying(64) NOT NULL,
    route character varying(128) NOT NULL,
    key character varying(255) NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE media.idempotency_keys IS 'The first answer to each Idempotency-Key, kept for 24 hours.';

CREATE TABLE media.inbox (
    consumer character varying(64) NOT NULL,
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE media.inbox IS 'Events already handled, stored with their effect.';

CREATE TABLE media.media (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    status text NOT NULL,
    purpose text NOT NULL,
    filename text,
    content_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text,
    key text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    upload_ends_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    deleted_at timestamp with time zone,
    object_removed_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT ck_media_purpose CHECK ((purpose = ANY (ARRAY['device_photo'::text, 'ticket_attachment'::text, 'message_attachment'::text, 'avatar'::text]))),
    CONSTRAINT ck_media_size CHECK ((size > 0)),
    CONSTRAINT ck_media_status CHECK ((status = ANY (ARRAY['pending'::text, 'ready'::text, 'deleted'::text])))
);

CREATE TABLE media.media_grants (
    media_id uuid NOT NULL,
    user_id uuid NOT NULL
);

CREATE TABLE media.outbox (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    aggregate_id uuid NOT NULL,
    envelope jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone
);

COMMENT ON TABLE media.outbox IS 'Events committed with the change they tell of; the relay publishes them.';

ALTER TABLE media.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME media.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tickets.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE tickets.devices (
    id uuid NOT NULL,
    version bigint NOT NULL,
    user_id uuid NOT NULL,
    title text,
    brand text,
    model text,
    serial_number text,
    deleted boolean DEFAULT false NOT NULL
);

CREATE TABLE tickets.idempotency_keys (
    caller character varying(64) NOT NULL,
    route character varying(128) NOT NULL,
    key character varying(255) NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE tickets.idempotency_keys IS 'The first answer to each Idempotency-Key, kept for 24 hours.';

CREATE TABLE tickets.inbox (
    consumer character varying(64) NOT NULL,
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE tickets.inbox IS 'Events already handled, stored with their effect.';

CREATE TABLE tickets.media (
    id uuid NOT NULL,
    version bigint NOT NULL,
    owner_id uuid NOT NULL,
    key text,
    filename text,
    content_type text,
    size bigint,
    deleted boolean DEFAULT false NOT NULL
);

CREATE TABLE tickets.outbox (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    aggregate_id uuid NOT NULL,
    envelope jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    published_at timestamp with time zone
);

COMMENT ON TABLE tickets.outbox IS 'Events committed with the change they tell of; the relay publishes them.';

ALTER TABLE tickets.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tickets.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tickets.ticket_attachments (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    message_id uuid,
    media_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE tickets.ticket_messages (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    author_id uuid NOT NULL,
    author_role text NOT NULL,
    body text,
    internal boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE tickets.ticket_status_history (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    from_status text,
    to_status text NOT NULL,
    changed_by uuid NOT NULL,
    changed_by_role text NOT NULL,
    comment text,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE tickets.tickets (
    id uuid NOT NULL,
    sequence bigint NOT NULL,
    user_id uuid NOT NULL,
    device_id uuid,
    assignee_id uuid,
    title text NOT NULL,
    description text,
    status text NOT NULL,
    priority text NOT NULL,
    preferred_date date,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    attachment_urls text[] DEFAULT '{}'::text[] NOT NULL,
    completed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT ck_tickets_priority CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))),
    CONSTRAINT ck_tickets_status CHECK ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'completed'::text, 'rejected'::text])))
);

ALTER TABLE tickets.tickets ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tickets.tickets_sequence_seq
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tickets.users (
    id uuid NOT NULL,
    version bigint NOT NULL,
    name text,
    phone text,
    status text NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL
);

ALTER TABLE ONLY auth.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY auth.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, route, key);

ALTER TABLE ONLY auth.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY auth.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (id);

ALTER TABLE ONLY auth.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);

ALTER TABLE ONLY auth.users
    ADD CONSTRAINT uq_users_phone UNIQUE (phone);

ALTER TABLE ONLY devices.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY devices.device_history
    ADD CONSTRAINT pk_device_history PRIMARY KEY (id);

ALTER TABLE ONLY devices.device_photos
    ADD CONSTRAINT pk_device_photos PRIMARY KEY (id);

ALTER TABLE ONLY devices.devices
    ADD CONSTRAINT pk_devices PRIMARY KEY (id);

ALTER TABLE ONLY devices.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, route, key);

ALTER TABLE ONLY devices.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY devices.media
    ADD CONSTRAINT pk_media PRIMARY KEY (id);

ALTER TABLE ONLY devices.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);

ALTER TABLE ONLY devices.tickets
    ADD CONSTRAINT pk_tickets PRIMARY KEY (id);

ALTER TABLE ONLY devices.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);

ALTER TABLE ONLY devices.device_photos
    ADD CONSTRAINT uq_device_photos_device_id_media_id UNIQUE (device_id, media_id);

ALTER TABLE ONLY media.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY media.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, route, key);

ALTER TABLE ONLY media.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY media.media
    ADD CONSTRAINT pk_media PRIMARY KEY (id);

ALTER TABLE ONLY media.media_grants
    ADD CONSTRAINT pk_media_grants PRIMARY KEY (media_id, user_id);

ALTER TABLE ONLY media.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);

ALTER TABLE ONLY media.media
    ADD CONSTRAINT uq_media_key UNIQUE (key);

ALTER TABLE ONLY tickets.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY tickets.devices
    ADD CONSTRAINT pk_devices PRIMARY KEY (id);

ALTER TABLE ONLY tickets.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, route, key);

ALTER TABLE ONLY tickets.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY tickets.media
    ADD CONSTRAINT pk_media PRIMARY KEY (id);

ALTER TABLE ONLY tickets.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT pk_ticket_attachments PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_messages
    ADD CONSTRAINT pk_ticket_messages PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_status_history
    ADD CONSTRAINT pk_ticket_status_history PRIMARY KEY (id);

ALTER TABLE ONLY tickets.tickets
    ADD CONSTRAINT pk_tickets PRIMARY KEY (id);

ALTER TABLE ONLY tickets.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT uq_ticket_attachments_ticket_id_message_id_media_id UNIQUE NULLS NOT DISTINCT (ticket_id, message_id, media_id);

ALTER TABLE ONLY tickets.tickets
    ADD CONSTRAINT uq_tickets_sequence UNIQUE (sequence);

CREATE INDEX ix_idempotency_keys_created_at ON auth.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON auth.inbox USING btree (received_at);

CREATE INDEX ix_outbox_published_at ON auth.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON auth.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_sessions_expires_at ON auth.sessions USING btree (expires_at);

CREATE INDEX ix_sessions_user_id_id ON auth.sessions USING btree (user_id, id);

CREATE UNIQUE INDEX uq_users_email_lower ON auth.users USING btree (lower(email));

CREATE INDEX ix_device_history_device_id_id ON devices.device_history USING btree (device_id, id);

CREATE INDEX ix_device_photos_media_id ON devices.device_photos USING btree (media_id);

CREATE INDEX ix_devices_brand_lower ON devices.devices USING btree (lower(brand) text_pattern_ops);

CREATE INDEX ix_devices_model_lower ON devices.devices USING btree (lower(model) text_pattern_ops);

CREATE INDEX ix_devices_serial_number_lower ON devices.devices USING btree (lower(serial_number) text_pattern_ops);

CREATE INDEX ix_devices_title_lower ON devices.devices USING btree (lower(title) text_pattern_ops);

CREATE INDEX ix_devices_user_id_id ON devices.devices USING btree (user_id, id);

CREATE INDEX ix_idempotency_keys_created_at ON devices.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON devices.inbox USING btree (received_at);

CREATE INDEX ix_outbox_published_at ON devices.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON devices.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_tickets_device_id ON devices.tickets USING btree (device_id);

CREATE UNIQUE INDEX uq_devices_brand_serial_number ON devices.devices USING btree (lower(brand), lower(serial_number));

CREATE INDEX ix_idempotency_keys_created_at ON media.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON media.inbox USING btree (received_at);

CREATE INDEX ix_media_grants_user_id ON media.media_grants USING btree (user_id);

CREATE INDEX ix_media_owner_id_id ON media.media USING btree (owner_id, id);

CREATE INDEX ix_media_pending ON media.media USING btree (created_at) WHERE (status = 'pending'::text);

CREATE INDEX ix_media_unremoved ON media.media USING btree (deleted_at) WHERE ((status = 'deleted'::text) AND ((object_removed_at IS NULL) OR (object_removed_at < upload_ends_at)));

CREATE INDEX ix_outbox_published_at ON media.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON media.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_idempotency_keys_created_at ON tickets.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON tickets.inbox USING btree (received_at);

CREATE INDEX ix_media_owner_id ON tickets.media USING btree (owner_id);

CREATE INDEX ix_outbox_published_at ON tickets.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON tickets.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_ticket_attachments_media_id ON tickets.ticket_attachments USING btree (media_id);

CREATE INDEX ix_ticket_attachments_message_id ON tickets.ticket_attachments USING btree (message_id);

CREATE INDEX ix_ticket_messages_author_id ON tickets.ticket_messages USING btree (author_id);

CREATE INDEX ix_ticket_messages_ticket_id_id ON tickets.ticket_messages USING btree (ticket_id, id);

CREATE INDEX ix_ticket_status_history_ticket_id_id ON tickets.ticket_status_history USING btree (ticket_id, id);

CREATE INDEX ix_tickets_assignee_id_id ON tickets.tickets USING btree (assignee_id, id);

CREATE INDEX ix_tickets_device_id_id ON tickets.tickets USING btree (device_id, id);

CREATE INDEX ix_tickets_status_id ON tickets.tickets USING btree (status, id);

CREATE INDEX ix_tickets_user_id_id ON tickets.tickets USING btree (user_id, id);

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT fk_sessions_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY devices.device_history
    ADD CONSTRAINT fk_device_history_device_id_devices FOREIGN KEY (device_id) REFERENCES devices.devices(id) ON DELETE CASCADE;

ALTER TABLE ONLY devices.device_photos
    ADD CONSTRAINT fk_device_photos_device_id_devices FOREIGN KEY (device_id) REFERENCES devices.devices(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT fk_ticket_attachments_message_id_ticket_messages FOREIGN KEY (message_id) REFERENCES tickets.ticket_messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT fk_ticket_attachments_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_messages
    ADD CONSTRAINT fk_ticket_messages_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_status_history
    ADD CONSTRAINT fk_ticket_status_history_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;
