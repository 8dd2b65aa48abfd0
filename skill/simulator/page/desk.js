// The page's Echo: it plays an answer's timeline, listens, and lets itself be interrupted.

const $ = (id) => document.getElementById(id);
const LISTENS = 8;

let run = null; // what plays now: {entries, total, spans, open, reprompt, phase}
let elapsed = 0; // virtual seconds since the last answer
let seen = performance.now();
let busy = false;

const speed = () => Number($("speed").value);

function mode(name, text) {
  $("echo").dataset.mode = name;
  $("mode").textContent = text;
}

function note(text) {
  const item = document.createElement("li");
  item.className = "note";
  item.textContent = text;
  $("log").append(item);
  item.scrollIntoView({ block: "nearest" });
}

function show(said, answer) {
  if (said) {
    const us = document.createElement("li");
    us.className = "us";
    us.textContent = said;
    $("log").append(us);
  }
  const item = document.createElement("li");
  item.className = "alexa";
  const spans = answer.timeline.map((entry) => {
    const span = document.createElement("span");
    span.className = entry.kind;
    span.textContent = entry.text || (entry.kind === "bell" ? "a soft bell" : `${Math.round(entry.seconds)} s of quiet, for you two`);
    item.append(span);
    return span;
  });
  if (spans.length) $("log").append(item);
  $("log").lastElementChild?.scrollIntoView({ block: "end" });
  $("intent").textContent = answer.intent;
  $("slots").textContent = JSON.stringify(answer.slots);
  $("where").textContent = `${answer.before.at} to ${answer.after.at}`;
  $("reprompt").textContent = answer.reprompt ?? "the session is closed";
  $("kept").textContent = JSON.stringify({ before: answer.before.couple, after: answer.after.couple, session: answer.after.session }, null, 1);
  $("request").textContent = JSON.stringify(answer.request, null, 1);
  $("response").textContent = JSON.stringify(answer.response, null, 1);
  return spans;
}

function track(entries, total) {
  const bar = $("track");
  bar.replaceChildren(...entries.map((entry) => {
    const span = document.createElement("span");
    span.className = entry.kind;
    span.style.width = `${(100 * entry.seconds) / (total || 1)}%`;
    return span;
  }), document.createElement("i"));
}

async function send(body, said) {
  if (busy) return;
  busy = true;
  hush();
  const after = elapsed;
  try {
    const reply = await fetch("/simulator/turn", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ device: $("device").value, after, ...body }),
    });
    const answer = await reply.json();
    if (!reply.ok) {
      note(answer.error);
      return;
    }
    elapsed = 0;
    seen = performance.now();
    start(answer, show(said, answer));
  } catch {
    note("The desk does not answer. Is it still running?");
  } finally {
    busy = false;
  }
}

function start(answer, spans) {
  const last = answer.timeline.at(-1);
  const total = last ? last.at + last.seconds : 0;
  run = { entries: answer.timeline, spans, total, open: answer.sessionOpen, reprompt: answer.reprompt, at: -1, phase: "playing" };
  track(answer.timeline, total);
  document.body.dataset.session = answer.sessionOpen ? "open" : "closed";
}

function tick() {
  const now = performance.now();
  elapsed += ((now - seen) / 1000) * speed();
  seen = now;
  $("pace").textContent = `${speed()}x`;
  if (run) play();
  requestAnimationFrame(tick);
}

function play() {
  const cursor = $("track").querySelector("i");
  if (cursor) cursor.style.left = `${Math.min(100, (100 * elapsed) / (run.total || 1))}%`;
  const index = run.entries.findLastIndex((entry) => entry.at <= elapsed);
  if (elapsed < run.total) {
    const entry = run.entries[index];
    if (index !== run.at) {
      for (let i = run.at + 1; i <= index; i++) {
        run.spans[i].classList.add("said");
        if (i === index) sound(run.entries[i]);
      }
      run.at = index;
    }
    const left = Math.ceil(entry.at + entry.seconds - elapsed);
    $("countdown").textContent = entry.kind === "quiet" ? left : "";
    if (entry.kind === "quiet") mode("quiet", "Quiet. The microphone is shut; this time is yours.");
    else mode(entry.kind === "bell" ? "bell" : "speaking", entry.kind === "bell" ? "A soft bell." : "Speaking.");
    return;
  }
  run.spans.forEach((span) => span.classList.add("said"));
  $("countdown").textContent = "";
  if (!run.open) {
    mode("closed", "Closed. Open it when you like.");
    run = null;
    return;
  }
  listen(elapsed - run.total);
}

function listen(waited) {
  const spoken = run.reprompt ? 8 + run.reprompt.split(" ").length / 2.6 : 0;
  if (waited < LISTENS) {
    mode("listening", "Listening for a word or two.");
  } else if (waited < LISTENS + spoken) {
    if (run.phase === "playing") {
      run.phase = "asking again";
      note(`after silence: ${run.reprompt}`);
      sound({ kind: "words", text: run.reprompt });
    }
    mode("speaking", "Asking once more.");
  } else if (waited < 2 * LISTENS + spoken || !$("patience").checked) {
    mode("listening", "Listening for a word or two.");
  } else {
    run = null;
    note("Nobody answered; the session closed.");
    send({ event: "silence" });
  }
}

let audio = null;

function hush() {
  window.speechSynthesis?.cancel();
  audio?.pause();
  audio = null;
}

function sound(entry) {
  if (!$("voice").checked || speed() > 1.5) return;
  if (entry.kind === "bell") return chime();
  if (entry.kind !== "words") return;
  if (window.speechSynthesis?.getVoices().length) {
    window.speechSynthesis.speak(new SpeechSynthesisUtterance(entry.text));
    return;
  }
  audio = new Audio(`/simulator/voice?text=${encodeURIComponent(entry.text)}`);
  audio.play().catch(() => {}); // no voice here: the text is on the page
}

function chime() {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.15, context.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 1.8);
  gain.connect(context.destination);
  for (const pitch of [660, 990]) {
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(gain);
    tone.start();
    tone.stop(context.currentTime + 1.8);
  }
}

function speak(utterance) {
  const words = utterance.trim();
  if (words) send({ utterance: words }, words);
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  speak($("utterance").value);
  $("utterance").value = "";
});
$("phrases").addEventListener("click", (event) => {
  if (event.target.tagName !== "BUTTON") return;
  const words = event.target.textContent;
  const closed = document.body.dataset.session !== "open" && !words.startsWith("open");
  speak(closed ? `ask evening together to ${words}` : words);
});
$("lost").addEventListener("click", () => send({ event: "end" }, "(the connection drops)"));
$("deaf").addEventListener("click", () => send({ event: "audio fails" }, "(timed audio fails)"));
$("later").addEventListener("click", () => {
  elapsed += 3600;
  note("An hour later.");
});

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
if (Recognition) {
  $("mic").hidden = false;
  $("mic").addEventListener("click", () => {
    const ears = new Recognition();
    ears.lang = "en-US";
    ears.onresult = (event) => speak(event.results[0][0].transcript);
    ears.onerror = () => note("This browser could not hear you; type instead.");
    ears.start();
  });
}

requestAnimationFrame(tick);
