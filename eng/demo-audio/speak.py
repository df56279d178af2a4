"""Speaks the customer's turns of chosen voice conversations into WORK/<id>.wav, 8 kHz µ-law, on the conversation's timeline."""
import array, json, pathlib, random, subprocess, sys, wave

# Both languages, every pattern that has voice; a synthetic voice of its own for each customer.
VOICES = {
    "c-002": ("fr", "f2"), "c-010": ("fr", "m3"), "c-017": ("fr", "m1"), "c-021": ("fr", "f4"), "c-025": ("fr", "f3"), "c-027": ("fr", "m7"),
    "c-034": ("en-us", "m2"), "c-038": ("en-gb", "f1"), "c-042": ("en-us", "f5"), "c-050": ("en-gb", "m4"),
}
RATE = 8000
# How a voice moves with arousal (0, 1, 2): louder, higher, faster, as in people (Scherer 2003), well inside what the synthesiser can do.
AMPLITUDE, PITCH, SPEED = (60, 100, 170), (42, 54, 68), (160, 178, 200)


def speak(text, voice, turn, path):
    arousal = int(turn.get("arousal", 0))
    low = 6 if turn.get("emotion") in ("sadness", "disappointment") else 0
    subprocess.run(
        ["espeak-ng", "-v", f"{voice[0]}+{voice[1]}", "-a", str(AMPLITUDE[arousal]), "-p", str(PITCH[arousal] - low),
         "-s", str(SPEED[arousal] - 2 * low), "-w", str(path), text], check=True)
    raw = subprocess.run(["sox", "-D", str(path), "-r", str(RATE), "-c", "1", "-b", "16", "-e", "signed", "-t", "raw", "-"],
                         check=True, capture_output=True).stdout
    return array.array("h", raw)


def main(work):
    conversations = [json.loads(line) for line in open(work / "conversations.jsonl", encoding="utf-8")]
    for conversation in (c for c in conversations if c["id"] in VOICES):
        noise = random.Random(conversation["id"])
        voice = VOICES[conversation["id"]]
        spoken = [(turn["t"], speak(turn["text"], voice, turn, work / "turn.tmp")) for turn in conversation["turns"] if turn["who"] == "customer"]
        length = max(int(t * RATE) + len(samples) for t, samples in spoken) + RATE
        # A line is never digitally silent.
        line = array.array("h", (int(noise.gauss(0, 12)) for _ in range(length)))
        for t, samples in spoken:
            at = int(t * RATE)
            for i, sample in enumerate(samples):
                line[at + i] = max(-32768, min(32767, line[at + i] + sample // 2))
        linear = work / "linear.tmp.wav"
        with wave.open(str(linear), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(line.tobytes())
        subprocess.run(["sox", "-D", str(linear), "-e", "mu-law", str(work / f"{conversation['id']}.wav")], check=True)
        linear.unlink()


main(pathlib.Path(sys.argv[1]))
