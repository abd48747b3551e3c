"""python3-libevtx: python-libevtx.py MODE FILE… ; its values have no names, so a projection takes all strings."""

import json
import sys

import pyevtx

EVENT_IDS = {
    4624, 4625, 4634, 4647, 4648, 4672, 4688, 4697, 4698, 4699, 4700, 4702, 4720, 4722, 4724, 4725, 4726, 4728, 4732,
    4756, 4768, 4769, 4776, 4778, 4779,
}  # fmt: skip

mode = sys.argv[1]
records = projected = characters = 0
for path in (argument for argument in sys.argv[2:] if not argument.startswith("--")):
    log = pyevtx.file()
    log.open(path)
    for index in range(log.number_of_records):
        record = log.get_record(index)
        records += 1
        if mode == "fullEvents":
            characters += len(record.xml_string)
            continue
        is_wanted = record.event_identifier & 0xFFFF in EVENT_IDS
        projected += is_wanted
        if mode == "projection" and is_wanted:
            for string in range(record.number_of_strings):
                characters += len(record.get_string(string) or "")
print(json.dumps({"records": records, "projected": projected}))
