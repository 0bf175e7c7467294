//! A table of a million rows in each format: how fast it comes, and whether the server's memory stays.

use super::server::Server;
use anyhow::{Context, Result, ensure};
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
/// The formats, each with what stands in a table for every row and what it ends with.
const FORMATS: [(&str, Mark); 2] = [("csv", Mark::Lines), ("xlsx", Mark::End(b"PK\x05\x06"))];

/// How a whole table is told from one that broke off.
#[derive(Clone, Copy)]
enum Mark {
    /// It has a line for each row.
    Lines,
    /// These bytes begin its last record.
    End(&'static [u8]),
}

/// What it took.
#[derive(Debug)]
pub(super) struct Export {
    pub(super) format: &'static str,
    pub(super) bytes: u64,
    pub(super) elapsed: Duration,
    /// Kilobytes before, and the most during it.
    pub(super) memory: (u64, u64),
}

/// Fills the mutation log, and reads all of it in each format.
pub(super) fn measure(cluster: &Cluster, database: &str, server: &Server, token: &str) -> Result<Vec<Export>> {
    let fill = format!(
        r#"INSERT INTO "core_Mutation_Log" (id, json_content, request_date_time, status, user_id)
        SELECT gen_random_uuid(), '{{"operation": "location.create", "code": "' || n || '"}}', now(), 2,
            (SELECT id FROM "core_User" WHERE username = 'admin')
        FROM generate_series(1, {ROWS}) AS n; ANALYZE "core_Mutation_Log";"#
    );
    cluster.query(database, &fill)?;
    let formats = FORMATS.iter();
    formats
        .map(|(format, mark)| read(server, token, format, *mark))
        .collect()
}

fn read(server: &Server, token: &str, format: &'static str, mark: Mark) -> Result<Export> {
    let before = server.memory()?;
    let started = Instant::now();
    let mut stream = TcpStream::connect(server.address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // without keep-alive the body comes as it is and ends with the connection
    let request = format!(
        "GET /api/v1/mutation-logs?outputFormat={format} HTTP/1.0\r\nHost: 127.0.0.1\r\n\
         Authorization: Bearer {token}\r\n\r\n"
    );
    stream.write_all(request.as_bytes())?;
    let mut seen = Seen::default();
    let (mut most, mut looked) = (before, 0);
    let mut chunk = vec![0; 256 * 1024];
    loop {
        let count = stream.read(&mut chunk)?;
        let read = chunk.get(..count).context("more than fits")?;
        if read.is_empty() {
            break;
        }
        seen.take(read)?;
        if seen.bytes - looked >= LOOK {
            (looked, most) = (seen.bytes, most.max(server.memory()?));
        }
    }
    ensure!(seen.is_whole(mark), "the table broke off after {} bytes", seen.bytes);
    Ok(Export {
        format,
        bytes: seen.bytes,
        elapsed: started.elapsed(),
        memory: (before, most.max(server.memory()?)),
    })
}

/// What has come of a table.
#[derive(Default)]
struct Seen {
    bytes: u64,
    lines: u64,
    last: Vec<u8>,
}

impl Seen {
    fn take(&mut self, read: &[u8]) -> Result<()> {
        self.bytes += u64::try_from(read.len())?;
        self.lines += u64::try_from(String::from_utf8_lossy(read).matches('\n').count())?;
        self.last.extend_from_slice(read);
        let begin = self.last.len().saturating_sub(64);
        self.last.drain(..begin);
        Ok(())
    }

    fn is_whole(&self, mark: Mark) -> bool {
        match mark {
            Mark::Lines => self.lines >= ROWS,
            Mark::End(bytes) => self.last.windows(bytes.len()).any(|window| window == bytes),
        }
    }
}
