"""Interviews that two coders read, as handed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from integration.one_rule import rows

Person = tuple[str, Mapping[str, str]]
"""A band of rank, and themes that the person speaks of with the valence."""
READ = "Anything"
"""A theme that both coders mark in every interview, so that each was read by both."""
HEADER = "id,document,tag,content,coder,valence,releasable\n"


def interviews(
    *people: Person, themes: Iterable[str], second: str = "agrees", programme: str = "MK"
) -> dict[str, str]:
    """The files of interviews, a codebook of themes, and what one or two coders marked.

    Args:
        people: who was interviewed.
        themes: the codebook, beside what marks an interview as read.
        second: "agrees" with the first coder, "differs" from them on every theme, or "nobody".
    """
    names = (READ, *themes)
    files = {
        "register.csv": rows("pilot_register", {"programme": programme}),
        "index.csv": "programme,document,role_band,date,consent\n"
        + "".join(
            f"{programme},{programme}-{n},{rank},2016-05-01,yes\n"
            for n, (rank, _) in enumerate(people)
        ),
        "codebook.csv": "tag,parent,description,number of highlights\n"
        + "".join(f"{name},,,\n" for name in names),
        "first.csv": HEADER + _marked(programme, people, "k1", 1),
    }
    match second:
        case "agrees":
            files["second.csv"] = HEADER + _marked(programme, people, "k2", 1001)
        case "differs":
            turned = [
                (rank, {name: "for" for name in themes if name not in said})
                for rank, said in people
            ]
            files["second.csv"] = HEADER + _marked(programme, turned, "k2", 1001)
    return files


def speaking(rank: str, theme: str, *, favour: int, against: int = 0, of: int) -> list[Person]:
    """People of one rank, of whom some speak for a theme and some against it."""
    valences = ["for"] * favour + ["against"] * against
    silent: list[Person] = [(rank, {})] * (of - len(valences))
    return [(rank, {theme: valence}) for valence in valences] + silent


def _marked(programme: str, people: Iterable[Person], coder: str, first: int) -> str:
    stretches = (
        (f"{programme}-{document}", theme, valence)
        for document, (_, said) in enumerate(people)
        for theme, valence in {READ: "for", **said}.items()
    )
    return "".join(
        f"{number},{document},{theme},Words of {document} on {theme}.,{coder},{valence},no\n"
        for number, (document, theme, valence) in enumerate(stretches, start=first)
    )
