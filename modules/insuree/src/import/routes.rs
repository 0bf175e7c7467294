//! `POST /api/v1/insurees/import`: a file of families and people as the body.

use super::COLUMNS;
use super::error;
use super::file::import_file;
use crate::{message, rights};
use actix_web::HttpResponse;
use actix_web::web::{self, Payload, ServiceConfig};
use openimis_core::declare::{Access, Caller, ImportFault, ImportFile, ImportReport, Routes};
use openimis_core::error::{Error, Problem, ProblemSource, kinds};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt::Write as _;
use tempfile::NamedTempFile;

pub(crate) const ROUTES: Routes = Routes { configure, describe };

fn configure(config: &mut ServiceConfig) {
    config.route("/insurees/import", web::post().to(import));
}

/// What the address says about the import. A name that is misspelt is refused: it might have asked for a dry run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    /// Checks everything and writes nothing.
    #[serde(rename = "dryRun", default)]
    dry_run: bool,
}

type Asked = Result<web::Query<Query>, actix_web::Error>;

async fn import(caller: Caller, query: Asked, payload: Payload) -> HttpResponse {
    let dry_run = match is_dry_run(&caller, query) {
        Ok(dry_run) => dry_run,
        Err(refused) => return caller.answer(Err(refused)),
    };
    match receive(&caller, payload).await {
        Ok(file) => caller.answer(run(&caller, &file, dry_run).await),
        Err(answer) => answer,
    }
}

/// Asks for the rights, then for the parameters: whoever may not import need not send anything.
fn is_dry_run(caller: &Caller, query: Asked) -> Result<bool, Error> {
    for right in [rights::ADD_INSUREES, rights::ADD_FAMILIES] {
        caller.actor.check(Access::Right(right)).map_err(Problem::from)?;
    }
    let query = query.map_err(|_| kinds::INVALID_PARAMETER.problem())?;
    Ok(query.dry_run)
}

/// Puts the body into a file that goes with its last user.
async fn receive(caller: &Caller, payload: Payload) -> Result<NamedTempFile, HttpResponse> {
    let made = NamedTempFile::new();
    let mut file = made.map_err(|error| caller.answer(Err(Error::internal(error))))?;
    caller.receive(payload, file.as_file_mut()).await?;
    Ok(file)
}

async fn run(caller: &Caller, file: &NamedTempFile, dry_run: bool) -> Result<HttpResponse, Error> {
    let mut connection = caller.lease().await?;
    let import = ImportFile {
        path: file.path(),
        dry_run,
        heard: &|_, _| {},
    };
    let report = import_file(caller.platform(), &mut connection, &caller.actor, &import).await?;
    if report.faults.is_empty() {
        return Ok(HttpResponse::Ok().json(summary(&report, dry_run)));
    }
    Err(Error::Refused(problems(report)))
}

fn summary(report: &ImportReport, dry_run: bool) -> Value {
    json!({ "meta": {
        "rows": report.rows,
        "made": report.made.iter().copied().collect::<std::collections::BTreeMap<_, _>>(),
        "dryRun": dry_run,
        "wasDone": report.was_done,
    }})
}

/// Faults that one answer tells, besides how many more there are: error documents have a hundred errors.
const TOLD: usize = 99;

fn problems(report: ImportReport) -> Vec<Problem> {
    let untold = u64::try_from(report.faults.len().saturating_sub(TOLD)).unwrap_or_default();
    let further = report.further_faults.saturating_add(untold);
    let further = i64::try_from(further).ok().filter(|count| *count > 0);
    let further = further.map(|count| error::FURTHER_FAULTS.problem().detail(message::further_faults(count)));
    report
        .faults
        .into_iter()
        .take(TOLD)
        .map(placed)
        .chain(further)
        .collect()
}

/// The place of a fault in the table, as a pointer: `/17/dob`.
fn placed(fault: ImportFault) -> Problem {
    let mut pointer = format!("/{}", fault.row);
    if let Some(column) = fault.column {
        let _ = write!(pointer, "/{column}");
    }
    let mut problem = fault.problem;
    problem.source = Some(ProblemSource::Pointer(pointer));
    problem
}

/// A head and a child, for the description.
const EXAMPLE: &str = "chfId,lastName,otherNames,dob,gender,family,village,relationship\n\
    070707070,Macintyre,Joan,1980-01-01,F,,R1D1M1V1,\n\
    070707081,Macintyre,Ben,2015-05-05,M,070707070,,4\n";

fn describe() -> Value {
    let columns: String = COLUMNS.iter().fold(String::new(), |mut text, column| {
        let needed = if column.required { "" } else { " (optional)" };
        let _ = write!(text, "\n* `{}`{needed}: {}", column.name, column.doc);
        text
    });
    let description = format!(
        "The body is a table, as CSV in UTF-8 or as an XLSX workbook whose first sheet it is. First all rows are checked: \
         what is wrong is told, a hundred faults at a time, by pointers `/row/column`, and nothing is written. Then they are registered, some \
         thousand in a transaction. The same file again goes on where an earlier attempt was interrupted. Columns:\n{columns}"
    );
    let content = |schema: &Value| json!({ "application/vnd.api+json": { "schema": schema } });
    let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let binary = json!({ "schema": { "type": "string", "format": "binary" } });
    let table = json!({ "schema": { "type": "string" }, "example": EXAMPLE });
    json!({ "/insurees/import": { "post": {
        "operationId": "insuree.importFile",
        "tags": ["insurees"],
        "summary": "Imports families and people from a table.",
        "description": description,
        "parameters": [{
            "name": "dryRun", "in": "query", "schema": { "type": "boolean", "default": false }, "example": "true",
            "description": "Checks everything and writes nothing.",
        }],
        "requestBody": { "required": true, "content": { "text/csv": table, workbook: binary } },
        "responses": {
            "200": { "description": "All rows were good; unless it is a dry run, they are registered.",
                "content": content(&json!({ "type": "object", "properties": { "meta": { "type": "object" } } })) },
            "default": { "description": "What is wrong, with row and column." },
        },
    }}})
}
