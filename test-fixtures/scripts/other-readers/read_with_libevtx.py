"""Prints a .evtx file's events as JSON Lines, as libevtx (Debian: python3-libevtx) reads them."""

import json
import sys
import xml.etree.ElementTree as ElementTree

import pyevtx


def local_name(tag):
    return tag.rpartition("}")[2]


def read_event(xml):
    root = ElementTree.fromstring(xml)
    system, body = root[0], root[1]
    fields = {}
    for child in system:
        name = local_name(child.tag)
        if child.text is not None and child.text.strip():
            fields[name] = child.text
        for attribute, value in child.attrib.items():
            fields[f"{name}@{attribute}"] = value
    container = body[0] if local_name(body.tag) == "UserData" else body
    data = [[child.get("Name") or local_name(child.tag), child.text or ""] for child in container]
    return {"system": fields, "data": data}


def main(path):
    log = pyevtx.file()
    log.open(path)
    for index in range(log.get_number_of_records()):
        try:
            print(json.dumps(read_event(log.get_record(index).get_xml_string())))
        except (ElementTree.ParseError, OSError) as error:
            print(json.dumps({"system": {}, "data": [], "failure": str(error)[:400]}))


main(sys.argv[1])
