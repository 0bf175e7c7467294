//! Attaching files and addresses to a claim.

use super::check::{self, Content};
use super::input::{AttachmentInput, NewAttachment, Told};
use super::{Attachment, store};
use crate::claim::{Claim, link};
use crate::schema::{attachment_types, attachments};
use crate::settings::ClaimSettings;
use crate::{error, rights};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::json;
use uuid::Uuid;

/// Attaches a file or an address to a claim.
#[derive(Debug)]
pub struct AttachToClaim;

impl Operation for AttachToClaim {
    type Target = Claim;
    type Input = NewAttachment;
    type Output = Saved<Attachment>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.attach",
        "claims",
        Verb::Act("attach"),
        "Attaches a file or an address to a claim.",
    )
    .right(rights::EDIT_CLAIMS)
    .ended(&error::ENDED)
    .graphql("createClaimAttachment", "claim.mutation.failed_to_attach_document")
    .dialect(OperationDialect::on_row("claimUuid").with_types("CreateAttachment"));

    async fn run(context: &mut Context<'_>, claim: &Claim, input: &NewAttachment) -> Result<Saved<Attachment>, Error> {
        let told = input.told();
        let settings = context.settings::<ClaimSettings>();
        let attached = check::content(&told, &settings)?;
        let kinds = kinds(context).await?;
        let row = row(context, claim.id, &told, attached, &kinds).await?;
        let id = row.id;
        diesel::insert_into(attachments::table)
            .values(row)
            .execute(context.connection())
            .await?;
        link(context, &[claim.id]).await?;
        context.emit("claim.attached", json!({ "id": claim.id, "attachment": id }));
        Ok(Saved::new(id))
    }
}

/// A row of an attachment.
#[derive(Debug, Insertable)]
#[diesel(table_name = attachments)]
struct Row {
    id: Uuid,
    claim_id: i32,
    general_type: &'static str,
    predefined_type_id: Option<i16>,
    kind: Option<String>,
    title: Option<String>,
    date: NaiveDate,
    filename: Option<String>,
    mime: Option<String>,
    module: &'static str,
    url: Option<String>,
    document: Option<String>,
    valid_from: chrono::DateTime<chrono::Utc>,
}

/// Attaches everything to a claim that is entered; nothing of it is there if a part cannot be stored (AR-15, W38).
pub(crate) async fn attach_all(context: &mut Context<'_>, claim: i32, inputs: &[AttachmentInput]) -> Result<(), Error> {
    if inputs.is_empty() {
        return Ok(());
    }
    let settings = context.settings::<ClaimSettings>();
    let mut contents = Vec::with_capacity(inputs.len());
    let mut problems = Vec::new();
    let place = |index: usize, problem: Problem| problem.inside(index).inside("attachments");
    for (index, input) in inputs.iter().enumerate() {
        match check::content(&input.told(), &settings) {
            Ok(attached) => contents.push(attached),
            Err(problem) => problems.push(place(index, problem)),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let kinds = kinds(context).await?;
    let mut rows = Vec::with_capacity(inputs.len());
    for (index, (input, attached)) in inputs.iter().zip(contents).enumerate() {
        let stored = row(context, claim, &input.told(), attached, &kinds).await;
        rows.push(stored.map_err(|error| match error {
            Error::Refused(problems) => {
                Error::Refused(problems.into_iter().map(|problem| place(index, problem)).collect())
            }
            other => other,
        })?);
    }
    diesel::insert_into(attachments::table)
        .values(rows)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// The predefined kinds: key, name, FILE or URL.
pub(super) type Kinds = Vec<(i16, String, String)>;

/// All of them: a handful.
pub(super) async fn kinds(context: &mut Context<'_>) -> Result<Kinds, Error> {
    let kinds = attachment_types::table
        .filter(attachment_types::valid_to.is_null())
        .select((
            attachment_types::id,
            attachment_types::name,
            attachment_types::general_type,
        ))
        .order(attachment_types::id);
    Ok(kinds.load(context.connection()).await?)
}

/// The key of the predefined kind with this name.
pub(super) fn kind_of(kinds: &Kinds, name: Option<&str>, general_type: &str) -> Result<Option<i16>, Problem> {
    let found = kinds
        .iter()
        .find(|(_, known, general)| known == name.unwrap_or("default") && general == general_type);
    match (found, name) {
        (Some((id, _, _)), _) => Ok(Some(*id)),
        // an installation without a default kind
        (None, None) => Ok(None),
        (None, Some(_)) => Err(error::PREDEFINED_TYPE.at("predefinedType")),
    }
}

async fn row(
    context: &Context<'_>,
    claim: i32,
    told: &Told<'_>,
    attached: Content,
    kinds: &Kinds,
) -> Result<Row, Error> {
    let settings = context.settings::<ClaimSettings>();
    let general_type = attached.general_type();
    let predefined_type_id = kind_of(kinds, told.predefined_type, general_type)?;
    let root = settings
        .claim_attachments_root_path
        .as_deref()
        .filter(|root| !root.is_empty());
    let (url, document) = match (attached, root) {
        (Content::Url(address), _) => (Some(address), None),
        (Content::File(bytes), Some(root)) => {
            let path = store::in_file(bytes, root, claim, context.today()).await?;
            (Some(path), None)
        }
        (Content::File(bytes), None) => (None, Some(store::in_row(&bytes))),
    };
    Ok(Row {
        id: Uuid::new_v4(),
        claim_id: claim,
        general_type,
        predefined_type_id,
        kind: told.kind.map(str::to_owned),
        title: told.title.map(str::to_owned),
        date: told.date.unwrap_or_else(|| context.today()),
        filename: told.filename.map(str::to_owned),
        mime: told.mime.map(str::to_owned),
        module: "claim",
        url,
        document,
        valid_from: context.now(),
    })
}
