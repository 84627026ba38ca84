"""Pages with the residue of real sites: a table of patterns, over invented articles.

Each pattern dresses an article in the markup and the words that some kind of site puts around it.
All of them are written for these tests; what is not in `Story.paragraphs` is residue.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Story(NamedTuple):
    """An invented article: what a reader of a page should find in it, and nothing else."""

    title: str
    outlet: str
    author: str
    paragraphs: tuple[str, ...]


STORIES = (
    Story(
        "Storm closes the harbour of Lindra for nine hours",
        "Lake Post",
        "Odile Marsh",
        (
            "A storm closed the harbour of Lindra for nine hours on Monday and kept two ferries at "
            "sea, the port authority said.",
            "The Corvina, with 214 passengers on board, waited off the breakwater until the wind "
            "had dropped to 60 kilometres an hour. Nobody was hurt.",
            "“We have not seen waves of this height since the harbour was built,” said Ines Holt, "
            "the mayor of Lindra, who visited the pier on Tuesday morning.",
            "Repairs of the pier will cost 3.2 million euros, according to a first estimate by the "
            "engineers of the city, and will take until the end of May.",
            "It was the third storm in five weeks.",
            "Insurers expect claims from about 40 owners of boats, whose moorings broke shortly "
            "after midnight, when the wind turned to the north-west.",
        ),
    ),
    Story(
        "Council of Brevik votes for the new tram line",
        "Marl Gazette",
        "Tomas Ekdal",
        (
            "The council of Brevik voted by 31 to 14 on Thursday night to build a tram line from "
            "the central station to the university hospital.",
            "The line will be 8.4 kilometres long and have 13 stops. Work is to begin in March of "
            "next year and to last four years.",
            "Opponents had collected 9,000 signatures against the plan, which they called a "
            "monument to the vanity of its architects.",
            "“The street is too narrow for cars, bicycles and a tram,” said Vera Lund, who owns a "
            "bakery on the route. She fears that her customers will stay away during the works.",
            "The council had turned down a shorter line in 2019.",
            "The state will pay 60 percent of the costs of 410 million crowns, said the head of "
            "the transport office, Aksel Brandt, after the vote.",
        ),
    ),
    Story(
        "Fire destroys a paper mill near Verrick",
        "The Lindra Beacon",
        "Maja Sorel",
        (
            "A fire destroyed the paper mill of Verrick in the night to Saturday. Eleven workers "
            "of the late shift were taken to hospital with smoke poisoning.",
            "The fire broke out at about 11.40 p.m. in a hall where rolls of paper are dried, said "
            "the chief of the fire brigade, Pavel Anders.",
            "More than 120 firefighters from six towns fought the flames for seven hours; water "
            "was pumped from the river through two hoses, each a kilometre long.",
            "The mill, founded in 1908, employs 340 people and belongs to the Norrland group, "
            "which said that it would decide within weeks whether to rebuild it.",
            "The cause is not known.",
            "Residents of the lower town were told to keep their windows shut until noon, when "
            "measurements showed that the smoke was no longer harmful, the authorities said.",
        ),
    ),
)

Pattern = Callable[[Story], str]

# --------------------------------------------------------------------------- what most have


def _p(story: Story, first: int = 0, last: int | None = None, tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{one}</{tag}>" for one in story.paragraphs[first:last])


def _head(story: Story, more: str = "") -> str:
    return (
        f'<head><meta charset="utf-8"><title>{story.title} | {story.outlet}</title>'
        f'<meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="{story.outlet}">'
        f'<meta property="article:published_time" content="2026-03-03T07:15:00Z">{more}</head>'
    )


_NAV = (
    '<header class="site-header"><a href="/">Home</a><nav><ul><li><a href="/news">News</a></li>'
    '<li><a href="/sport">Sport</a></li><li><a href="/culture">Culture and society</a></li>'
    '<li><a href="/weather">Weather in the region</a></li></ul></nav></header>'
)
_FOOTER = (
    '<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/terms">'
    "Terms and conditions</a></li></ul><p>© 2026 The publishers. All rights reserved.</p></footer>"
)


def page(
    story: Story,
    body: str,
    *,
    before: str = _NAV,
    after: str = _FOOTER,
    head: str = "",
    heading: bool = True,
    html: str = "<html lang='en'>",
) -> str:
    """A whole page: `body` within <article>, under the headline."""
    h1 = f"<h1>{story.title}</h1>" if heading else ""
    return (
        f"<!doctype html>{html}{_head(story, head)}<body>{before}<main><article>{h1}{body}"
        f"</article></main>{after}</body></html>"
    )


def _with(before: str = "", inside: str = "", after: str = "", outside: str = "") -> Pattern:
    """The usual page with something above the text, amid it, below it, or behind the article."""

    def made(story: Story) -> str:
        body = f"{before}{_p(story, 0, 3)}{inside}{_p(story, 3)}{after}"
        return page(story, body, after=outside + _FOOTER)

    return made


def _bare(content: Callable[[Story], str]) -> Pattern:
    """A page whose body has no <main> and no <article>."""

    def made(story: Story) -> str:
        return f"<!doctype html><html>{_head(story)}<body>{content(story)}</body></html>"

    return made


_LINKS = "".join(
    f'<li><a href="/{n}">{words}</a></li>'
    for n, words in enumerate(
        (
            "Why the old lighthouse will be sold to a hotel chain this summer",
            "Seven people rescued from a drifting yacht off the northern cape",
            "The schools of the region will stay closed on Friday, says ministry",
        )
    )
)

# --------------------------------------------------------------------------- the patterns


def live_blog(story: Story) -> str:
    posts = "".join(
        f'<div class="live-post" id="post-{n}"><time datetime="2026-03-03T0{n}:00">0{n}:00</time>'
        f'<span class="post-author">{story.author}</span><p>{one}</p>'
        '<div class="share"><a href="#">Share</a><a href="#">Copy link</a></div></div>'
        for n, one in enumerate(story.paragraphs, 1)
    )
    return page(
        story,
        '<div class="live-status">Live feed</div><p class="updated">Last updated 2 minutes ago</p>'
        f'<div class="live-blog">{posts}</div><button>Load more updates</button>',
    )


def infinite_scroll(story: Story) -> str:
    other = STORIES[(STORIES.index(story) + 1) % len(STORIES)]
    return (
        f"<!doctype html><html>{_head(story)}<body>{_NAV}<main>"
        f'<article class="story" id="story-1"><h1>{story.title}</h1>{_p(story)}</article>'
        '<div class="next-up">Up next</div>'
        f'<article class="story" id="story-2"><h1>{other.title}</h1>{_p(other)}</article>'
        f"</main>{_FOOTER}</body></html>"
    )


def json_ld_only(story: Story) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": "2026-03-03T07:15:00Z",
        "articleBody": "\n\n".join(story.paragraphs),
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return (
        f"<!doctype html><html>{_head(story, script)}<body>{_NAV}<div id='app'>Loading…</div>"
        f"<noscript>Please enable JavaScript to read this page.</noscript>{_FOOTER}</body></html>"
    )


def amp(story: Story) -> str:
    body = (
        '<amp-img src="a.jpg" width="600" height="400" layout="responsive"></amp-img>'
        '<amp-social-share type="email"></amp-social-share>'
        f"{_p(story, 0, 2)}"
        '<amp-ad width="300" height="250" type="none"><div placeholder>Advertisement</div></amp-ad>'
        f"{_p(story, 2)}"
        '<amp-consent layout="nodisplay"><div>We and our 700 partners store data on your device. '
        "<button>Accept</button></div></amp-consent>"
        f'<amp-list src="/related"><div class="list-overflow">See more stories</div></amp-list>'
    )
    return page(story, body, html="<html amp lang='en'>")


def table_layout(story: Story) -> str:
    menu = "".join(f'<tr><td><a href="/{w}">{w}</a></td></tr>' for w in ("News", "Sport", "Boats"))
    return (
        f"<html>{_head(story)}<body bgcolor='white'><table width='800'><tr><td colspan='2'>"
        f"<font size='5'>{story.outlet}</font></td></tr><tr><td width='150'><table>{menu}</table>"
        f"</td><td><h1>{story.title}</h1>{_p(story)}</td></tr><tr><td colspan='2'>"
        "<font size='1'>© 2003 The publishers. All rights reserved.</font></td></tr></table>"
        "</body></html>"
    )


def table_layout_of_breaks(story: Story) -> str:
    text = "<br><br>".join(story.paragraphs)
    return (
        f"<html>{_head(story)}<body><table><tr><td><a href='/'>Home</a> | <a href='/n'>News</a>"
        f"</td></tr><tr><td><b>{story.title}</b><br><br>{text}</td></tr></table></body></html>"
    )


def wordpress(story: Story) -> str:
    return (
        f"<!doctype html><html>{_head(story)}<body class='single single-post'><div id='page'>{_NAV}"
        "<div id='primary'><main id='main'><article class='post hentry'><header "
        f"class='entry-header'><h1 class='entry-title'>{story.title}</h1><div class='entry-meta'>"
        f"<span class='posted-on'>Posted on <a href='/1'>March 3, 2026</a></span> <span "
        f"class='byline'>by <a href='/2'>{story.author}</a></span></div></header>"
        "<div class='entry-content'><div class='wp-caption'><img src='a.jpg'><p "
        "class='wp-caption-text'>The place as it looked a week before, seen from the hill.</p>"
        f"</div>{_p(story)}<div class='sharedaddy sd-sharing-enabled'><h3 class='sd-title'>Share "
        "this:</h3><ul><li><a href='#'>Twitter</a></li><li><a href='#'>Facebook</a></li></ul>"
        "</div><div id='jp-relatedposts' class='jp-relatedposts'><h3><em>Related</em></h3>"
        f"<ul>{_LINKS}</ul></div></div><footer class='entry-footer'>Filed under <a href='/3'>"
        "Region</a>. Tagged <a href='/4'>weather</a>, <a href='/5'>money</a>.</footer></article>"
        "<nav class='post-navigation'><div class='nav-previous'><a href='/6'>Previous post: The "
        "museum opens its cellar to visitors</a></div></nav><div id='respond'><h3>Leave a Reply"
        "</h3><p class='comment-notes'>Your email address will not be published. Required fields "
        "are marked.</p></div></main></div><aside id='secondary' class='widget-area'><section "
        f"class='widget'><h2>Recent Posts</h2><ul>{_LINKS}</ul></section></aside>{_FOOTER}</div>"
        "</body></html>"
    )


def fields(story: Story) -> str:
    """As content systems print the fields of a record."""
    return (
        f"<!doctype html><html>{_head(story)}<body>{_NAV}<div class='region region-content'><div "
        f"class='node node--type-article'><h1 class='title'>{story.title}</h1><div class='field "
        "field--name-field-image'><img src='a.jpg'><blockquote class='image-field-caption'><p>The "
        "mayor on the pier in an earlier year.</p></blockquote></div><div class='field "
        f"field--name-body field__item'>{_p(story)}</div><div class='field field--name-field-tags'>"
        "<div class='field__label'>Tags</div><div class='field__items'><a href='/1'>Region</a> "
        "<a href='/2'>Economy</a></div></div><div class='field field--name-field-related'><div "
        f"class='field__label'>Related content</div><ul>{_LINKS}</ul></div></div></div>{_FOOTER}"
        "</body></html>"
    )


def blocks(story: Story) -> str:
    """Paragraphs in <div>s with names that a build made."""
    text = "".join(
        f'<div data-component="text-block" class="ssrcss-7uxr{n}"><p class="ssrcss-1q0x">{one}</p>'
        "</div>"
        for n, one in enumerate(story.paragraphs)
    )
    figure = (
        '<div data-component="image-block"><figure><img src="a.jpg"><figcaption><span '
        'class="visually-hidden">Image caption, </span>The place on the morning after, when the '
        "work had begun</figcaption></figure></div>"
    )
    links = (
        '<div data-component="links-block"><h2>Related topics</h2><ul>'
        "<li><a href='/1'>Weather</a></li><li><a href='/2'>Travel</a></li></ul></div>"
    )
    return page(story, figure + text + links)


def divs(story: Story) -> str:
    text = "".join(f'<div class="par">{one}</div>' for one in story.paragraphs)
    return (
        f"<!doctype html><html>{_head(story)}<body><div id='nav'><a href='/'>Home</a> <a "
        f"href='/a'>All the news</a></div><h1>{story.title}</h1><div id='content'>{text}</div>"
        f"<div id='footer'>Contact the desk | Imprint | Privacy</div></body></html>"
    )


def breaks(story: Story) -> str:
    text = "<br>\n<br>\n".join(story.paragraphs)
    return page(story, f'<div class="text">{text}</div>')


def drop_cap(story: Story) -> str:
    first, *rest = story.paragraphs
    others = "".join(f"<p>{one}</p>" for one in rest)
    return page(story, f'<p><span class="dropcap">{first[0]}</span>{first[1:]}</p>{others}')


def linked(story: Story) -> str:
    """Names and figures are links, words are marked."""
    text = "".join(
        "<p>" + " ".join(
            f'<a href="/t/{n}">{word}</a>' if word[0].isupper() and n else
            f"<strong>{word}</strong>" if word[0].isdigit() else word
            for n, word in enumerate(one.split())
        ) + "</p>"
        for one in story.paragraphs
    )  # fmt: skip
    return page(story, text)


def paginated(story: Story) -> str:
    return page(
        story,
        f"{_p(story)}<div class='pagination'><span>Page 1 of 2</span> <a href='?page=2'>Next page"
        "</a></div>",
    )


def subheads(story: Story) -> str:
    return page(
        story,
        f"{_p(story, 0, 2)}<h2>What the neighbours say</h2>{_p(story, 2, 4)}<h2>Who will pay</h2>"
        f"{_p(story, 4)}",
    )


def teaser_and_wall(story: Story) -> str:
    """What a subscriber would see is in the page, under a wall that is laid over it."""
    return page(
        story,
        f'{_p(story, 0, 2)}<div class="paywall-content">{_p(story, 2)}</div>'
        '<div class="paywall-overlay" role="dialog"><h2>Read on with a subscription</h2><p>'
        "Subscribe now for 1 euro a month and get unlimited access to all our articles.</p><p>"
        'Already a subscriber? <a href="/login">Log in</a>.</p></div>',
    )


def hidden(story: Story) -> str:
    return page(
        story,
        '<div style="display:none">This older text of the article is no longer shown to anybody '
        "who comes here.</div>"
        f"{_p(story)}<p hidden>Nobody should read this remark of the desk about the text.</p>"
        '<div aria-hidden="true" class="tracking">Measured by a service that counts readers.</div>',
    )


def teasers_beside(story: Story) -> str:
    teasers = "".join(
        f"<div class='teaser'><h3><a href='/{n}'>{other.title}</a></h3>"
        f"<p>{other.paragraphs[0]}</p><a href='/{n}'>Read more</a></div>"
        for n, other in enumerate(STORIES)
        if other != story
    )
    return page(story, _p(story), after=f"<aside class='sidebar'>{teasers}</aside>{_FOOTER}")


def teasers_below(story: Story) -> str:
    teasers = "".join(
        f"<div class='card'><a href='/{n}'><h3>{other.title}</h3><p>{other.paragraphs[0]}</p></a>"
        "</div>"
        for n, other in enumerate(STORIES)
        if other != story
    )
    more = f"<section class='more-stories'><h2>More from this section</h2>{teasers}</section>"
    return page(story, _p(story), after=more + _FOOTER)


def lead_in_header(story: Story) -> str:
    first, *_ = story.paragraphs
    return (
        f"<!doctype html><html>{_head(story)}<body>{_NAV}<main><article><header><h1>{story.title}"
        f"</h1><p class='standfirst'>{first}</p><p class='byline'>By {story.author}</p></header>"
        f"<div class='body'>{_p(story, 1)}</div></article></main>{_FOOTER}</body></html>"
    )


def lead_apart(story: Story) -> str:
    """The first paragraph stands above the picture, in an element of its own."""
    first, *_ = story.paragraphs
    return page(
        story,
        f"<div class='intro lead'>{first}</div><figure><img src='a.jpg'><figcaption>A view of the "
        f"town</figcaption></figure><div class='article__body'>{_p(story, 1)}</div>",
    )


def bullets(story: Story) -> str:
    points = "".join(f"<li>{one}</li>" for one in story.paragraphs[3:])
    return page(story, f"{_p(story, 0, 3)}<ul>{points}</ul>")


def quotations(story: Story) -> str:
    text = "".join(
        f"<blockquote><p>{one}</p></blockquote>" if "“" in one else f"<p>{one}</p>"
        for one in story.paragraphs
    )
    return page(story, text)


def sections(story: Story) -> str:
    text = "".join(
        f"<section data-block='{n}'><div><p><span class='s'>{one}</span></p></div></section>"
        "<div class='ad-wrapper'><div class='ad-label'>Advertisement</div></div>"
        for n, one in enumerate(story.paragraphs)
    )
    return page(story, text)


def nested(story: Story) -> str:
    return (
        f"<!doctype html><html>{_head(story)}<body><article class='page'><article class='story'>"
        f"<h1>{story.title}</h1>{_p(story)}</article></article>{_FOOTER}</body></html>"
    )


def many_comments(story: Story) -> str:
    """More words of readers than of the article."""
    words = (
        "As a neighbour of the place I have seen this coming for years, and nobody listened to us.",
        "What a nonsense; there were at least 500 people, and it took three days, not one.",
        "My cousin works there. She says that it was all over after two hours, as always.",
    )
    posts = "".join(
        f"<div class='comment' id='c{n}'><span class='comment-author'>reader{n}</span><p>"
        f"{words[n % 3]}</p><a href='#'>Reply</a></div>"
        for n in range(60)
    )
    return page(story, _p(story), after=f"<div id='comments-list'>{posts}</div>{_FOOTER}")


def many_teasers(story: Story) -> str:
    """More words about other articles than of this one, under names that a build made."""
    other = STORIES[(STORIES.index(story) + 1) % len(STORIES)]
    cards = "".join(
        f"<div class='css-1{n}'><a href='/{n}'><h3>{other.title}</h3><p>{words}</p></a></div>"
        for n, words in enumerate(other.paragraphs * 4)
    )
    return page(story, _p(story), after=f"<div class='css-9zz'>{cards}</div>{_FOOTER}")


def excerpts_beside(story: Story) -> str:
    """Named as leads, but of other articles, and in front of the text."""
    other = STORIES[(STORIES.index(story) + 1) % len(STORIES)]
    teasers = "".join(
        f"<li><a href='/{n}'>A headline</a><p class='excerpt'>{words}</p></li>"
        for n, words in enumerate(other.paragraphs[:3])
    )
    return (
        f"<!doctype html><html>{_head(story)}<body>{_NAV}<div class='side'><ul>{teasers}</ul></div>"
        f"<div class='post'><h1>{story.title}</h1>{_p(story)}</div><div class='side'><ul>{teasers}"
        f"</ul></div>{_FOOTER}</body></html>"
    )


def expander(story: Story) -> str:
    return page(
        story,
        f"{_p(story, 0, 2)}<button aria-expanded='false'>Continue reading</button>"
        f"<div class='expandable collapsed'>{_p(story, 2)}</div>",
    )


def microdata(story: Story) -> str:
    return (
        f"<!doctype html><html>{_head(story)}<body><div id='top'>{_LINKS}</div><div itemscope "
        f"itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>{story.title}</h1>"
        f"<div itemprop='author'>{story.author}</div><div itemprop='articleBody'>{_p(story)}</div>"
        f"</div><div class='x1'>{_LINKS}</div></body></html>"
    )


def key_points_repeated(story: Story) -> str:
    """A summary above the text that says the same words again."""
    points = "".join(f"<li>{one}</li>" for one in story.paragraphs[:2])
    return page(story, f"<div class='summary'><h2>In short</h2><ul>{points}</ul></div>{_p(story)}")


def consent_that_wraps(story: Story) -> str:
    """The whole page stands in an element that is named like residue."""
    return (
        f"<!doctype html><html>{_head(story)}<body class='has-newsletter ads-enabled'><div "
        f"class='subscription-page paywall'>{_NAV}<article class='related-content comments-open'>"
        f"<h1>{story.title}</h1><div class='article-share-text'>{_p(story)}</div></article>"
        f"{_FOOTER}</div></body></html>"
    )


def paragraphs_named_like_residue(story: Story) -> str:
    """Each paragraph by itself is short, and has a name that elsewhere means no text."""
    text = "".join(
        f"<div class='supportText donation'><p>{one}</p></div>" for one in story.paragraphs
    )
    return page(story, text)


def long_menu(story: Story) -> str:
    menu = "".join(
        f"<li><a href='/s/{n}'>Section {n} of the paper and its supplements</a></li>"
        for n in range(150)
    )
    return page(story, _p(story), before=f"<div class='m'><ul>{menu}</ul></div>")


COOKIES = (
    "We use cookies and similar technologies to improve your experience on our site. You can "
    "change your settings at any time."
)

PATTERNS: Mapping[str, Pattern] = {
    "nothing but header and footer": _with(),
    "lead in the header": lead_in_header,
    "lead apart": lead_apart,
    "bullets": bullets,
    "quotations": quotations,
    "sections with slots for advertisements": sections,
    "article in an article": nested,
    "more comments than text": many_comments,
    "more teasers than text": many_teasers,
    "excerpts of others beside": excerpts_beside,
    "expander": expander,
    "microdata": microdata,
    "key points that repeat the text": key_points_repeated,
    "residue's names around the text": consent_that_wraps,
    "residue's names on each paragraph": paragraphs_named_like_residue,
    "long menu": long_menu,
    "cookie banner above": lambda story: page(
        story,
        _p(story),
        before=f'<div id="cookie-banner"><p>{COOKIES}</p><button>Accept all</button></div>{_NAV}',
    ),
    "cookie dialog below": _with(
        outside='<div role="dialog" class="cmp-container"><h2>Your privacy</h2><p>With your '
        "consent, we and our 812 partners use precise data about your location.</p><ul><li>Store "
        "and access information on a device</li><li>Measure the audience</li></ul></div>"
    ),
    "cookie text in the article": _with(
        after='<div class="consent"><p>This content is provided by a third party that may use '
        "cookies. To show it, please accept its cookie policy.</p><button>Accept</button></div>"
    ),
    "related list amid the text": _with(
        inside=f'<aside class="related"><h3>Related stories</h3><ul>{_LINKS}</ul></aside>'
    ),
    "related list without a name": _with(inside=f"<p><b>Related:</b></p><ul>{_LINKS}</ul>"),
    "related link in a paragraph": _with(
        inside='<p><strong>READ MORE: <a href="/1">Why the old lighthouse will be sold</a></strong>'
        "</p>"
    ),
    "read-also link without a label": _with(
        inside='<p><a href="/1">Why the old lighthouse will be sold to a hotel chain this summer'
        "</a></p>"
    ),
    "more on this story": _with(
        after=f"<h2>More on this story</h2><ul class='links'>{_LINKS}</ul>"
    ),
    "recommended by a network": _with(
        outside="<div id='taboola-below'><div class='trc_header'>You may also like</div>"
        "<div class='videoCube'><a href='/x'>This trick saves owners of old houses a fortune</a>"
        "<span class='branding'>Cheap Heat</span></div><div class='videoCube'><a href='/y'>The "
        "ten most beautiful dogs in the world</a><span>Sponsored</span></div></div>"
    ),
    "comments": _with(
        outside='<section id="comments"><h2>2 Comments</h2><div class="comment"><b>Skipper77</b>'
        "<p>I was there and it lasted at least twelve hours, not nine. Typical of this paper."
        '</p></div><div class="comment"><b>Lina</b><p>They should have built it out of stone, as '
        "my grandfather always said.</p></div></section>"
    ),
    "comments in a list": _with(
        outside='<div class="comments-area"><ol class="comment-list"><li class="comment"><article '
        'class="comment-body"><p>Who is going to pay for all this in the end? We are, of course.'
        "</p><time>3 March 2026 at 9.12</time></article></li></ol></div>"
    ),
    "comments amid the article": _with(
        after='<div class="article-comments"><h3>Top comment</h3><p>Nobody asked the people who '
        "live there, and that was a mistake.</p><a href='/c'>Show all 112 comments</a></div>"
    ),
    "live blog": live_blog,
    "paywall over the text": teaser_and_wall,
    "paywall prompt": _with(
        after='<div class="subscribe"><p>To continue reading, subscribe today. Cancel anytime.</p>'
        "<p>You have read 3 of 3 free articles this month.</p></div>"
    ),
    "registration wall": _with(
        outside='<div class="modal regwall"><h2>Create a free account</h2><p>Register to keep '
        "reading. It takes less than a minute and costs nothing.</p></div>"
    ),
    "newsletter form amid the text": _with(
        inside='<div class="newsletter-signup"><h3>The morning letter</h3><p>Everything that '
        "matters in the region, every weekday at six in your inbox.</p><form><input "
        'type="email"><button>Sign up</button></form></div>'
    ),
    "newsletter in a paragraph": _with(
        inside="<p><em>Sign up to our newsletter to get the best stories of the week in your "
        "inbox.</em></p>"
    ),
    "share bar": _with(
        before='<ul class="share-bar"><li><a href="#">Share on Facebook</a></li><li><a href="#">'
        'Share on WhatsApp</a></li><li><a href="#">Email</a></li></ul>',
        after='<div class="social"><span>Share</span> <a href="#">Facebook</a> <a href="#">X</a> '
        '<a href="#">Copy link</a></div>',
    ),
    "tag list": _with(
        after='<div class="tags"><span>Topics</span><ul><li><a href="/t/1">Harbours</a></li><li>'
        '<a href="/t/2">Storms of the winter</a></li></ul></div>'
    ),
    "tag list in a paragraph": _with(
        after='<p class="keywords">Tags: <a href="/t/1">harbours</a>, <a href="/t/2">storms of '
        "the winter</a></p>"
    ),
    "author box": _with(
        after='<div class="author-box"><img src="o.jpg"><h4>About the author</h4><p>The author has '
        "written about the region for 20 years and lives by the sea with two dogs.</p></div>"
    ),
    "author's line at the end": _with(
        after='<p class="author-bio"><i>Odile Marsh is a correspondent of this paper in the north. '
        "Follow her on Twitter.</i></p>"
    ),
    "byline and reading time": _with(
        before='<div class="byline">By <a href="/a">Odile Marsh</a>, harbour correspondent</div>'
        '<p class="meta">Published 3 March 2026, 07:15 · 4 min read</p>'
    ),
    "captions": _with(
        before='<figure><img src="a.jpg"><figcaption>The pier on Tuesday morning, when the mayor '
        "came to see it. <span>Photo: Ola Brink</span></figcaption></figure>",
        inside='<div class="image"><img src="b.jpg"><p class="image-caption">Boats were thrown '
        "onto the quay by the waves. Photograph: Ola Brink/Lake Post</p></div>",
    ),
    "gallery": _with(
        inside='<div class="gallery"><div class="slide"><img src="1.jpg"><div class="slide-caption"'
        '>1/3 The quay before the work began</div></div><div class="slide"><img src="2.jpg"><div '
        'class="slide-caption">2/3 The quay, seen from the hill</div></div><div class="slide"><img '
        'src="3.jpg"><div class="slide-caption">3/3 Nobody was on the quay</div></div></div>'
    ),
    "most read": _with(
        outside=f'<aside class="most-read"><h2>Most read</h2><ol>{_LINKS}</ol></aside>'
    ),
    "most read amid the article": _with(
        inside=f'<div class="mostpopular"><h4>Most popular</h4><ol>{_LINKS}</ol></div>'
    ),
    "advertisements": _with(
        inside='<div class="ad-slot"><span>Advertisement</span></div><p>Story continues below '
        'advertisement</p><div id="div-gpt-ad-1">AD</div>',
        after='<div class="promo"><p>Advertisement: The spring sale of Marl Boats begins on Friday '
        "at eight.</p></div>",
    ),
    "breadcrumbs": _with(
        before='<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/r">Region</a>'
        "</li><li>Harbours and ferries of the lake</li></ol>"
    ),
    "AMP": amp,
    "JSON-LD alone": json_ld_only,
    "table layout": table_layout,
    "table layout with line breaks": table_layout_of_breaks,
    "infinite scroll": infinite_scroll,
    "blog software": wordpress,
    "fields of a content system": fields,
    "blocks": blocks,
    "divisions for paragraphs": divs,
    "line breaks for paragraphs": breaks,
    "drop cap": drop_cap,
    "links and emphasis in the text": linked,
    "subheads": subheads,
    "pages": paginated,
    "hidden text": hidden,
    "teasers beside": teasers_beside,
    "teasers below": teasers_below,
    "video player": _with(
        before='<div class="video-player"><p>Media playback is unsupported on your device</p><p '
        'class="media-caption">Watch: The waves at the pier, filmed by a neighbour</p></div>'
    ),
    "audio player": _with(
        before='<div class="audio"><button>Listen to this article</button><span>4 minutes</span>'
        "</div>"
    ),
    "notification prompt": _with(
        outside='<div class="push-prompt"><p>Would you like to be told of breaking news? You can '
        "stop it at any time.</p><button>Yes</button><button>Not now</button></div>"
    ),
    "app banner": lambda story: page(
        story,
        _p(story),
        before='<div class="app-banner"><p>Get our free app for faster news and alerts.</p><a '
        f'href="/app">Open</a></div>{_NAV}',
    ),
    "donation appeal": _with(
        after='<div class="support-us"><h2>Before you go</h2><p>Our journalism is free for all, '
        "but not free to make. Support us with a small sum today, if you can.</p></div>"
    ),
    "poll": _with(
        inside='<div class="poll"><form><p>Was it right to close it for so long? Vote now!</p>'
        '<label><input type="radio">Yes</label><label><input type="radio">No</label></form></div>'
    ),
    "pull quote": lambda story: page(
        story,
        f"{_p(story, 0, 2)}<aside class='pullquote'><blockquote>"
        f"{story.paragraphs[2].split('”')[0].strip('“')}</blockquote></aside>{_p(story, 2)}",
    ),
    "correction at the end": _with(
        after="<p><em>This article was amended on 4 March 2026. An earlier version said that the "
        "works would take until June.</em></p>"
    ),
    "skip links and mega menu": lambda story: page(
        story,
        _p(story),
        before='<a class="skip" href="#main">Skip to main content</a><nav class="mega"><div><h4>'
        "Region</h4><p>All the news from the lake, the coast and the islands, day by day.</p>"
        f"<ul>{_LINKS}</ul></div></nav>",
    ),
    "ticker and weather": lambda story: page(
        story,
        _p(story),
        before=f'{_NAV}<div class="ticker"><span>BREAKING</span> <a href="/b">Minister resigns '
        "after a dispute over the budget</a></div><div class='weather'>Lindra 7 °C, light rain"
        "</div>",
    ),
    "about the paper in the footer": lambda story: page(
        story,
        _p(story),
        after='<footer><div class="about"><p>This paper has been published in the region since '
        "1887 and is read by 90,000 people every day.</p><p>Registered office: 3 Pier Road, "
        "Lindra.</p></div></footer>",
    ),
    "social embed": _with(
        inside='<div class="social-embed"><p>Skip X post by Port Authority</p><p>This article '
        "contains content provided by X. We ask for your permission before anything is loaded, as "
        "they may be using cookies.</p><button>Accept and continue</button></div>"
    ),
    "contact the desk": _with(
        after="<p>Do you know more about this story? Get in touch with our reporters at "
        '<a href="mailto:desk@lake-post.example">desk@lake-post.example</a>.</p>'
    ),
    "wire credit and copyright": _with(
        after="<p>(Reporting by Odile Marsh; Editing by Tomas Ekdal)</p><p>© 2026 Lake Post. All "
        "rights reserved. This material may not be published or redistributed.</p>"
    ),
}
