namespace OrleansMedia.Storage.Migrations;

/// <summary>
/// The tables of version 1. The state of a download and its list row are two tables, so that a poll that moves ten thousand rows along
/// does not rewrite their states. What changes with each poll (progress, bytes left, speed) has no index on purpose: sorting ten
/// thousand rows takes a few milliseconds, keeping four indexes up to date at each poll takes more.
/// </summary>
internal static class FirstTables
{
    public const string Sql = """
        CREATE TABLE download_clients (
            id text{bytewise} NOT NULL PRIMARY KEY,
            version {number} NOT NULL,
            state text NOT NULL,
            name text NOT NULL,
            kind text NOT NULL,
            url text NOT NULL,
            username text NOT NULL,
            accept_any_certificate {number} NOT NULL,
            paused {number} NOT NULL,
            health text NOT NULL,
            health_since {number} NOT NULL,
            fault_message text,
            program_version text NOT NULL,
            is_supported {number} NOT NULL,
            created_at {number} NOT NULL,
            last_poll_at {number},
            speed {number},
            free_bytes {number}
        );

        CREATE TABLE download_states (
            client_id text{bytewise} NOT NULL,
            item_id text{bytewise} NOT NULL,
            version {number} NOT NULL,
            state text NOT NULL,
            history {bytes},
            history_count {number} NOT NULL,
            history_at {number} NOT NULL,
            PRIMARY KEY (client_id, item_id)
        ){fill};

        CREATE TABLE downloads (
            id {identity},
            client_id text{bytewise} NOT NULL,
            item_id text{bytewise} NOT NULL,
            title text NOT NULL,
            search_text text{bytewise} NOT NULL,
            status text{bytewise} NOT NULL,
            status_order {number} NOT NULL,
            wait text NOT NULL,
            category text NOT NULL,
            source_application text{bytewise} NOT NULL,
            protocol text NOT NULL,
            progress {float} NOT NULL,
            size {number} NOT NULL,
            size_left {number} NOT NULL,
            speed {number} NOT NULL,
            time_left {number},
            judgement text NOT NULL,
            idle_since {number},
            stuck_minutes {float},
            hint text,
            attention {number} NOT NULL,
            attention_order {number} NOT NULL,
            failure_category text,
            severity text,
            failure_reason text,
            complaint text NOT NULL,
            tracker text,
            labels text NOT NULL,
            seen_before_setup {number} NOT NULL,
            malformed text,
            correlation_id text{bytewise} NOT NULL,
            created_at {number} NOT NULL,
            updated_at {number} NOT NULL,
            added_at {number},
            ended_at {number},
            gone_at {number},
            UNIQUE (client_id, item_id)
        ){fill};
        CREATE INDEX downloads_by_created ON downloads (created_at, id);
        CREATE INDEX downloads_by_status ON downloads (status{then_id});
        CREATE INDEX downloads_by_source_application ON downloads (source_application{then_id});
        CREATE INDEX downloads_by_correlation ON downloads (correlation_id{then_id});
        CREATE INDEX downloads_by_attention ON downloads (attention_order, id) WHERE attention > 0;

        CREATE TABLE download_samples (
            client_id text{bytewise} NOT NULL,
            item_id text{bytewise} NOT NULL,
            at {number} NOT NULL,
            size_left {number} NOT NULL,
            progress {float} NOT NULL,
            status {number} NOT NULL,
            wait {number} NOT NULL,
            PRIMARY KEY (client_id, item_id, at)
        ){clustered};
        CREATE INDEX download_samples_by_age ON download_samples (client_id, at);

        CREATE TABLE reminders (
            grain_type text{bytewise} NOT NULL,
            grain_key text{bytewise} NOT NULL,
            name text{bytewise} NOT NULL,
            due_at {number} NOT NULL,
            offered_at {number} NOT NULL,
            attempts {number} NOT NULL,
            PRIMARY KEY (grain_type, grain_key, name)
        ){clustered};
        CREATE INDEX reminders_by_offer ON reminders (offered_at);

        CREATE TABLE activity (
            id {identity},
            event_id text NOT NULL,
            at {number} NOT NULL,
            event_type text{bytewise} NOT NULL,
            correlation_id text{bytewise} NOT NULL,
            causation_id text,
            action text NOT NULL,
            source text{bytewise} NOT NULL,
            status text{bytewise} NOT NULL,
            details text NOT NULL,
            error_message text,
            download_id text{bytewise},
            application text{bytewise}{position}
        );
        {position_index}
        CREATE INDEX activity_by_time ON activity (at);
        CREATE INDEX activity_by_event_type ON activity (event_type{then_id});
        CREATE INDEX activity_by_correlation ON activity (correlation_id{then_id});
        CREATE INDEX activity_by_source ON activity (source{then_id});
        CREATE INDEX activity_by_status ON activity (status{then_id});
        CREATE INDEX activity_by_download ON activity (download_id{then_id}) WHERE download_id IS NOT NULL;
        CREATE INDEX activity_by_application ON activity (application{then_id}) WHERE application IS NOT NULL;

        CREATE TABLE accounts (
            id text{bytewise} NOT NULL PRIMARY KEY,
            version {number} NOT NULL,
            state text NOT NULL
        );
        """;
}
