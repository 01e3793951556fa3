//! The addresses of files in the API's description. They are no routes like others: no layer looks into their bodies, and who may is
//! decided file by file.

use super::{Served, Terms, served};
use platform::Access;
use platform::routes::describe;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{Info, OpenApi, Paths, Required, Response};

/// All addresses of files, described.
pub fn described() -> OpenApi {
    let mut paths = Paths::new();
    for served in served() {
        paths.paths.insert(served.path.to_owned(), item(&served));
    }
    OpenApi::new(Info::default(), paths)
}

fn item(served: &Served) -> PathItem {
    let terms = served.terms;
    let tag = if served.path.starts_with("/download/") { "Video Download" } else { "Static Video Files" };
    let mut operation = OperationBuilder::new().operation_id(Some(served.id)).summary(Some(served.summary)).tag(tag);
    for name in served.path.split(['{', '}']).skip(1).step_by(2) {
        operation = operation.parameter(parameter(name, ParameterIn::Path, text(), None));
    }
    for (name, schema, says) in query(terms) {
        operation = operation.parameter(parameter(name, ParameterIn::Query, schema, Some(says)));
    }
    for (status, says) in answers(terms) {
        operation = operation.response(*status, Response::new(*says));
    }
    let mut operation = operation.build();
    let access = if terms == Terms::Open { Access::Public } else { Access::Anyone };
    describe(&mut operation, access, served.path);
    PathItem::new(HttpMethod::Get, operation)
}

fn parameter(name: &str, at: ParameterIn, schema: Schema, says: Option<&str>) -> Parameter {
    let required = if at == ParameterIn::Path { Required::True } else { Required::False };
    let parameter = ParameterBuilder::new().name(name).parameter_in(at).required(required);
    parameter.schema(Some(schema)).description(says).build()
}

fn text() -> Schema {
    ObjectBuilder::new().schema_type(Type::String).build().into()
}

fn query(terms: Terms) -> Vec<(&'static str, Schema, &'static str)> {
    let token = || ("videoFileToken", text(), "Opens the file in place of a session");
    match terms {
        Terms::Open => vec![],
        Terms::Public | Terms::Private | Terms::Download | Terms::Original => vec![token()],
        Terms::PrivatePlaylist => {
            let truth = ObjectBuilder::new().schema_type(Type::Boolean).build().into();
            vec![token(), ("reinjectVideoFileToken", truth, "Whether the token is added to what a playlist lists")]
        }
        Terms::Generated => {
            let number = ObjectBuilder::new().schema_type(Type::Integer).build();
            let numbers = ArrayBuilder::new().items(number).build().into();
            vec![token(), ("videoFileIds", numbers, "The files to take pictures and sound of: one, or one with each")]
        }
    }
}

fn answers(terms: Terms) -> &'static [(&'static str, &'static str)] {
    const FILE: &[(&str, &str)] = &[
        ("200", "The file"),
        ("206", "The part of it that was asked for"),
        ("304", "It is the one that is known already"),
        ("412", "It is another one"),
        ("416", "It has no such part"),
    ];
    const GUARDED: &[(&str, &str)] = &[
        ("200", "The file"),
        ("206", "The part of it that was asked for"),
        ("304", "It is the one that is known already"),
        ("403", "Not for whom asks"),
        ("412", "It is another one"),
        ("416", "It has no such part"),
    ];
    const GENERATED: &[(&str, &str)] = &[
        ("200", "The file, while it is made"),
        ("403", "Not for whom asks, or downloads are not allowed"),
        ("429", "As many downloads are made as can be"),
        ("503", "There is no program to make it with"),
    ];
    match terms {
        Terms::Open => FILE,
        Terms::Generated => GENERATED,
        _ => GUARDED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_served_is_described() {
        let json = serde_json::to_value(described()).unwrap();
        let paths = json["paths"].as_object().unwrap();
        assert_eq!(paths.len(), served().len());
        let private = &paths["/static/streaming-playlists/hls/private/{uuid}/{file}"]["get"];
        let names: Vec<&str> =
            private["parameters"].as_array().unwrap().iter().filter_map(|p| p["name"].as_str()).collect();
        assert_eq!(names, ["uuid", "file", "videoFileToken", "reinjectVideoFileToken"]);
        let statuses: Vec<&String> = private["responses"].as_object().unwrap().keys().collect();
        assert_eq!(statuses, ["200", "206", "304", "400", "401", "403", "404", "412", "416"]);
        let open = &paths["/lazy-static/avatars/{file}"]["get"];
        assert!(open.get("security").is_none() && open["responses"].get("401").is_none());
    }
}
