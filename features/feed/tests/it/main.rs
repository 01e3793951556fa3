//! Feeds as readers fetch them, on both databases.

mod comments;
mod hub;
mod podcasts;
mod sent;
mod sitemap;
mod subscriptions;
mod videos;

use axum::body::Body;
use axum::http::{Request, header};
use platform::testing::TestApp;
use quick_xml::Reader;
use quick_xml::events::Event;
use world::{Answer, World};

/// An instance that serves feeds.
pub(crate) async fn world(t: &TestApp) -> World {
    World::with_router(t, feed::routes(&t.app).split().0.layer(catalog::routes::shared())).await
}

/// Runs the jobs whose time has come.
pub(crate) async fn work(w: &World) {
    w.work(feed::handlers(&w.app)).await;
}

/// Somebody asks with a header.
pub(crate) async fn ask(w: &World, path: &str, name: header::HeaderName, value: &str) -> Answer {
    w.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
}

/// An element of a document: its path (`rss/channel/item`), its attributes and its text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) path: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }
}

/// All elements of a well-formed document, in their order.
pub(crate) fn parse(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{e}: {xml}"));
        match &event {
            Event::Start(e) | Event::Empty(e) => {
                let name = String::from_utf8(e.name().as_ref().to_vec()).unwrap();
                let path = open.last().map_or(name.clone(), |o| format!("{}/{name}", all[*o].path));
                let attributes = e.attributes().map(|a| {
                    let a = a.unwrap();
                    let value = a.unescape_value().unwrap().into_owned();
                    (String::from_utf8(a.key.as_ref().to_vec()).unwrap(), value)
                });
                all.push(Element { path, attributes: attributes.collect(), text: String::new() });
                if matches!(event, Event::Start(_)) {
                    open.push(all.len() - 1);
                }
            }
            Event::Text(t) => {
                if let Some(o) = open.last() {
                    all[*o].text.push_str(&t.decode().unwrap());
                }
            }
            Event::GeneralRef(r) => {
                let name = r.decode().unwrap();
                let resolved = match r.resolve_char_ref().unwrap() {
                    Some(c) => c.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&name).unwrap().to_owned(),
                };
                all[*open.last().unwrap()].text.push_str(&resolved);
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{xml}");
    all
}

/// The texts of all elements at a path.
pub(crate) fn texts(xml: &str, path: &str) -> Vec<String> {
    parse(xml).into_iter().filter(|e| e.path == path).map(|e| e.text).collect()
}

/// The elements at a path.
pub(crate) fn at(xml: &str, path: &str) -> Vec<Element> {
    parse(xml).into_iter().filter(|e| e.path == path).collect()
}
