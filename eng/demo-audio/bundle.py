"""Puts the windows of WORK/features.jsonl into the conversations of WORK/conversations.jsonl and writes the bundle, the same bytes every time."""
import datetime, gzip, json, pathlib, sys

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def window(record):
    t = (datetime.datetime.fromisoformat(record.pop("time").replace("Z", "+00:00")) - EPOCH).total_seconds()
    record.pop("interactionId")
    short = {name: float(f"{value:.4g}") if isinstance(value, float) else value for name, value in record.items()}
    return {"t": round(t, 2), **short}


def main(work, bundle):
    audio = {}
    for line in open(work / "features.jsonl", encoding="utf-8"):
        record = json.loads(line)
        audio.setdefault(record["interactionId"], []).append(window(record))
    lines = []
    for line in open(work / "conversations.jsonl", encoding="utf-8"):
        conversation = json.loads(line)
        conversation.pop("audio", None)
        if conversation["id"] in audio:
            conversation["audio"] = audio[conversation["id"]]
        lines.append(json.dumps(conversation, ensure_ascii=False, separators=(",", ":")))
    with open(bundle, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    print(f"{bundle}: {len(lines)} conversations, {sum(map(len, audio.values()))} windows in {len(audio)} of them", file=sys.stderr)


main(pathlib.Path(sys.argv[1]), sys.argv[2])
