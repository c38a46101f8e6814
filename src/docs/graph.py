#!/usr/bin/env python3
"""Draws the graph of a running gateway, which it reads through the API.

    python3 src/docs/graph.py http://localhost:8080/graphql > src/docs/graph.svg

The script is made for the sample folder. It tries every order of the documents to find the one with the fewest
crossings, so it draws at most seven documents. Equal answers give equal bytes.
"""

import itertools
import json
import sys
import textwrap
import urllib.request
from html import escape

QUERY = """
query ($after: String) {
  articles(first: 100, after: $after, orderBy: [{field: TITLE}]) {
    edges {
      node {
        id title hasDocument
        provider { name }
        topics { name }
        related(first: 100) { edges { node { id } } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""

TOPIC = {"x": 30, "width": 168, "height": 40}
CARD = {"width": 372, "line": 21, "padding": 11}
DOCUMENT_X, MENTION_X = 300, 792
PILL = 25
GAP = 15
TOP = 84
WIDTH = MENTION_X + CARD["width"] + 30

STYLE = """
  .panel { fill: #fcfcfb; stroke: #d9d9d4 }
  text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; font-size: 16px; fill: #22262b }
  .head { font-size: 17px; font-weight: bold }
  .small { font-size: 14px; fill: #5a626b }
  .document rect.card { fill: #dfeafa; stroke: #2c64b0; stroke-width: 1.6 }
  .mention rect.card { fill: none; stroke: #7d8792; stroke-width: 1.4; stroke-dasharray: 5 4 }
  .provider rect { fill: #f7ead0; stroke: #b98a2b }
  .provider text { font-size: 14.5px }
  .provider line { stroke: #b98a2b; stroke-width: 1.6 }
  .topic rect { fill: #dcefe0; stroke: #3c8650; stroke-width: 1.6 }
  .about { fill: none; stroke: #3c8650; stroke-width: 1.3; opacity: 0.75 }
  .related { fill: none; stroke: #2c64b0; stroke-width: 1.7 }
  .tip { fill: #2c64b0 }
  @media (prefers-color-scheme: dark) {
    .panel { fill: #14181d; stroke: #3a424b }
    text { fill: #e4e8ec }
    .small { fill: #a3adb8 }
    .document rect.card { fill: #1c3350; stroke: #6ea6ee }
    .mention rect.card { stroke: #8a95a1 }
    .provider rect { fill: #41331a; stroke: #d0a24a }
    .provider line { stroke: #d0a24a }
    .topic rect { fill: #1d3a26; stroke: #67b77d }
    .about { stroke: #67b77d }
    .related { stroke: #6ea6ee }
    .tip { fill: #6ea6ee }
  }
"""


def ask(endpoint):
    articles, after = [], None
    while True:
        body = json.dumps({"query": QUERY, "variables": {"after": after}}).encode()
        request = urllib.request.Request(endpoint, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            page = json.load(response)["data"]["articles"]
        articles += [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return articles
        after = page["pageInfo"]["endCursor"]


def mean_of(places, fallback):
    places = list(places)
    return sum(places) / len(places) if places else fallback


def crossings(edges):
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in itertools.combinations(edges, 2))


def beside(documents, others, linked):
    """Returns the others, sorted by the mean position of the documents that each is linked to."""
    place = {document["id"]: i for i, document in enumerate(documents)}
    return sorted(others, key=lambda other: (mean_of((place[d] for d in linked(other)), len(place)), str(other)))


def arrange(documents, mentions, topics, related, about):
    """Returns the orders of the three columns with the fewest crossings and the shortest arcs between documents."""
    if len(documents) > 7:
        sys.exit("The gateway has more than seven documents, which is the limit of this script.")

    def cost(order):
        place = {document["id"]: i for i, document in enumerate(order)}
        right = beside(order, mentions, lambda m: [a for a, b in related if b == m["id"]])
        left = beside(order, topics, lambda t: [a for a, b in about if b == t])
        to_right = {mention["id"]: i for i, mention in enumerate(right)}
        to_left = {topic: i for i, topic in enumerate(left)}
        arcs = sum(abs(place[a] - place[b]) - 1 for a, b in related if b in place)
        crossed = crossings([(place[a], to_right[b]) for a, b in related if b in to_right])
        crossed += crossings([(place[a], to_left[b]) for a, b in about])
        slant = sum(abs(place[a] / len(place) - to_right[b] / len(to_right)) for a, b in related if b in to_right)
        return (crossed + 2 * arcs, round(slant, 6)), right, left

    best = min(itertools.permutations(documents), key=lambda order: (cost(order)[0], [d["title"] for d in order]))
    return list(best), *cost(best)[1:]


def lines_of(article):
    return textwrap.wrap(article["title"], 43)


def height_of(article):
    return PILL + 5 + 2 * CARD["padding"] + CARD["line"] * len(lines_of(article))


def stack(articles, x, bottom):
    """Returns the positions of the articles of a column, spread from the top to the bottom."""
    free = bottom - TOP - sum(map(height_of, articles))
    gap = free / (len(articles) - 1) if len(articles) > 1 else 0
    places, y = {}, TOP
    for article in articles:
        card = y + PILL + 5
        height = height_of(article) - PILL - 5
        places[article["id"]] = {"x": x, "pill": y, "y": card, "height": height, "middle": card + height / 2}
        y += height_of(article) + gap
    return places


def text(x, y, content, kind="", anchor=""):
    extra = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.1f}" y="{y:.1f}"{extra}>{escape(content)}</text>'


def card(article, place):
    kind = "document" if article["hasDocument"] else "mention"
    x, y = place["x"], place["y"]
    parts = [f'<g class="{kind}">', f'<rect class="card" x="{x}" y="{y:.1f}" width="{CARD["width"]}" '
             f'height="{place["height"]:.1f}" rx="7"/>']
    for i, line in enumerate(lines_of(article)):
        parts.append(text(x + 14, y + CARD["padding"] + 16 + CARD["line"] * i, line))
    parts.append("</g>")
    if article["provider"]:
        name = article["provider"]["name"]
        width = 7.6 * len(name) + 26
        parts += ['<g class="provider">',
                  f'<line x1="{x + 30}" y1="{place["pill"] + PILL:.1f}" x2="{x + 30}" y2="{y:.1f}"/>',
                  f'<rect x="{x + 12}" y="{place["pill"]:.1f}" width="{width:.1f}" height="{PILL}" rx="{PILL / 2}"/>',
                  text(x + 12 + width / 2, place["pill"] + 17.5, name, anchor="middle"), "</g>"]
    return parts


def arrow(x1, y1, x2, y2, bend):
    """Returns a curve with horizontal ends that begins to the right of `x1`, and the tip at its end."""
    back = 1 if x2 > x1 + bend else -1
    end = x2 - 9 * back
    return [f'<path class="related" d="M{x1:.1f} {y1:.1f} C{x1 + bend:.1f} {y1:.1f} '
            f'{end - bend * back:.1f} {y2:.1f} {end:.1f} {y2:.1f}"/>',
            f'<path class="tip" d="M{x2:.1f} {y2:.1f} l{-10 * back} -5 v10 z"/>']


def spread(place, index, count):
    """Returns the vertical position at which the edge with this index meets the side of a card."""
    return place["y"] + place["height"] * (index + 1) / (count + 1)


def relations(related, places):
    outgoing = {}
    incoming = {}
    for a, b in related:
        outgoing.setdefault(a, []).append(b)
        incoming.setdefault(b, []).append(a)
    parts = []
    for a, targets in outgoing.items():
        targets.sort(key=lambda b: (places[b]["middle"], b))
        for i, b in enumerate(targets):
            sources = sorted(incoming[b], key=lambda s: (places[s]["middle"], s))
            same = places[a]["x"] == places[b]["x"]
            start = places[a]["x"] + CARD["width"]
            end = places[b]["x"] + (CARD["width"] if same else 0)
            parts += arrow(start, spread(places[a], i, len(targets)), end,
                           spread(places[b], sources.index(a), len(sources)) if not same
                           else places[b]["y"] + (8 if places[b]["y"] > places[a]["y"] else places[b]["height"] - 8),
                           46 if same else 62)
    return parts


def legend(y):
    x = 30
    parts = [f'<g transform="translate({x} {y:.1f})">']
    parts += ['<g class="document"><rect class="card" x="0" y="-14" width="30" height="18" rx="4"/></g>',
              text(40, 0, "article with its own document", "small"),
              '<g class="mention"><rect class="card" x="290" y="-14" width="30" height="18" rx="4"/></g>',
              text(330, 0, "mention", "small"),
              '<g class="provider"><rect x="410" y="-14" width="30" height="18" rx="9"/></g>',
              text(450, 0, "provider, above its articles (PUBLISHED_BY)", "small"),
              '<g class="topic"><rect x="786" y="-14" width="30" height="18" rx="9"/></g>',
              text(826, 0, "topic", "small"),
              '<path class="about" d="M878 -5 h30"/>', text(918, 0, "ABOUT", "small"),
              '<path class="related" d="M985 -5 h24"/><path class="tip" d="M1019 -5 l-10 -5 v10 z"/>',
              text(1028, 0, "RELATED_TO", "small"), "</g>"]
    return parts


def draw(articles):
    documents = [article for article in articles if article["hasDocument"]]
    mentions = [article for article in articles if not article["hasDocument"]]
    topics = sorted({topic["name"] for article in articles for topic in article["topics"]})
    related = [(a["id"], edge["node"]["id"]) for a in articles for edge in a["related"]["edges"]]
    about = [(a["id"], topic["name"]) for a in documents for topic in a["topics"]]
    documents, mentions, topics = arrange(documents, mentions, topics, related, about)

    bottom = TOP + max(sum(map(height_of, column)) + GAP * (len(column) - 1) for column in (documents, mentions))
    places = stack(documents, DOCUMENT_X, bottom) | stack(mentions, MENTION_X, bottom)
    height = bottom + 62

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
             f'height="{height:.0f}" role="img">',
             f"<title>{len(documents)} documents, {len(mentions)} mentions and {len(topics)} topics</title>",
             f"<style>{STYLE}</style>",
             f'<rect class="panel" x="1" y="1" width="{WIDTH - 2}" height="{height - 2:.0f}" rx="12"/>',
             text(TOPIC["x"], 40, f"{len(topics)} topics", "head"),
             text(DOCUMENT_X, 40, f"{len(documents)} articles with a document", "head"),
             text(DOCUMENT_X, 60, "their documents name topics and list related articles", "small"),
             text(MENTION_X, 40, f"{len(mentions)} mentions", "head"),
             text(MENTION_X, 60, "mentioned only in documents of other articles", "small")]

    step = (bottom - TOP) / len(topics) if topics else 0
    middles = {topic: TOP + step * (i + 0.5) for i, topic in enumerate(topics)}
    for a, topic in about:
        x1, y1 = TOPIC["x"] + TOPIC["width"], middles[topic]
        x2, y2 = DOCUMENT_X, places[a]["middle"]
        bend = (x2 - x1) / 2
        parts.append(f'<path class="about" d="M{x1} {y1:.1f} C{x1 + bend} {y1:.1f} {x2 - bend} {y2:.1f} {x2} {y2:.1f}"/>')
    parts += relations(related, places)
    for topic, y in middles.items():
        parts += ['<g class="topic">', f'<rect x="{TOPIC["x"]}" y="{y - TOPIC["height"] / 2:.1f}" '
                  f'width="{TOPIC["width"]}" height="{TOPIC["height"]}" rx="20"/>',
                  text(TOPIC["x"] + TOPIC["width"] / 2, y + 5, topic, anchor="middle"), "</g>"]
    for article in documents + mentions:
        parts += card(article, places[article["id"]])
    parts += legend(height - 26)
    return "\n".join(parts + ["</svg>"]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(draw(ask(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080/graphql")))
