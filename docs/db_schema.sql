-- Reference only: Alembic is the source of truth (see each service's migrations/versions).
-- Made by `make -C docs dump-schema`: the tables that the migrations make in an empty database.

CREATE SCHEMA auth;

CREATE SCHEMA devices;

CREATE SCHEMA media;

CREATE SCHEMA tickets;

CREATE TABLE auth.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE auth.audit_log (
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    action text NOT NULL,
    user_id uuid,
    actor_id uuid,
    ip text,
    user_agent text,
    details jsonb DEFAULT '{}'::jsonb NOT NULL
);

CREATE TABLE auth.familiar_networks (
    user_id uuid NOT NULL,
    network text NOT NULL,
    last_at timestamp with time zone NOT NULL
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

CREATE TABLE auth.login_failures (
    key bytea NOT NULL,
    failures integer NOT NULL,
    last_at timestamp with time zone NOT NULL
);

CREATE TABLE auth.mails (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    recipient text NOT NULL,
    locale text NOT NULL,
    template text NOT NULL,
    variables jsonb DEFAULT '{}'::jsonb NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    last_error text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_mails_locale CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text])))
);

CREATE TABLE auth.notification_preferences (
    user_id uuid NOT NULL,
    kind text NOT NULL,
    email boolean NOT NULL
);

CREATE TABLE auth.notifications (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    read_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE auth.one_time_tokens (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    purpose text NOT NULL,
    email text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

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

CREATE TABLE auth.recovery_codes (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE auth.reset_requests (
    id uuid NOT NULL,
    email text NOT NULL,
    ip text,
    user_agent text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
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

CREATE TABLE auth.totp_secrets (
    user_id uuid NOT NULL,
    secret bytea NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL
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
    block_reason text,
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
    version bigint NOT NULL,
    trigrams text[] DEFAULT '{}'::text[] NOT NULL
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
    deleted boolean DEFAULT false NOT NULL,
    thumbnail_key text,
    medium_key text
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
    status text NOT NULL,
    phone text
);

CREATE TABLE media.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE media.attachments (
    media_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    user_id uuid,
    is_public boolean DEFAULT false NOT NULL
);

CREATE TABLE media.faq_articles (
    id uuid NOT NULL,
    category_id uuid NOT NULL,
    slug text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    status text NOT NULL,
    helpful integer DEFAULT 0 NOT NULL,
    unhelpful integer DEFAULT 0 NOT NULL,
    created_by uuid NOT NULL,
    updated_by uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT ck_faq_articles_status CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text])))
);

CREATE TABLE media.faq_categories (
    id uuid NOT NULL,
    slug text NOT NULL,
    titles jsonb NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    created_by uuid NOT NULL,
    updated_by uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE media.faq_feedback (
    article_id uuid NOT NULL,
    voter text NOT NULL,
    user_id uuid,
    helpful boolean NOT NULL,
    comment text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE media.faq_translations (
    article_id uuid NOT NULL,
    locale text NOT NULL,
    shown_in text[] DEFAULT '{}'::text[] NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    html text NOT NULL,
    words text NOT NULL,
    search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('russian'::regconfig, COALESCE(title, ''::text)), 'A'::"char") || setweight(to_tsvector('russian'::regconfig, COALESCE(words, ''::text)), 'B'::"char"))) STORED NOT NULL
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
    served_key text,
    thumbnail_key text,
    medium_key text,
    width integer,
    height integer,
    leased_until timestamp with time zone,
    last_asked_at timestamp with time zone,
    CONSTRAINT ck_media_purpose CHECK ((purpose = ANY (ARRAY['device_photo'::text, 'ticket_attachment'::text, 'message_attachment'::text, 'avatar'::text]))),
    CONSTRAINT ck_media_size CHECK ((size > 0)),
    CONSTRAINT ck_media_status CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'ready'::text, 'deleted'::text])))
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

CREATE TABLE media.page_versions (
    page_id uuid NOT NULL,
    number integer NOT NULL,
    translations jsonb NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE media.pages (
    id uuid NOT NULL,
    slug text NOT NULL,
    published boolean NOT NULL,
    number integer NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    version bigint NOT NULL,
    kind text DEFAULT 'page'::text NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT ck_pages_kind CHECK ((kind = ANY (ARRAY['page'::text, 'news'::text])))
);

CREATE TABLE tickets.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE tickets.chat_reads (
    subject_id uuid NOT NULL,
    user_id uuid NOT NULL,
    message_id uuid NOT NULL,
    read_at timestamp with time zone DEFAULT now() NOT NULL
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
    deleted boolean DEFAULT false NOT NULL,
    thumbnail_key text,
    medium_key text
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

CREATE TABLE tickets.saved_views (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    filter jsonb NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE tickets.support_attachments (
    case_id uuid NOT NULL,
    message_id uuid,
    id uuid NOT NULL,
    media_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE tickets.support_cases (
    id uuid NOT NULL,
    sequence bigint NOT NULL,
    user_id uuid NOT NULL,
    subject text NOT NULL,
    status text NOT NULL,
    closed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL,
    search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('russian'::regconfig, COALESCE(subject, ''::text)), 'A'::"char")) STORED NOT NULL,
    client_id uuid,
    client_digest bytea,
    CONSTRAINT ck_support_cases_status CHECK ((status = ANY (ARRAY['open'::text, 'pending'::text, 'closed'::text, 'rejected'::text])))
);

ALTER TABLE tickets.support_cases ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tickets.support_cases_sequence_seq
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tickets.support_messages (
    case_id uuid NOT NULL,
    id uuid NOT NULL,
    author_id uuid NOT NULL,
    author_role text NOT NULL,
    body text,
    internal boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    client_id uuid,
    client_digest bytea
);

CREATE TABLE tickets.support_status_history (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    from_status text,
    to_status text NOT NULL,
    changed_by uuid NOT NULL,
    changed_by_role text NOT NULL,
    comment text,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
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
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    client_id uuid,
    client_digest bytea
);

CREATE TABLE tickets.ticket_ratings (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    round integer NOT NULL,
    user_id uuid NOT NULL,
    score smallint NOT NULL,
    comment text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_ticket_ratings_score CHECK (((score >= 1) AND (score <= 5)))
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
    priority_rank smallint GENERATED ALWAYS AS (
CASE priority
    WHEN 'low'::text THEN 0
    WHEN 'normal'::text THEN 1
    WHEN 'high'::text THEN 2
    WHEN 'urgent'::text THEN 3
    ELSE NULL::integer
END) STORED,
    reopened_count integer DEFAULT 0 NOT NULL,
    merged_into_id uuid,
    sla_started_at timestamp with time zone DEFAULT now() NOT NULL,
    first_answer_due_at timestamp with time zone DEFAULT now() NOT NULL,
    first_answered_at timestamp with time zone,
    resolution_due_at timestamp with time zone DEFAULT now() NOT NULL,
    search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('russian'::regconfig, COALESCE(title, ''::text)), 'A'::"char") || setweight(to_tsvector('russian'::regconfig, COALESCE(description, ''::text)), 'B'::"char"))) STORED NOT NULL,
    client_id uuid,
    client_digest bytea,
    CONSTRAINT ck_tickets_priority CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))),
    CONSTRAINT ck_tickets_status CHECK ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'completed'::text, 'rejected'::text])))
);

ALTER TABLE tickets.tickets ALTER COLUMN sequence ADD GENERATED BY DEFAULT AS IDENTITY (
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
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    address text
);

CREATE TABLE tickets.work_reports (
    ticket_id uuid NOT NULL,
    author_id uuid NOT NULL,
    summary text NOT NULL,
    actions text,
    parts jsonb NOT NULL,
    labour_minutes integer,
    media_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL
);

ALTER TABLE ONLY auth.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY auth.audit_log
    ADD CONSTRAINT pk_audit_log PRIMARY KEY (id);

ALTER TABLE ONLY auth.familiar_networks
    ADD CONSTRAINT pk_familiar_networks PRIMARY KEY (user_id, network);

ALTER TABLE ONLY auth.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, route, key);

ALTER TABLE ONLY auth.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY auth.login_failures
    ADD CONSTRAINT pk_login_failures PRIMARY KEY (key);

ALTER TABLE ONLY auth.mails
    ADD CONSTRAINT pk_mails PRIMARY KEY (id);

ALTER TABLE ONLY auth.notification_preferences
    ADD CONSTRAINT pk_notification_preferences PRIMARY KEY (user_id, kind);

ALTER TABLE ONLY auth.notifications
    ADD CONSTRAINT pk_notifications PRIMARY KEY (id);

ALTER TABLE ONLY auth.one_time_tokens
    ADD CONSTRAINT pk_one_time_tokens PRIMARY KEY (id);

ALTER TABLE ONLY auth.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);

ALTER TABLE ONLY auth.recovery_codes
    ADD CONSTRAINT pk_recovery_codes PRIMARY KEY (id);

ALTER TABLE ONLY auth.reset_requests
    ADD CONSTRAINT pk_reset_requests PRIMARY KEY (id);

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (id);

ALTER TABLE ONLY auth.totp_secrets
    ADD CONSTRAINT pk_totp_secrets PRIMARY KEY (user_id);

ALTER TABLE ONLY auth.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);

ALTER TABLE ONLY auth.one_time_tokens
    ADD CONSTRAINT uq_one_time_tokens_token_hash UNIQUE (token_hash);

ALTER TABLE ONLY auth.recovery_codes
    ADD CONSTRAINT uq_recovery_codes_user_id_code_hash UNIQUE (user_id, code_hash);

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

ALTER TABLE ONLY media.attachments
    ADD CONSTRAINT pk_attachments PRIMARY KEY (media_id, kind, subject_id);

ALTER TABLE ONLY media.faq_articles
    ADD CONSTRAINT pk_faq_articles PRIMARY KEY (id);

ALTER TABLE ONLY media.faq_categories
    ADD CONSTRAINT pk_faq_categories PRIMARY KEY (id);

ALTER TABLE ONLY media.faq_feedback
    ADD CONSTRAINT pk_faq_feedback PRIMARY KEY (article_id, voter);

ALTER TABLE ONLY media.faq_translations
    ADD CONSTRAINT pk_faq_translations PRIMARY KEY (article_id, locale);

ALTER TABLE ONLY media.idempotency_keys
    ADD CONSTRAINT pk_idempotency_keys PRIMARY KEY (caller, route, key);

ALTER TABLE ONLY media.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id);

ALTER TABLE ONLY media.media
    ADD CONSTRAINT pk_media PRIMARY KEY (id);

ALTER TABLE ONLY media.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);

ALTER TABLE ONLY media.page_versions
    ADD CONSTRAINT pk_page_versions PRIMARY KEY (page_id, number);

ALTER TABLE ONLY media.pages
    ADD CONSTRAINT pk_pages PRIMARY KEY (id);

ALTER TABLE ONLY media.faq_articles
    ADD CONSTRAINT uq_faq_articles_slug UNIQUE (slug);

ALTER TABLE ONLY media.faq_categories
    ADD CONSTRAINT uq_faq_categories_slug UNIQUE (slug);

ALTER TABLE ONLY media.media
    ADD CONSTRAINT uq_media_key UNIQUE (key);

ALTER TABLE ONLY media.pages
    ADD CONSTRAINT uq_pages_slug UNIQUE (slug);

ALTER TABLE ONLY tickets.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY tickets.chat_reads
    ADD CONSTRAINT pk_chat_reads PRIMARY KEY (subject_id, user_id);

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

ALTER TABLE ONLY tickets.saved_views
    ADD CONSTRAINT pk_saved_views PRIMARY KEY (id);

ALTER TABLE ONLY tickets.support_attachments
    ADD CONSTRAINT pk_support_attachments PRIMARY KEY (id);

ALTER TABLE ONLY tickets.support_cases
    ADD CONSTRAINT pk_support_cases PRIMARY KEY (id);

ALTER TABLE ONLY tickets.support_messages
    ADD CONSTRAINT pk_support_messages PRIMARY KEY (id);

ALTER TABLE ONLY tickets.support_status_history
    ADD CONSTRAINT pk_support_status_history PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT pk_ticket_attachments PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_messages
    ADD CONSTRAINT pk_ticket_messages PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_ratings
    ADD CONSTRAINT pk_ticket_ratings PRIMARY KEY (id);

ALTER TABLE ONLY tickets.ticket_status_history
    ADD CONSTRAINT pk_ticket_status_history PRIMARY KEY (id);

ALTER TABLE ONLY tickets.tickets
    ADD CONSTRAINT pk_tickets PRIMARY KEY (id);

ALTER TABLE ONLY tickets.users
    ADD CONSTRAINT pk_users PRIMARY KEY (id);

ALTER TABLE ONLY tickets.work_reports
    ADD CONSTRAINT pk_work_reports PRIMARY KEY (ticket_id);

ALTER TABLE ONLY tickets.support_attachments
    ADD CONSTRAINT uq_support_attachments_case_id_message_id_media_id UNIQUE NULLS NOT DISTINCT (case_id, message_id, media_id);

ALTER TABLE ONLY tickets.support_cases
    ADD CONSTRAINT uq_support_cases_sequence UNIQUE (sequence);

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT uq_ticket_attachments_ticket_id_message_id_media_id UNIQUE NULLS NOT DISTINCT (ticket_id, message_id, media_id);

ALTER TABLE ONLY tickets.ticket_ratings
    ADD CONSTRAINT uq_ticket_ratings_ticket_id_round UNIQUE (ticket_id, round);

ALTER TABLE ONLY tickets.tickets
    ADD CONSTRAINT uq_tickets_sequence UNIQUE (sequence);

CREATE INDEX ix_audit_log_action_id ON auth.audit_log USING btree (action, id);

CREATE INDEX ix_audit_log_actor_id_id ON auth.audit_log USING btree (actor_id, id);

CREATE INDEX ix_audit_log_at_id ON auth.audit_log USING btree (at, id);

CREATE INDEX ix_audit_log_at_origin ON auth.audit_log USING btree (at) WHERE ((ip IS NOT NULL) OR (user_agent IS NOT NULL));

CREATE INDEX ix_audit_log_user_id_id ON auth.audit_log USING btree (user_id, id);

CREATE INDEX ix_familiar_networks_last_at ON auth.familiar_networks USING btree (last_at);

CREATE INDEX ix_idempotency_keys_created_at ON auth.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON auth.inbox USING btree (received_at);

CREATE INDEX ix_login_failures_last_at ON auth.login_failures USING btree (last_at);

CREATE INDEX ix_mails_created_at ON auth.mails USING btree (created_at);

CREATE INDEX ix_mails_due ON auth.mails USING btree (next_attempt_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));

CREATE INDEX ix_mails_user_id_template_created_at ON auth.mails USING btree (user_id, template, created_at);

CREATE INDEX ix_notifications_created_at ON auth.notifications USING btree (created_at);

CREATE INDEX ix_notifications_unread ON auth.notifications USING btree (user_id, id) WHERE (read_at IS NULL);

CREATE INDEX ix_notifications_user_id_id ON auth.notifications USING btree (user_id, id);

CREATE INDEX ix_one_time_tokens_expires_at ON auth.one_time_tokens USING btree (expires_at);

CREATE INDEX ix_one_time_tokens_user_id ON auth.one_time_tokens USING btree (user_id);

CREATE INDEX ix_outbox_published_at ON auth.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON auth.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_sessions_expires_at ON auth.sessions USING btree (expires_at);

CREATE INDEX ix_sessions_user_id_id ON auth.sessions USING btree (user_id, id);

CREATE INDEX ix_users_created_at ON auth.users USING btree (created_at);

CREATE INDEX ix_users_email_prefix ON auth.users USING btree (lower(email) text_pattern_ops);

CREATE INDEX ix_users_name_prefix ON auth.users USING btree (lower(name) text_pattern_ops);

CREATE INDEX ix_users_phone_prefix ON auth.users USING btree (lower(phone) text_pattern_ops);

CREATE INDEX ix_users_roles ON auth.users USING gin (roles);

CREATE INDEX ix_users_status_id ON auth.users USING btree (status, id);

CREATE UNIQUE INDEX uq_users_email_lower ON auth.users USING btree (lower(email));

CREATE INDEX ix_device_history_changed_by ON devices.device_history USING btree (changed_by);

CREATE INDEX ix_device_history_device_id_id ON devices.device_history USING btree (device_id, id);

CREATE INDEX ix_device_photos_media_id ON devices.device_photos USING btree (media_id);

CREATE INDEX ix_devices_brand_lower ON devices.devices USING btree (lower(brand) text_pattern_ops);

CREATE INDEX ix_devices_model_lower ON devices.devices USING btree (lower(model) text_pattern_ops);

CREATE INDEX ix_devices_serial_number_lower ON devices.devices USING btree (lower(serial_number) text_pattern_ops);

CREATE INDEX ix_devices_title_lower ON devices.devices USING btree (lower(title) text_pattern_ops);

CREATE INDEX ix_devices_trigrams ON devices.devices USING gin (trigrams);

CREATE INDEX ix_devices_user_id_id ON devices.devices USING btree (user_id, id);

CREATE INDEX ix_idempotency_keys_created_at ON devices.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON devices.inbox USING btree (received_at);

CREATE INDEX ix_outbox_published_at ON devices.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON devices.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_tickets_device_id ON devices.tickets USING btree (device_id);

CREATE INDEX ix_users_phone ON devices.users USING btree (phone);

CREATE UNIQUE INDEX uq_devices_brand_serial_number ON devices.devices USING btree (lower(brand), lower(serial_number));

CREATE INDEX ix_attachments_subject_id ON media.attachments USING btree (subject_id);

CREATE INDEX ix_attachments_user_id ON media.attachments USING btree (user_id);

CREATE INDEX ix_faq_articles_category_id_position_id ON media.faq_articles USING btree (category_id, "position", id);

CREATE INDEX ix_faq_feedback_user_id ON media.faq_feedback USING btree (user_id);

CREATE INDEX ix_faq_translations_search ON media.faq_translations USING gin (search);

CREATE INDEX ix_idempotency_keys_created_at ON media.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON media.inbox USING btree (received_at);

CREATE INDEX ix_media_owner_id_id ON media.media USING btree (owner_id, id);

CREATE INDEX ix_media_pending ON media.media USING btree (created_at) WHERE (status = 'pending'::text);

CREATE INDEX ix_media_processing ON media.media USING btree (id) WHERE (status = 'processing'::text);

CREATE INDEX ix_media_ready ON media.media USING btree (completed_at) WHERE (status = 'ready'::text);

CREATE INDEX ix_media_unremoved ON media.media USING btree (id) WHERE (((status = 'deleted'::text) OR (thumbnail_key IS NOT NULL)) AND ((object_removed_at IS NULL) OR (object_removed_at < upload_ends_at)));

CREATE INDEX ix_outbox_published_at ON media.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON media.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_chat_reads_user_id ON tickets.chat_reads USING btree (user_id);

CREATE INDEX ix_idempotency_keys_created_at ON tickets.idempotency_keys USING btree (created_at);

CREATE INDEX ix_inbox_received_at ON tickets.inbox USING btree (received_at);

CREATE INDEX ix_media_owner_id ON tickets.media USING btree (owner_id);

CREATE INDEX ix_outbox_published_at ON tickets.outbox USING btree (published_at);

CREATE INDEX ix_outbox_unpublished ON tickets.outbox USING btree (aggregate_id, seq) WHERE (published_at IS NULL);

CREATE INDEX ix_saved_views_owner_id_id ON tickets.saved_views USING btree (owner_id, id);

CREATE INDEX ix_saved_views_shared ON tickets.saved_views USING btree (id) WHERE shared;

CREATE INDEX ix_support_attachments_media_id ON tickets.support_attachments USING btree (media_id);

CREATE INDEX ix_support_attachments_message_id ON tickets.support_attachments USING btree (message_id);

CREATE INDEX ix_support_cases_search ON tickets.support_cases USING gin (search);

CREATE INDEX ix_support_cases_status_id ON tickets.support_cases USING btree (status, id);

CREATE INDEX ix_support_cases_user_id_id ON tickets.support_cases USING btree (user_id, id);

CREATE INDEX ix_support_messages_author_id ON tickets.support_messages USING btree (author_id);

CREATE INDEX ix_support_messages_case_id_id ON tickets.support_messages USING btree (case_id, id);

CREATE INDEX ix_support_status_history_case_id_id ON tickets.support_status_history USING btree (case_id, id);

CREATE INDEX ix_ticket_attachments_media_id ON tickets.ticket_attachments USING btree (media_id);

CREATE INDEX ix_ticket_attachments_message_id ON tickets.ticket_attachments USING btree (message_id);

CREATE INDEX ix_ticket_messages_author_id ON tickets.ticket_messages USING btree (author_id);

CREATE INDEX ix_ticket_messages_ticket_id_id ON tickets.ticket_messages USING btree (ticket_id, id);

CREATE INDEX ix_ticket_ratings_created_at ON tickets.ticket_ratings USING btree (created_at);

CREATE INDEX ix_ticket_ratings_user_id ON tickets.ticket_ratings USING btree (user_id);

CREATE INDEX ix_ticket_status_history_ticket_id_id ON tickets.ticket_status_history USING btree (ticket_id, id);

CREATE INDEX ix_tickets_assignee_id_id ON tickets.tickets USING btree (assignee_id, id);

CREATE INDEX ix_tickets_completed_at ON tickets.tickets USING btree (completed_at);

CREATE INDEX ix_tickets_created_at_id ON tickets.tickets USING btree (created_at, id);

CREATE INDEX ix_tickets_device_id_id ON tickets.tickets USING btree (device_id, id);

CREATE INDEX ix_tickets_merged_into_id ON tickets.tickets USING btree (merged_into_id);

CREATE INDEX ix_tickets_open_id ON tickets.tickets USING btree (id) WHERE ((status = 'in_progress'::text) OR (status = 'new'::text));

CREATE INDEX ix_tickets_open_resolution_due_at_id ON tickets.tickets USING btree (resolution_due_at, id) WHERE ((status = 'in_progress'::text) OR (status = 'new'::text));

CREATE INDEX ix_tickets_preferred_date_id ON tickets.tickets USING btree (preferred_date, id) WHERE (preferred_date IS NOT NULL);

CREATE INDEX ix_tickets_priority_rank_id ON tickets.tickets USING btree (priority_rank, id);

CREATE INDEX ix_tickets_resolution_due_at_id ON tickets.tickets USING btree (resolution_due_at, id);

CREATE INDEX ix_tickets_search ON tickets.tickets USING gin (search);

CREATE INDEX ix_tickets_status_id ON tickets.tickets USING btree (status, id);

CREATE INDEX ix_tickets_tags ON tickets.tickets USING gin (tags);

CREATE INDEX ix_tickets_updated_at_id ON tickets.tickets USING btree (updated_at, id);

CREATE INDEX ix_tickets_user_id_id ON tickets.tickets USING btree (user_id, id);

CREATE INDEX ix_users_roles ON tickets.users USING gin (roles);

CREATE UNIQUE INDEX uq_support_cases_user_id_client_id ON tickets.support_cases USING btree (user_id, client_id) WHERE (client_id IS NOT NULL);

CREATE UNIQUE INDEX uq_support_messages_author_id_client_id ON tickets.support_messages USING btree (author_id, client_id) WHERE (client_id IS NOT NULL);

CREATE UNIQUE INDEX uq_ticket_messages_author_id_client_id ON tickets.ticket_messages USING btree (author_id, client_id) WHERE (client_id IS NOT NULL);

CREATE UNIQUE INDEX uq_tickets_user_id_client_id ON tickets.tickets USING btree (user_id, client_id) WHERE (client_id IS NOT NULL);

ALTER TABLE ONLY auth.familiar_networks
    ADD CONSTRAINT fk_familiar_networks_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.mails
    ADD CONSTRAINT fk_mails_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.notification_preferences
    ADD CONSTRAINT fk_notification_preferences_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.notifications
    ADD CONSTRAINT fk_notifications_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.one_time_tokens
    ADD CONSTRAINT fk_one_time_tokens_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.recovery_codes
    ADD CONSTRAINT fk_recovery_codes_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT fk_sessions_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.totp_secrets
    ADD CONSTRAINT fk_totp_secrets_user_id_users FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY devices.device_history
    ADD CONSTRAINT fk_device_history_device_id_devices FOREIGN KEY (device_id) REFERENCES devices.devices(id) ON DELETE CASCADE;

ALTER TABLE ONLY devices.device_photos
    ADD CONSTRAINT fk_device_photos_device_id_devices FOREIGN KEY (device_id) REFERENCES devices.devices(id) ON DELETE CASCADE;

ALTER TABLE ONLY media.faq_articles
    ADD CONSTRAINT fk_faq_articles_category_id_faq_categories FOREIGN KEY (category_id) REFERENCES media.faq_categories(id);

ALTER TABLE ONLY media.faq_feedback
    ADD CONSTRAINT fk_faq_feedback_article_id_faq_articles FOREIGN KEY (article_id) REFERENCES media.faq_articles(id) ON DELETE CASCADE;

ALTER TABLE ONLY media.faq_translations
    ADD CONSTRAINT fk_faq_translations_article_id_faq_articles FOREIGN KEY (article_id) REFERENCES media.faq_articles(id) ON DELETE CASCADE;

ALTER TABLE ONLY media.page_versions
    ADD CONSTRAINT fk_page_versions_page_id_pages FOREIGN KEY (page_id) REFERENCES media.pages(id);

ALTER TABLE ONLY tickets.support_attachments
    ADD CONSTRAINT fk_support_attachments_case_id_support_cases FOREIGN KEY (case_id) REFERENCES tickets.support_cases(id);

ALTER TABLE ONLY tickets.support_attachments
    ADD CONSTRAINT fk_support_attachments_message_id_support_messages FOREIGN KEY (message_id) REFERENCES tickets.support_messages(id);

ALTER TABLE ONLY tickets.support_messages
    ADD CONSTRAINT fk_support_messages_case_id_support_cases FOREIGN KEY (case_id) REFERENCES tickets.support_cases(id);

ALTER TABLE ONLY tickets.support_status_history
    ADD CONSTRAINT fk_support_status_history_case_id_support_cases FOREIGN KEY (case_id) REFERENCES tickets.support_cases(id);

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT fk_ticket_attachments_message_id_ticket_messages FOREIGN KEY (message_id) REFERENCES tickets.ticket_messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_attachments
    ADD CONSTRAINT fk_ticket_attachments_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_messages
    ADD CONSTRAINT fk_ticket_messages_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_ratings
    ADD CONSTRAINT fk_ticket_ratings_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.ticket_status_history
    ADD CONSTRAINT fk_ticket_status_history_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY tickets.work_reports
    ADD CONSTRAINT fk_work_reports_ticket_id_tickets FOREIGN KEY (ticket_id) REFERENCES tickets.tickets(id) ON DELETE CASCADE;
