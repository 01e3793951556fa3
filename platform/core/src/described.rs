//! What the description of the API says of refusals and sessions: the same for every route, by its rule and by what it takes, so that
//! no route repeats it. What a route refuses beside that it says itself.

use crate::access::Access;
use serde_json::Value;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr, Response};
use utoipa::{PartialSchema, ToSchema};

/// A refusal or a failure (RFC 9457), as [`crate::Problem`] renders it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes, nothing makes it")]
struct ProblemDocument {
    /// `about:blank`, or an address that ends with `code`.
    #[schema(rename = "type")]
    kind: String,
    /// The status in words; left out where there is a code.
    title: Option<String>,
    /// A sentence that may be shown.
    detail: String,
    /// The same as the answer's.
    status: u16,
    /// What clients may act on, such as `quota_reached`.
    code: Option<String>,
    /// The address that was asked, where fields were wrong.
    instance: Option<String>,
    /// Where PeerTube documents the operation.
    docs: Option<String>,
    /// Each wrong field: its value, why it is wrong, and where it stood.
    #[schema(rename = "invalid-params", value_type = Option<Object>)]
    invalid_params: Option<Value>,
}

const SCHEMA: &str = "ProblemDocument";
const MEDIA_TYPE: &str = "application/problem+json";
/// Names the session.
const BEARER: &str = "bearer";

/// The refusals that routes have in common: status, name, and what it means.
const REFUSALS: &[(&str, &str, &str)] = &[
    ("400", "BadRequest", "Something that was sent is wrong; `invalid-params` names it"),
    ("401", "Unauthorized", "No session, or one that has ended"),
    ("403", "Forbidden", "Not for whom asks"),
    ("404", "NotFound", "There is no such thing"),
    ("413", "PayloadTooLarge", "More was sent than is taken"),
    ("429", "TooManyRequests", "Too many requests; `Retry-After` says when to come again"),
];

/// Adds to a route's description what its rule and what it takes lead to.
pub(crate) fn refusals(operation: &mut Operation, access: Access, path: &str) {
    let (mut in_path, mut in_query) = (path.contains('{'), false);
    for parameter in operation.parameters.iter().flatten() {
        if let RefOr::T(parameter) = parameter {
            in_path |= parameter.parameter_in == ParameterIn::Path;
            in_query |= parameter.parameter_in == ParameterIn::Query;
        }
    }
    let has_body = operation.request_body.is_some();
    for (status, name, _) in REFUSALS {
        let refuses = match *status {
            "400" => in_path || in_query || has_body,
            "401" => access != Access::Public,
            // What an address names may be somebody else's.
            "403" => matches!(access, Access::With(_)) || (in_path && access != Access::Public),
            "404" => in_path,
            "413" => has_body,
            _ => ["/api/v1/", "/feeds/"].iter().any(|limited| path.starts_with(limited)),
        };
        let responses = &mut operation.responses.responses;
        if refuses && !responses.contains_key(*status) {
            responses.insert((*status).to_owned(), RefOr::Ref(Ref::from_response_name(*name)));
        }
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && status.as_str() >= "400"
            && response.content.is_empty()
        {
            response.content.insert(MEDIA_TYPE.to_owned(), RefOr::T(document()));
        }
    }
    let session = || SecurityRequirement::new(BEARER, Vec::<String>::new());
    operation.security = match access {
        Access::Public => None,
        Access::Anyone => Some(vec![SecurityRequirement::default(), session()]),
        Access::SignedIn | Access::With(_) => Some(vec![session()]),
    };
}

fn document() -> Content {
    Content::new(Some(RefOr::Ref(Ref::from_schema_name(SCHEMA))))
}

/// Adds what the descriptions of all routes refer to.
pub(crate) fn components(api: &mut OpenApi) {
    let components = api.components.get_or_insert_with(Components::new);
    components.schemas.insert(SCHEMA.to_owned(), ProblemDocument::schema());
    for (_, name, meaning) in REFUSALS {
        let mut response = Response::new(*meaning);
        response.content.insert(MEDIA_TYPE.to_owned(), RefOr::T(document()));
        components.responses.insert((*name).to_owned(), RefOr::T(response));
    }
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    components.add_security_scheme(BEARER, bearer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Right;
    use utoipa::openapi::path::{OperationBuilder, ParameterBuilder};
    use utoipa::openapi::request_body::RequestBody;

    fn statuses(operation: &Operation) -> Vec<&str> {
        operation.responses.responses.keys().map(String::as_str).collect()
    }

    #[test]
    fn a_route_says_what_it_refuses() {
        let mut plain = OperationBuilder::new().response("200", Response::new("fine")).build();
        refusals(&mut plain, Access::Public, "/robots.txt");
        assert_eq!(statuses(&plain), ["200"]);
        assert!(plain.security.is_none());
        let query = ParameterBuilder::new().name("sort").parameter_in(ParameterIn::Query);
        let mut list = OperationBuilder::new().parameter(query).build();
        refusals(&mut list, Access::Anyone, "/api/v1/videos");
        assert_eq!(statuses(&list), ["400", "401", "429"]);
        assert_eq!(list.security.map(|s| s.len()), Some(2));
        let mut one = OperationBuilder::new().build();
        refusals(&mut one, Access::Anyone, "/api/v1/videos/{id}");
        assert_eq!(statuses(&one), ["400", "401", "403", "404", "429"]);
        let mut feed = OperationBuilder::new().build();
        refusals(&mut feed, Access::Public, "/feeds/videos.{format}");
        assert_eq!(statuses(&feed).last(), Some(&"429"));
        let mut change = OperationBuilder::new()
            .request_body(Some(RequestBody::new()))
            .response("409", Response::new("Taken"))
            .response("404", Response::new("No such thing"))
            .build();
        refusals(&mut change, Access::With(Right::ManageUsers), "/api/v1/users/{id}");
        assert_eq!(statuses(&change), ["400", "401", "403", "404", "409", "413", "429"]);
        let json = serde_json::to_value(&change.responses).unwrap();
        assert_eq!(json["400"]["$ref"], "#/components/responses/BadRequest");
        assert_eq!(json["404"]["description"], "No such thing");
        let schema = &json["404"]["content"]["application/problem+json"]["schema"]["$ref"];
        assert_eq!(schema, "#/components/schemas/ProblemDocument");
    }
}
