#!/usr/bin/env python3
"""Unites the lists of options of several releases into one table for each project.

Usage: merge.py LISTS TABLES. LISTS holds what list_options.py printed, as <series>.tsv. A line of a table says: group.option,
first and last series of which it is true, type, default, "removal" where upstream is to remove it, former names that still
work; or group.option, first, last, "=" and the present name, for a former name. Lines are sorted by their bytes, so that a
reader can search them; the first line names the series that were looked at.
"""

import collections
import pathlib
import sys

ORDER = (
    "juno kilo liberty mitaka newton ocata pike queens rocky stein train ussuri victoria wallaby xena yoga zed 2023.1 2023.2 "
    "2024.1 2024.2 2025.1 2025.2 2026.1 2026.2 2027.1"
).split()
FEWEST = 5  # options, fewer are a library's


def same(values, otherwise):
    return values.pop() if len(values) == 1 else otherwise


def read(path):
    """project -> option -> (type, default, removal, former names)"""
    declared = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in path.read_text().splitlines():
        project, option, kind, default, removal, former = line.split("\t")
        group, _, name = option.partition(".")
        group = group if group == "DEFAULT" else group.lower()
        declared[project][group + "." + name].append((kind, default, removal, frozenset(former.split())))
    tables = {}
    for project, options in declared.items():
        table = tables[project] = {}
        present = collections.defaultdict(set)
        for option, rows in options.items():
            kinds, defaults, removals, formers = (set(column) for column in zip(*rows))
            former = frozenset().union(*formers) - {option}
            table[option] = (same(kinds, "any"), same(defaults, "?"), same(removals, ""), " ".join(sorted(former)))
            for old in former:
                present[old].add(option)
        for old, names in present.items():
            table.setdefault(old, ("=" + "|".join(sorted(names)), "", "", ""))
    return tables


def without_holes(rows):
    """An option that is there before and after was there: the package of the release between lacked a library."""
    present = [at for at, row in enumerate(rows) if row]
    for at in range(present[0], present[-1]):
        rows[at] = rows[at] or rows[at - 1]
    return rows


def main(lists, target):
    known = {path.stem: read(path) for path in sorted(lists.glob("*.tsv"))}
    series = sorted(known, key=ORDER.index)
    target.mkdir(parents=True, exist_ok=True)
    for project in sorted({project for tables in known.values() for project in tables}):
        looked = [name for name in series if len(known[name].get(project, ())) >= FEWEST]
        if not looked:
            continue
        lines = []
        for option in {option for name in looked for option in known[name][project]}:
            rows = without_holes([known[name][project].get(option) for name in looked])
            start = 0
            for at, row in enumerate(rows):
                if at + 1 == len(rows) or rows[at + 1] != row:
                    if row:
                        lines.append("\t".join((option, looked[start], looked[at]) + row))
                    start = at + 1
        name = "oslo" if project == "*" else project
        text = "# " + " ".join(looked) + "\n" + "".join(line.rstrip("\t") + "\n" for line in sorted(lines))
        (target / (name + ".tsv")).write_text(text)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
