"""How data become HTML, in every page that leaves the house and in the workbench: made inert, then escaped."""

from jinja2 import BaseLoader, Environment, StrictUndefined

from accordingto.publish.inert import inert


def environment(loader: BaseLoader) -> Environment:
    r"""Jinja that makes every value inert and escapes it; past that leads `| safe` alone, for our own styles and scripts.

    >>> from jinja2 import DictLoader
    >>> environment(DictLoader({"a": "<p>{{ text }}"})).get_template("a").render(text="<b>\x1b")
    '<p>&lt;b&gt;�'
    """
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: inert(value) if type(value) is str else value,
    )
