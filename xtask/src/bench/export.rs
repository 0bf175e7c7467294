//! A table of a million rows: how fast it comes, and whether the server's memory stays.

use super::server::Server;
use anyhow::{Context, Result, bail};
use openimis_localdb::Cluster;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How many rows.
pub(super) const ROWS: u64 = 1_000_000;
/// Nothing that is measured is silent for so long.
const PATIENCE: Duration = Duration::from_mins(1);
/// Memory is looked at once in so many bytes.
const LOOK: u64 = 16 * 1024 * 1024;

/// What it took.
#[derive(Debug)]
pub(super) struct Export {
    pub(super) bytes: u64,
    pub(super) elapsed: Duration,
    /// Kilobytes before, and the most during it.
    pub(super) memory: (u64, u64),
}

/// Fills the mutation log, and reads all of it as CSV.
pub(super) fn measure(cluster: &Cluster, database: &str, server: &Server, token: &str) -> Result<Export> {
    let fill = format!(
        r#"INSERT INTO "core_Mutation_Log" (id, json_content, request_date_time, status, user_id)
        SELECT gen_random_uuid(), '{{"operation": "location.create", "code": "' || n || '"}}', now(), 2,
            (SELECT id FROM "core_User" WHERE username = 'admin')
        FROM generate_series(1, {ROWS}) AS n; ANALYZE "core_Mutation_Log";"#
    );
    cluster.query(database, &fill)?;
    let before = server.memory()?;
    let started = Instant::now();
    let mut stream = TcpStream::connect(server.address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // without keep-alive the body comes as it is and ends with the connection
    let request = format!(
        "GET /api/v1/mutation-logs?outputFormat=csv HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n"
    );
    stream.write_all(request.as_bytes())?;
    let (mut lines, mut bytes, mut most, mut looked) = (0_u64, 0_u64, before, 0_u64);
    let mut chunk = vec![0; 256 * 1024];
    loop {
        let count = stream.read(&mut chunk)?;
        let read = chunk.get(..count).context("more than fits")?;
        if read.is_empty() {
            break;
        }
        let text = String::from_utf8_lossy(read);
        lines += u64::try_from(text.matches('\n').count())?;
        bytes += u64::try_from(count)?;
        if bytes - looked >= LOOK {
            (looked, most) = (bytes, most.max(server.memory()?));
        }
    }
    if lines < ROWS {
        bail!("of {ROWS} rows {lines} lines came");
    }
    Ok(Export {
        bytes,
        elapsed: started.elapsed(),
        memory: (before, most.max(server.memory()?)),
    })
}
