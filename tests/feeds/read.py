"""Prints as JSON what feedparser makes of the feeds whose addresses are the arguments."""

import json
import sys

import feedparser


def read(url):
    feed = feedparser.parse(url)
    return {
        "url": url,
        "problem": str(feed.get("bozo_exception", "")) if feed.bozo else "",
        "version": feed.version,
        "status": feed.get("status"),
        "title": feed.feed.get("title"),
        "link": feed.feed.get("link"),
        "image": feed.feed.get("image", {}).get("href"),
        "dated": bool(feed.feed.get("updated_parsed")),
        "entries": [
            {
                "id": entry.get("id"),
                "title": entry.get("title"),
                "link": entry.get("link"),
                "author": entry.get("author"),
                "dated": bool(entry.get("published_parsed") or entry.get("updated_parsed")),
                "content": "".join(part["value"] for part in entry.get("content", [])),
                "enclosures": [dict(e) for e in entry.get("enclosures", [])],
                "media": [dict(m) for m in entry.get("media_content", [])],
                "thumbnails": len(entry.get("media_thumbnail", [])),
                "duration": entry.get("itunes_duration"),
            }
            for entry in feed.entries
        ],
    }


print(json.dumps([read(url) for url in sys.argv[1:]]))
