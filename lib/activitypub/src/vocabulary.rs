//! The words that signatures over documents are read with: one table for ActivityStreams and the extensions that PeerTube,
//! Mastodon and Lemmy use. Contexts are never fetched, and a document's own context is not believed: whatever it says, its
//! words mean what they mean here (see [`crate::linked`]).
//!
//! Sources: the vocabularies of the W3C (activitystreams-vocabulary, section 7, and the term definitions of its context), the
//! terms of `https://w3id.org/security/v1` that occur in actors, and the extensions as the servers declare them.

use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Prefixes of compact addresses.
const PREFIXES: &[(&str, &str)] = &[
    ("as", "https://www.w3.org/ns/activitystreams#"),
    ("ldp", "http://www.w3.org/ns/ldp#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("dc", "http://purl.org/dc/terms/"),
    ("sec", "https://w3id.org/security#"),
    ("pt", "https://joinpeertube.org/ns#"),
    ("sc", "http://schema.org/"),
    ("toot", "http://joinmastodon.org/ns#"),
    ("ostatus", "http://ostatus.org#"),
    ("lemmy", "https://join-lemmy.org/ns#"),
];

/// Words that are types in the namespace of ActivityStreams.
const STREAM_TYPES: &str = "Accept Activity IntransitiveActivity Add Announce Application Arrive Article Audio Block Collection \
    CollectionPage Relationship Create Delete Dislike Document Event Follow Flag Group Ignore Image Invite Join Leave Like Link Mention \
    Note Object Offer OrderedCollection OrderedCollectionPage Organization Page Person Place Profile Question Reject Remove Service \
    TentativeAccept TentativeReject Tombstone Undo Update Video View Listen Read Move Travel IsFollowing IsFollowedBy IsContact IsMember \
    Hashtag";

/// Words of ActivityStreams whose values are addresses or objects.
const STREAM_LINKS: &str = "subject relationship actor attributedTo attachment bcc bto cc context current first generator icon image \
    inReplyTo items instrument last location next object oneOf anyOf origin prev preview replies result audience partOf tag target to url \
    href describes formerType outbox following followers streams endpoints uploadMedia proxyUrl liked oauthAuthorizationEndpoint \
    oauthTokenEndpoint provideClientKey signClientKey sharedInbox Public likes dislikes shares comments alsoKnownAs movedTo";

/// Words of ActivityStreams whose values are plain.
const STREAM_PLAIN: &str = "content name downstreamDuplicates hreflang mediaType rel summary units upstreamDuplicates verb \
    preferredUsername source sensitive manuallyApprovesFollowers";

/// Words of ActivityStreams whose values have a type of XML Schema.
const STREAM_TYPED: &[(&str, &str)] = &[
    ("closed", "dateTime"),
    ("accuracy", "float"),
    ("altitude", "float"),
    ("duration", "duration"),
    ("endTime", "dateTime"),
    ("height", "nonNegativeInteger"),
    ("latitude", "float"),
    ("longitude", "float"),
    ("published", "dateTime"),
    ("radius", "float"),
    ("rating", "float"),
    ("startIndex", "nonNegativeInteger"),
    ("startTime", "dateTime"),
    ("totalItems", "nonNegativeInteger"),
    ("updated", "dateTime"),
    ("width", "nonNegativeInteger"),
    ("deleted", "dateTime"),
];

/// Everything else: the word, its address, and what its values are (empty: plain; `@id`: addresses or objects; else their type).
const OTHERS: &[(&str, &str, &str)] = &[
    ("inbox", "ldp:inbox", "@id"),
    // Keys and signatures
    ("created", "dc:created", "xsd:dateTime"),
    ("creator", "dc:creator", "@id"),
    ("owner", "sec:owner", "@id"),
    ("publicKey", "sec:publicKey", "@id"),
    ("publicKeyPem", "sec:publicKeyPem", ""),
    ("signature", "sec:signature", ""),
    ("signatureValue", "sec:signatureValue", ""),
    ("nonce", "sec:nonce", ""),
    ("domain", "sec:domain", ""),
    ("RsaSignature2017", "sec:RsaSignature2017", ""),
    // PeerTube: videos
    ("Infohash", "pt:Infohash", ""),
    ("SensitiveTag", "pt:SensitiveTag", ""),
    ("PropertyValue", "sc:PropertyValue", ""),
    ("value", "sc:value", ""),
    ("category", "sc:category", ""),
    ("licence", "sc:license", ""),
    ("language", "sc:inLanguage", ""),
    ("subtitleLanguage", "sc:subtitleLanguage", ""),
    ("automaticallyGenerated", "pt:automaticallyGenerated", ""),
    ("identifier", "sc:identifier", ""),
    ("isLiveBroadcast", "sc:isLiveBroadcast", ""),
    ("liveSaveReplay", "pt:liveSaveReplay", "sc:Boolean"),
    ("permanentLive", "pt:permanentLive", "sc:Boolean"),
    ("latencyMode", "pt:latencyMode", "sc:Number"),
    ("dvrWindow", "pt:dvrWindow", "sc:Duration"),
    ("tileWidth", "pt:tileWidth", "sc:Number"),
    ("tileHeight", "pt:tileHeight", "sc:Number"),
    ("tileDuration", "pt:tileDuration", "sc:Number"),
    ("aspectRatio", "pt:aspectRatio", "sc:Float"),
    ("uuid", "pt:uuid", "sc:identifier"),
    ("originallyPublishedAt", "sc:datePublished", ""),
    ("schedules", "sc:eventSchedule", ""),
    ("startDate", "sc:startDate", ""),
    ("embedUrl", "sc:embedUrl", ""),
    ("uploadDate", "sc:uploadDate", ""),
    ("hasParts", "sc:hasParts", ""),
    ("playerSettings", "pt:playerSettings", ""),
    ("views", "pt:views", "sc:Number"),
    ("downloads", "pt:downloads", "sc:Number"),
    ("state", "pt:state", "sc:Number"),
    ("size", "pt:size", "sc:Number"),
    ("fps", "pt:fps", "sc:Number"),
    ("canReply", "pt:canReply", ""),
    ("commentsPolicy", "pt:commentsPolicy", "sc:Number"),
    ("downloadEnabled", "pt:downloadEnabled", "sc:Boolean"),
    ("waitTranscoding", "pt:waitTranscoding", "sc:Boolean"),
    ("support", "pt:support", "sc:Text"),
    // PeerTube: the rest
    ("Playlist", "pt:Playlist", ""),
    ("PlaylistElement", "pt:PlaylistElement", ""),
    ("playlists", "pt:playlists", "@id"),
    ("position", "pt:position", "sc:Number"),
    ("videoChannelPosition", "pt:position", "sc:Number"),
    ("startTimestamp", "pt:startTimestamp", "sc:Number"),
    ("stopTimestamp", "pt:stopTimestamp", "sc:Number"),
    ("endTimestamp", "pt:endTimestamp", "sc:Number"),
    // Of reports.
    ("startAt", "pt:startAt", "sc:Number"),
    ("endAt", "pt:endAt", "sc:Number"),
    ("CacheFile", "pt:CacheFile", ""),
    ("expires", "sc:expires", ""),
    ("WatchAction", "sc:WatchAction", ""),
    ("DownloadAction", "sc:DownloadAction", ""),
    ("InteractionCounter", "sc:InteractionCounter", ""),
    ("interactionType", "sc:interactionType", ""),
    ("userInteractionCount", "sc:userInteractionCount", ""),
    ("actionStatus", "sc:actionStatus", ""),
    ("watchSections", "pt:watchSections", "@id"),
    ("addressRegion", "sc:addressRegion", ""),
    ("addressCountry", "sc:addressCountry", ""),
    ("replyApproval", "pt:replyApproval", ""),
    ("ApproveReply", "pt:ApproveReply", ""),
    ("RejectReply", "pt:RejectReply", ""),
    ("hasPart", "sc:hasPart", ""),
    ("startOffset", "sc:startOffset", ""),
    ("endOffset", "sc:endOffset", ""),
    ("PlayerSettings", "pt:PlayerSettings", "@id"),
    ("theme", "pt:theme", ""),
    ("email", "sc:email", ""),
    // Lemmy and Mastodon
    ("postingRestrictedToMods", "lemmy:postingRestrictedToMods", ""),
    ("indexable", "toot:indexable", ""),
    ("discoverable", "toot:discoverable", ""),
    ("featured", "toot:featured", "@id"),
    ("featuredTags", "toot:featuredTags", "@id"),
    ("Emoji", "toot:Emoji", ""),
    ("blurhash", "toot:blurhash", ""),
    ("votersCount", "toot:votersCount", ""),
    ("atomUri", "ostatus:atomUri", ""),
    ("inReplyToAtomUri", "ostatus:inReplyToAtomUri", ""),
    ("conversation", "ostatus:conversation", ""),
];

/// Words whose values keep their order, with their address and what the values are.
const LISTS: &[(&str, &str, &str)] = &[("orderedItems", "as:items", "@id"), ("focalPoint", "toot:focalPoint", "")];

/// Words whose values are texts by language, and the plain word beside them.
const BY_LANGUAGE: &[(&str, &str)] =
    &[("contentMap", "as:content"), ("nameMap", "as:name"), ("summaryMap", "as:summary")];

/// The table as a JSON-LD context.
static CONTEXT: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let mut context = Map::new();
    let mut add = |term: &str, value: Value| {
        context.insert(term.to_owned(), value);
    };
    for (prefix, address) in PREFIXES {
        add(prefix, json!(address));
    }
    add("id", json!("@id"));
    add("type", json!("@type"));
    for term in STREAM_TYPES.split_ascii_whitespace().chain(STREAM_PLAIN.split_ascii_whitespace()) {
        add(term, json!(format!("as:{term}")));
    }
    for term in STREAM_LINKS.split_ascii_whitespace() {
        add(term, json!({"@id": format!("as:{term}"), "@type": "@id"}));
    }
    for (term, kind) in STREAM_TYPED {
        add(term, json!({"@id": format!("as:{term}"), "@type": format!("xsd:{kind}")}));
    }
    for (term, address, kind) in OTHERS {
        let plain = kind.is_empty();
        add(term, if plain { json!(address) } else { json!({"@id": address, "@type": kind}) });
    }
    for (term, address, kind) in LISTS {
        let plain = kind.is_empty();
        let list = json!({"@id": address, "@container": "@list"});
        add(term, if plain { list } else { json!({"@id": address, "@container": "@list", "@type": kind}) });
    }
    for (term, address) in BY_LANGUAGE {
        add(term, json!({"@id": address, "@container": "@language"}));
    }
    context
});

/// The `@context` of a document of ours: the two that everybody knows by address, and a declaration of each word beyond them
/// that the document uses, so that nothing in it goes unsigned.
pub fn context_of(document: &Value) -> Value {
    let mut used = BTreeSet::new();
    collect(document, &mut used);
    let mut prefixes = BTreeSet::new();
    let mut words = Map::new();
    for word in used {
        let Some(meaning) = CONTEXT.get(word).filter(|_| !is_common(word)) else { continue };
        let parts = meaning.as_object().map_or_else(|| vec![meaning], |parts| parts.values().collect());
        prefixes.extend(parts.iter().filter_map(|part| part.as_str()?.split_once(':')).map(|(prefix, _)| prefix));
        words.insert(word.to_owned(), meaning.clone());
    }
    let mut declared = Map::new();
    for (prefix, address) in PREFIXES.iter().filter(|(prefix, _)| prefixes.contains(prefix) && *prefix != "as") {
        declared.insert((*prefix).to_owned(), json!(address));
    }
    declared.extend(words);
    let mut contexts = vec![
        json!("https://www.w3.org/ns/activitystreams"),
        json!("https://w3id.org/security/v1"),
        json!({"RsaSignature2017": "https://w3id.org/security#RsaSignature2017"}),
    ];
    if !declared.is_empty() {
        contexts.push(Value::Object(declared));
    }
    Value::Array(contexts)
}

/// Members and types anywhere in a document.
fn collect<'a>(value: &'a Value, used: &mut BTreeSet<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, used)),
        Value::Object(object) => {
            for (name, value) in object.iter().filter(|(name, _)| *name != "@context") {
                used.insert(name);
                if name == "type" {
                    used.extend(value.as_str());
                    used.extend(value.as_array().into_iter().flatten().filter_map(Value::as_str));
                }
                collect(value, used);
            }
        }
        _ => {}
    }
}

/// What a word may stand for, by the word.
static WORDS: LazyLock<HashMap<&'static str, Word>> = LazyLock::new(|| {
    let prefixes = PREFIXES.iter().map(|(prefix, _)| (*prefix, Word::Prefix));
    let languages = BY_LANGUAGE.iter().map(|(term, _)| (*term, Word::ByLanguage));
    let others = CONTEXT.keys().map(|term| (term.as_str(), Word::Plain));
    others.chain(prefixes).chain(languages).collect()
});

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// A property or a type.
    Plain,
    /// A property whose value maps languages to texts.
    ByLanguage,
    /// The first part of compact addresses; no property.
    Prefix,
}

/// What a word is; `None` for one that nobody here reads.
pub(crate) fn word(text: &str) -> Option<Word> {
    WORDS.get(text).copied()
}

/// The context that all documents are read with.
pub(crate) fn context() -> Value {
    Value::Object(CONTEXT.clone())
}

/// Words of the two contexts that are named by address in every document: ActivityStreams and security.
pub(crate) fn is_common(text: &str) -> bool {
    /// Extensions of others in the namespace of ActivityStreams: its context does not have them.
    const NOT_IN_ITS_CONTEXT: [&str; 6] =
        ["Hashtag", "sensitive", "manuallyApprovesFollowers", "movedTo", "dislikes", "comments"];
    static COMMON: LazyLock<HashMap<&'static str, ()>> = LazyLock::new(|| {
        let streams = [STREAM_TYPES, STREAM_LINKS, STREAM_PLAIN].into_iter().flat_map(str::split_ascii_whitespace);
        let typed = STREAM_TYPED.iter().map(|(term, _)| *term);
        let security = ["created", "creator", "owner", "publicKey", "publicKeyPem", "signature", "signatureValue"];
        let own = ["id", "type", "inbox", "orderedItems", "contentMap", "nameMap", "summaryMap"];
        let all = streams.chain(typed).chain(security).chain(own);
        all.filter(|term| !NOT_IN_ITS_CONTEXT.contains(term)).map(|term| (term, ())).collect()
    });
    COMMON.contains_key(text)
}
