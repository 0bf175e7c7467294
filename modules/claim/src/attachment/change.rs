//! Changing and removing attachments.

use super::Attachment;
use super::attach::{kind_of, kinds};
use super::check;
use super::input::AttachmentChange;
use crate::claim::link;
use crate::schema::{self, attachments};
use crate::settings::ClaimSettings;
use crate::{error, rights};
use diesel::prelude::*;
use diesel::sql_types::{Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Kind, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Changes what is told of an attachment.
#[derive(Debug)]
pub struct ChangeAttachment;

impl Operation for ChangeAttachment {
    type Target = Attachment;
    type Input = AttachmentChange;
    type Output = Saved<Attachment>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.change_attachment",
        "claim-attachments",
        Verb::Update,
        "Changes what is told of an attachment; a file's content stays.",
    )
    .right(rights::EDIT_CLAIMS)
    .graphql(
        "updateClaimAttachment",
        "claim.mutation.failed_to_update_claim_attachment",
    )
    .dialect(OperationDialect {
        ignored: &[("claimUuid", Kind::Text), ("document", Kind::Text)],
        ..OperationDialect::on_row("id").with_types("UpdateAttachment")
    });

    async fn run(
        context: &mut Context<'_>,
        attachment: &Attachment,
        input: &AttachmentChange,
    ) -> Result<Saved<Attachment>, Error> {
        let told = input.told();
        let settings = context.settings::<ClaimSettings>();
        if told
            .general_type
            .is_some_and(|general| general != attachment.general_type)
        {
            return Err(error::GENERAL_TYPE.at("generalType").into());
        }
        if let (Some(mime), "FILE") = (told.mime, attachment.general_type.as_str()) {
            check::check_type(Some(mime), &settings)?;
        }
        // the path of a file is ours
        let address = told.url.filter(|_| attachment.general_type == "URL");
        if let Some(address) = address {
            check::check_address(address, &settings.allowed_domains_attachments)?;
        }
        let kind = match told.predefined_type {
            Some(name) => kind_of(&kinds(context).await?, Some(name), &attachment.general_type)?,
            None => attachment.predefined_type_id,
        };
        keep(context, attachment).await?;
        let text = |told: Option<&str>, before: &Option<String>| told.map(str::to_owned).or_else(|| before.clone());
        diesel::update(attachments::table.find(attachment.id))
            .set((
                attachments::kind.eq(text(told.kind, &attachment.kind)),
                attachments::title.eq(text(told.title, &attachment.title)),
                attachments::date.eq(told.date.unwrap_or(attachment.date)),
                attachments::filename.eq(text(told.filename, &attachment.filename)),
                attachments::mime.eq(text(told.mime, &attachment.mime)),
                attachments::url.eq(text(address, &attachment.url)),
                attachments::predefined_type_id.eq(kind),
                attachments::valid_from.eq(context.now()),
            ))
            .execute(context.connection())
            .await?;
        link(context, &[attachment.claim_id]).await?;
        context.emit(
            "claim.attachment_changed",
            json!({ "id": attachment.claim_id, "attachment": attachment.id }),
        );
        Ok(Saved::new(attachment.id))
    }
}

/// Removes an attachment.
#[derive(Debug)]
pub struct RemoveAttachment;

impl Operation for RemoveAttachment {
    type Target = Attachment;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "claim.remove_attachment",
        "claim-attachments",
        Verb::Delete,
        "Ends an attachment; what was stored stays for the history of the claim.",
    )
    .right(rights::EDIT_CLAIMS)
    .graphql(
        "deleteClaimAttachment",
        "claim.mutation.failed_to_delete_claim_attachment",
    )
    .dialect(OperationDialect::on_row("id").with_types("DeleteAttachment"));

    async fn run(context: &mut Context<'_>, attachment: &Attachment, (): &()) -> Result<(), Error> {
        keep(context, attachment).await?;
        let now = context.now();
        diesel::update(attachments::table.find(attachment.id))
            .set((attachments::valid_from.eq(now), attachments::valid_to.eq(now)))
            .execute(context.connection())
            .await?;
        link(context, &[attachment.claim_id]).await?;
        context.emit(
            "claim.attachment_removed",
            json!({ "id": attachment.claim_id, "attachment": attachment.id }),
        );
        Ok(())
    }
}

/// Copies the attachment before it is changed. Its bytes are stored once: a copy does not repeat what is in the row.
async fn keep(context: &mut Context<'_>, attachment: &Attachment) -> Result<(), Error> {
    let now = context.now();
    diesel::sql_query(schema::KEEP_ATTACHMENT)
        .bind::<SqlUuid, _>(attachment.id)
        .bind::<Timestamptz, _>(now)
        .execute(context.connection())
        .await?;
    Ok(())
}
