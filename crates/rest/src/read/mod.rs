//! Reading: from an address and its parameters to a document (JSON:API 1.1, "Fetching Data").

mod frame;

pub(crate) use frame::frame;

use crate::dispatch::Exchange;
use crate::errors::Failure;
use crate::format::html::{self, Choices, View};
use crate::format::{self, Content, Format, table};
use crate::parameters::{self, Families, Parameters};
use crate::routes::Endpoint;
use actix_web::HttpResponse;
use openimis_core::access::Actor;
use openimis_core::database::Lease;
use openimis_core::declare::Relationship;
use openimis_core::error::{Error, kinds};
use openimis_core::read::{Reader, Related, Rows};

/// Answers a reading address.
pub(crate) async fn serve(exchange: &Exchange<'_>, actor: &Actor, endpoint: Endpoint) -> Result<HttpResponse, Failure> {
    let (wanted, rows) = match &endpoint {
        Endpoint::Collection(resource) => (Wanted::new(resource, Families::COLLECTION, Shape::Many), Rows::All),
        Endpoint::Item(resource, id) => (
            Wanted::new(resource, Families::ITEM, Shape::One),
            Rows::PublicId(id.clone()),
        ),
        Endpoint::History(resource, id) => (
            Wanted::new(resource, Families::HISTORY, Shape::Versions),
            Rows::History(id.clone()),
        ),
        Endpoint::Related(resource, id, name) => {
            let relationship = relationship(exchange, resource, name)?;
            let wanted = if relationship.link.is_to_one() {
                Wanted::new(relationship.target, Families::ITEM, Shape::OneOrNone)
            } else {
                Wanted::new(relationship.target, Families::COLLECTION, Shape::Many)
            };
            (wanted, related(resource, id, name))
        }
        Endpoint::Linkage(resource, id, name) => {
            let relationship = relationship(exchange, resource, name)?;
            let wanted = if relationship.link.is_to_one() {
                Wanted::new(relationship.target, Families::NONE, Shape::Identifier)
            } else {
                Wanted::new(relationship.target, Families::LINKAGE, Shape::Identifiers)
            };
            (wanted, related(resource, id, name))
        }
        Endpoint::Operation(..) | Endpoint::Link(..) => {
            return Err(Error::internal("an operation is not read").into());
        }
    };
    allow(exchange, actor, &endpoint)?;
    wanted.read(exchange, actor, rows, &endpoint).await
}

/// What an address answers with.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Many,
    One,
    OneOrNone,
    Versions,
    Identifiers,
    Identifier,
}

struct Wanted<'a> {
    resource: &'a str,
    families: Families,
    shape: Shape,
}

impl<'a> Wanted<'a> {
    const fn new(resource: &'a str, families: Families, shape: Shape) -> Self {
        Self {
            resource,
            families,
            shape,
        }
    }

    async fn read(
        &self,
        exchange: &Exchange<'_>,
        actor: &Actor,
        rows: Rows,
        endpoint: &Endpoint,
    ) -> Result<HttpResponse, Failure> {
        let registry = &exchange.door.platform().registry;
        let options = exchange.door.options();
        let sent = Parameters::parse(exchange.request.query_string())?;
        let remaining = format::remaining(&sent, exchange.format);
        if let Some(kind) = table::Kind::of(exchange.format) {
            let families = Families {
                include: false,
                page: false,
                ..self.families
            };
            let read = parameters::read(&remaining, families, registry, self.resource, rows, options.page)?;
            return table::respond(exchange, actor, kind, read.query).await;
        }
        let mut read = parameters::read(&remaining, self.families, registry, self.resource, rows, options.page)?;
        let reader = Reader::new(registry, actor).limits(options.limits);
        if exchange.format == Format::Html && matches!(self.shape, Shape::Many | Shape::One | Shape::OneOrNone) {
            html::widen(&reader, registry, &mut read.query);
        }
        let connection = exchange.connections.lease().await?;
        let found = reader.read(&connection, &read.query).await?;
        let record = found.record();
        let mut frame = frame(exchange.request, endpoint, &sent, &read.query);
        let view = View::new(exchange, actor, &sent);
        let choices = self.choices(&view, &connection, endpoint).await;
        let content = match self.shape {
            Shape::Many | Shape::Versions | Shape::Identifiers => {
                frame.pages = Some(frame::pages(exchange.request, &read, &sent, &found));
                match self.shape {
                    Shape::Versions => Content::History(&found),
                    Shape::Identifiers => Content::Identifiers(&found),
                    _ => Content::Collection(&found),
                }
            }
            Shape::One if record.is_none() => return Err(kinds::NOT_FOUND.problem().into()),
            Shape::One | Shape::OneOrNone => Content::Item(record),
            Shape::Identifier => Content::Identifier(record),
        };
        // whoever needs a connection next need not wait until this is written
        drop(connection);
        let view = view.choosing(&choices);
        Ok(format::respond(&view, HttpResponse::Ok(), content, &frame))
    }

    /// What can be chosen in the forms of the page that is made, if one is.
    async fn choices(&self, view: &View<'_>, connection: &Lease, endpoint: &Endpoint) -> Choices {
        let offered = match endpoint {
            _ if view.exchange.format != Format::Html => return Choices::default(),
            Endpoint::Collection(_) => html::offered_at_collection,
            Endpoint::Item(..) => html::offered_at_item,
            _ => return Choices::default(),
        };
        Choices::of_page(view, connection, self.resource, offered).await
    }
}

/// Refuses before a connection is taken.
fn allow(exchange: &Exchange<'_>, actor: &Actor, endpoint: &Endpoint) -> Result<(), Failure> {
    let (Endpoint::Collection(name)
    | Endpoint::Item(name, _)
    | Endpoint::History(name, _)
    | Endpoint::Related(name, ..)
    | Endpoint::Linkage(name, ..)) = endpoint
    else {
        return Ok(());
    };
    let resource = exchange.door.platform().registry.resource(name);
    let access = resource.and_then(|resource| match endpoint {
        Endpoint::History(..) => resource.description.access_to_history(),
        _ => resource.description.access,
    });
    let access = access.ok_or_else(|| Error::internal("resource without access"))?;
    Ok(actor.check(access).map_err(Error::from)?)
}

fn relationship(exchange: &Exchange<'_>, resource: &str, name: &str) -> Result<&'static Relationship, Failure> {
    let resource = exchange.door.platform().registry.resource(resource);
    let found = resource.and_then(|resource| resource.relationship(name));
    found.ok_or_else(|| kinds::NOT_FOUND.problem().into())
}

fn related(resource: &str, id: &str, relationship: &str) -> Rows {
    Rows::Related(Related {
        resource: resource.to_owned(),
        id: id.to_owned(),
        relationship: relationship.to_owned(),
    })
}
