#!/usr/bin/env python3
"""Prints every option of the OpenStack software installed here, one a line, as its own declarations have it.

Columns, divided by tabs: project ("*": a library that every service uses), group.option, type, default ("-": none,
"?": not one value), whether it is to be removed ("removal"), former names that still work. What oslo-config-generator
lists, from the same entry points; see src/options/README.md.
Each project is listed in a process of its own, because modules of two projects may declare one option differently.
"""

import importlib.metadata
import os
import socket
import sys

LIBRARIES = ("oslo", "os_", "cotyledon", "customized", "manilaclient", "keystonemiddleware", "keystoneauth", "osprofiler", "castellan", "taskflow", "tooz")


def entry_points():
    found = importlib.metadata.entry_points()
    group = "oslo.config.opts"
    return found.select(group=group) if hasattr(found, "select") else found.get(group, [])


def project(namespace):
    name = namespace.replace("-", "_").split(".")[0]
    if namespace.startswith(LIBRARIES):
        return "*"
    if name.startswith(("neutron", "networking", "ovn_")):
        return "neutron"
    return {"glance_store": "glance", "os_brick": "cinder", "octavia_lib": "octavia"}.get(name, name.split("_")[0])


def limits(kind, low, high):
    return kind if low is None and high is None else "%s[%s..%s]" % (kind, "" if low is None else low, "" if high is None else high)


def type_of(option):
    kind = option.type
    name = type(kind).__name__
    if getattr(option, "multi", False):
        return "multi"
    if name == "Boolean":
        return "bool"
    if name == "Port":
        return "port"
    choices = getattr(kind, "choices", None)
    if choices and name in ("String", "Integer"):
        words = [str(word) for word in choices if word is not None]
        plain = name == "String" and not any(set("|{}\t,") & set(word) for word in words)
        if plain and not getattr(kind, "quotes", False):
            return "%s{%s}" % ("word" if getattr(kind, "ignore_case", False) else "choice", "|".join(words))
        return "any"
    if name == "Integer":
        return limits("int", kind.min, kind.max)
    if name == "Float":
        return limits("float", kind.min, kind.max)
    return {"List": "list", "Dict": "dict", "String": "str"}.get(name, "any")


def default_of(option, here):
    value = option.default
    if value is None:
        return "-"
    if isinstance(value, bool):
        text = str(value)
    elif isinstance(value, (list, tuple)):
        text = "?" if getattr(option, "multi", False) else ",".join(str(part) for part in value)
    elif isinstance(value, (int, float, str)):
        text = str(value)
    else:
        text = "?"
    # What comes from this machine or needs more than a line is nobody's default.
    strange = option.sample_default is not None or any(word == text or len(word) > 8 and word in text for word in here) or len(text) > 200
    return "?" if strange or set("\t\n\r") & set(text) or text == "-" else text


def rows(points):
    here = [socket.gethostname(), socket.getfqdn(), "dist-packages", "127.0.1.1"]
    for point in points:
        try:
            listed = list(point.load()())
        except Exception as failure:  # a plugin whose library is not installed
            print("%s: %s" % (point.name, failure), file=sys.stderr)
            continue
        for group, options in listed:
            section = getattr(group, "name", group) or "DEFAULT"
            for option in options:
                former = [
                    "%s.%s" % (old.group or section, (old.name or option.name).replace("-", "_"))
                    for old in option.deprecated_opts
                ]
                name = "%s.%s" % (section, option.dest)
                yield (
                    project(point.name),
                    name,
                    type_of(option),
                    default_of(option, here),
                    "removal" if option.deprecated_for_removal else "",
                    " ".join(sorted(set(former) - {name})),
                )


def plugin_rows():
    """What a section with auth_type takes depends on the plugin that it names: any of these."""
    try:
        from keystoneauth1 import loading
    except ImportError:
        return
    options = list(loading.get_session_conf_options()) + list(loading.get_adapter_conf_options())
    for name, loader in loading.get_available_plugin_loaders().items():
        options += [option._to_oslo_opt() for option in loader.get_options()]
    options += loading.get_auth_common_conf_options()
    for option in options:
        former = sorted({"auth_type." + (old.name or option.name).replace("-", "_") for old in option.deprecated_opts})
        yield "*", "auth_type." + option.dest, type_of(option), "?", "", " ".join(former)


def print_rows(points):
    for row in sorted(set(rows(points))):
        print("\t".join(row))
    sys.stdout.flush()


def apart(work, *arguments):
    child = os.fork()
    if child == 0:
        try:
            work(*arguments)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    os.chdir("/")  # the caller's folder may lie outside this root
    by_module = {}
    for entry_point in entry_points():
        by_module.setdefault(entry_point.value.split(":")[0].split(".")[0], []).append(entry_point)
    for module in sorted(by_module):
        apart(print_rows, by_module[module])
    for row in sorted(set(plugin_rows())):
        print("\t".join(row))
