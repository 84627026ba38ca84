"""Addresses -> what is shown or done. No address holds a path or the name of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from discrepancy.baseline import Baseline, Decision, subtract
from discrepancy.reports.templates import asset
from discrepancy.review.article import article_page
from discrepancy.review.decisions import Overtaken
from discrepancy.review.filters import Filter
from discrepancy.review.forms import FormError, name_of, wanted
from discrepancy.review.items import Item
from discrepancy.review.pair import REASONS, pair_page, said_of, standing
from discrepancy.review.queue import queue
from discrepancy.review.security import own_path
from discrepancy.review.sessions import Step
from discrepancy.review.views import show

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

    from discrepancy.review.app import Site

ASSETS = {
    "style.css": ("style.css", "text/css"),
    "review.css": ("review/review.css", "text/css"),
    "review.js": ("review/review.js", "text/javascript"),
}


def routes(app: Flask, site: Site) -> None:
    """Add every address of the page."""
    pages = _Pages(site)
    app.add_url_rule("/", "queue", pages.queue)
    app.add_url_rule("/pair/<id_>", "pair", pages.pair)
    app.add_url_rule("/pair/<id_>", "decide", pages.decide, methods=["POST"])
    app.add_url_rule("/undo", "undo", pages.undo, methods=["POST"])
    app.add_url_rule("/article/<int:number>", "article", pages.article)
    app.add_url_rule("/exports", "exports", pages.exports)
    app.add_url_rule("/exports/<name>", "export", pages.export)
    app.add_url_rule("/name", "name", pages.name, methods=["POST"])
    app.add_url_rule("/enter", "enter", pages.enter, methods=["GET", "POST"])
    app.add_url_rule("/assets/<name>", "asset", _asset)


def _asset(name: str) -> Response:
    from flask import Response, abort

    if name not in ASSETS:
        abort(404)
    file, media_type = ASSETS[name]
    return Response(asset(file), content_type=f"{media_type}; charset=utf-8")


class _Pages:
    """The pages of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.desk = site.desk

    # ------------------------------------------------------------------- what is shown

    def queue(self) -> Response:
        from flask import request

        page = request.args.get("page", 1, type=int)
        shown = queue(self.desk, Filter.of(request.args), page)
        return self._show("queue", queue=shown, done=self._done(request.args.get("done", "")))

    def pair(self, id_: str) -> Response:
        from flask import request

        return self._pair(self._item(id_), done=request.args.get("done", ""))

    def article(self, number: int) -> Response:
        from flask import abort, request

        if number >= len(self.desk.articles):
            abort(404)
        item = self.desk.by_id.get(request.args.get("pair", ""))
        page = request.args.get("page", 0, type=int)
        return self._show("article", article=article_page(self.desk, number, item, page))

    def _pair(
        self, item: Item, status: int = 200, *, done: str = "", problem: str = "", **more: Any
    ) -> Response:
        page = pair_page(self.desk, item, self._filter())
        return self._show(
            "pair",
            status,
            page=page,
            reasons=REASONS,
            problem=problem,
            done=self._done(done),
            **more,
        )

    def _done(self, id_: str) -> Any:
        """What was decided of the item that was shown before, to be told on the next page."""
        item = self.desk.by_id.get(id_)
        return item and (item, standing(self.desk, item, self.desk.look()))

    def _show(self, name: str, status: int = 200, **values: Any) -> Response:
        from flask import g, request

        filter_ = self._filter()
        return show(
            name,
            status,
            filter=filter_,
            query=filter_.query(),
            key=self.site.keys.form(g.session),
            author=self._author(),
            undo=self._last(),
            here=quote(request.full_path.rstrip("?"), safe="/?&=%"),
            version=self.desk.report.tool_version,
            **values,
        )

    def _last(self) -> Item | None:
        """The item whose decision this session would take back."""
        from flask import g

        step = self.desk.history.last(g.session)
        return self.desk.by_id.get(step.item) if step else None

    # ------------------------------------------------------------------- what is done

    def decide(self, id_: str) -> Response:
        from flask import g, request

        item = self._item(id_)
        try:
            decided = wanted(request.form, self._author())
        except FormError as error:
            return self._pair(item, 422, problem=str(error), note=request.form.get("note", ""))
        desk = self.desk
        outcome = desk.decisions.decide(
            item.conflict,
            decided,
            saw=request.form.get("saw", ""),
            at=desk.now(),
        )
        if isinstance(outcome, Overtaken):
            return self._overtaken(item, outcome, note=request.form.get("note", ""))
        desk.history.add(g.session, Step(item.id, outcome))
        _, following = desk.beside(item, self._filter(), desk.look())
        return self._lead(following, done=item.id)

    def undo(self) -> Response:
        from flask import g

        step = self.desk.history.last(g.session)
        if step is None:
            return self._lead(None)
        item = self.desk.by_id[step.item]
        outcome = self.desk.decisions.undo(step.written)
        self.desk.history.drop(g.session, step)
        if isinstance(outcome, Overtaken):
            return self._overtaken(item, outcome)
        return self._lead(item, done=item.id)

    def name(self) -> Response:
        from flask import redirect, request

        response = redirect(own_path(request.form.get("here", "/")), 303)
        name = name_of(request.form.get("name", ""))
        response.set_cookie(
            f"{self.site.cookie}-name",
            quote(name),
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="Lax",
        )
        return response

    def enter(self) -> Response:
        from flask import g, redirect, request

        if g.session:
            return redirect("/", 303)
        return show("enter", 401, wrong=request.method == "POST")

    def _overtaken(self, item: Item, outcome: Overtaken, note: str | None = None) -> Response:
        now = said_of(self.desk, item, outcome.now, self.desk.look().progress(item))
        more = {} if note is None else {"note": note}
        return self._pair(item, 409, overtaken=now, **more)

    def _lead(self, item: Item | None, done: str = "") -> Response:
        from flask import redirect

        parts = [part for part in (self._filter().query(), f"done={done}" if done else "") if part]
        path = f"/pair/{item.id}" if item else "/"
        return redirect("?".join([path, "&".join(parts)]) if parts else path, 303)

    # ------------------------------------------------------------------- exports

    def exports(self) -> Response:
        from discrepancy.exports import EXPORTS

        entries = self.desk.decisions.known().values()
        decided = sum(entry.decision is not Decision.OPEN for entry in entries)
        return self._show("exports", exports=EXPORTS, decided=decided)

    def export(self, name: str) -> Response:
        from flask import Response, abort

        from discrepancy.exports import EXPORTS

        if name not in EXPORTS:
            abort(404)
        form = EXPORTS[name]
        baseline = Baseline.of(self.desk.decisions.known().values())
        report = subtract(self.desk.report, baseline).report
        response = Response(form.render(report, baseline.entries), content_type=form.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="decisions{form.suffix}"'
        return response

    # ------------------------------------------------------------------- of the request

    def _item(self, id_: str) -> Item:
        from flask import abort

        if id_ not in self.desk.by_id:
            abort(404)
        return self.desk.by_id[id_]

    def _filter(self) -> Filter:
        from flask import request

        return Filter.of(request.args)

    def _author(self) -> str:
        from flask import request

        given = name_of(unquote(request.cookies.get(f"{self.site.cookie}-name", "")))
        return given or self.site.author
