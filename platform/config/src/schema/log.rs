//! Logging and measurements.

use std::time::Duration;

use crate::{
    section::section,
    value::{ByteSize, LogLevel},
};

section! {
    /// What is logged.
    pub struct Log {
        /// Least important line that is written.
        level: LogLevel;
        /// Splitting log files.
        rotation: LogRotation;
        /// Leave IP addresses out.
        anonymize_ip: bool;
        /// Log requests of /api/v1/ping.
        log_ping_requests: bool;
        /// Log announces of torrents that are not ours.
        log_tracker_unknown_infohash: bool;
        /// Log every HTTP request.
        log_http_requests: bool;
        /// Lay SQL out over several lines in debug logs.
        prettify_sql: bool;
        /// Take warnings and errors from browsers.
        accept_client_log: bool;
    }
}

section! {
    /// Splitting log files.
    pub struct LogRotation {
        /// Start a new file when one is full.
        enabled: bool;
        /// When a file is full.
        max_file_size: ByteSize;
        /// Files kept.
        max_files: u32;
    }
}

section! {
    /// Metrics and traces.
    pub struct OpenTelemetry {
        /// Metrics for Prometheus.
        metrics: Metrics;
        /// Traces of requests.
        tracing: Tracing;
    }
}

section! {
    /// Metrics for Prometheus.
    pub struct Metrics {
        /// Offer metrics.
        enabled: bool;
        /// How often players report their statistics.
        playback_stats_interval: Duration;
        /// Time per HTTP request.
        http_request_duration: RequestDuration;
        /// Where Prometheus fetches them.
        prometheus_exporter: PrometheusExporter;
    }
}

section! {
    /// Time per HTTP request.
    pub struct RequestDuration {
        /// Measure each route, which makes many series.
        enabled: bool;
    }
}

section! {
    /// Where Prometheus fetches them.
    pub struct PrometheusExporter {
        /// Address to bind.
        hostname: String;
        /// Port to bind.
        port: u16;
    }
}

section! {
    /// Traces of requests.
    pub struct Tracing {
        /// Send traces.
        enabled: bool;
        /// Receiver of traces.
        jaeger_exporter: JaegerExporter;
    }
}

section! {
    /// Receiver of traces.
    pub struct JaegerExporter {
        /// Address of the receiver.
        endpoint: String;
    }
}
