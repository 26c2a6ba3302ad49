// What a place belongs to: asked by a click or by typing, told in words.
import { ask } from "./service.js";
import { element, fault } from "./element.js";
import { number, reason, word } from "./words.js";
import * as link from "./link.js";

const levels = ["community", "subdistrict", "district"];
const names = new Map();

/** The panel about a place. */
export class PlacePanel {
  #longitude = document.getElementById("longitude");
  #latitude = document.getElementById("latitude");
  #answer = document.getElementById("place-answer");
  #asked = null;
  #shown = null;
  #onAnswer;

  /** @param onAnswer told longitude, latitude, and the answer. */
  constructor(onAnswer) {
    this.#onAnswer = onAnswer;
    document.getElementById("place-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#askTyped();
    });
  }

  /** Asks about a place. */
  async locate(longitude, latitude) {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const [lon, lat] = [longitude.toFixed(7), latitude.toFixed(7)].map(Number);
    this.#longitude.value = lon;
    this.#latitude.value = lat;
    link.write({ at: `${lon},${lat}` });
    this.#answer.setAttribute("aria-busy", "true");
    try {
      const found = await ask(`/v1/locate?lon=${lon}&lat=${lat}`, asked.signal);
      await nameDivisions(found, asked.signal);
      this.#shown = found;
      this.mark();
      this.say();
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#shown = null;
      this.#answer.replaceChildren(fault(error));
    } finally {
      if (this.#asked === asked) this.#answer.removeAttribute("aria-busy");
    }
  }

  /** Asks again about the last place, since the city has changed. */
  async again() {
    names.clear();
    if (this.#shown) await this.locate(this.#shown.lon, this.#shown.lat);
  }

  /** Marks the last answer on the map, again where layers have come since. */
  mark() { if (this.#shown) this.#onAnswer(this.#shown.lon, this.#shown.lat, this.#shown); }

  /** Tells the last answer, again where the language has changed. */
  say() {
    if (!this.#shown) return this.#answer.replaceChildren();
    const list = element("dl", { class: "answer" });
    for (const [name, ...values] of rows(this.#shown)) list.append(element("dt", {}, word(name)), ...values);
    this.#answer.replaceChildren(list, share());
    document.getElementById("place-hint").hidden = true;
  }

  #askTyped() {
    const [lon, lat] = [this.#longitude, this.#latitude].map((field) => (field.value.trim() === "" ? NaN : Number(field.value)));
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      this.#answer.replaceChildren(fault(new Error(word("badPlace"))));
      return this.#longitude.focus();
    }
    return this.locate(lon, lat);
  }
}

/** Each line of the answer: its name, and a cell. */
function rows(found) {
  const missing = (name) => element("dd", { class: "none" }, `— ${reason(found.reasons?.[name] ?? "")}`);
  const cell = (name, make) => [name, found[name] === null || found[name] === undefined ? missing(name) : make(found[name])];
  const all = [cell("grid", (code) => element("dd", { class: "first" }, code))];
  for (const level of [...levels, "zone"]) all.push(cell(level, (code) => named(level, code)));
  all.push(cell("road", (name) => element("dd", {}, name, " ", code(`${word("segment")} ${found.segment}`))));
  all.push(cell("side", (side) => element("dd", {}, word(side), code(word("along")))));
  all.push(cell("distance_m", (metres) => element("dd", {}, `${number(metres, 1)} m`)));
  all.push(cell("chief", (chiefs) => element("dd", {}, ...chiefs.map(chief))));
  if (found.candidates?.length) all.push(["stacked", element("dd", {}, ...found.candidates.map(candidate))]);
  return all;
}

function code(text) { return element("span", { class: "code" }, text); }

function named(level, value) {
  const name = names.get(`${level} ${value}`);
  return element("dd", {}, name ? `${name} ` : "", code(value));
}

function chief(one) {
  const rest = [one.level, one.shift ?? word("allDay"), one.id].filter(Boolean).join(" · ");
  return element("div", {}, one.name || one.id, " ", code(rest));
}

function candidate(one) {
  return element("div", {}, `${word("segment")} ${one.segment}, ${word("level")} ${one.level}, ${number(one.distance_m, 1)} m`);
}

/** A link to this view of the map with this place. */
function share() {
  const line = element("p", { class: "link" }, element("a", { href: location.href, id: "share" }, word("share")));
  if (navigator.clipboard) {
    const button = element("button", { type: "button" }, word("copy"));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = word("copied");
      } catch { button.remove(); }
    });
    line.append(button);
  }
  return line;
}

/** Fetches the names that go with the codes of an answer, each once. */
async function nameDivisions(found, signal) {
  const wanted = [...levels.map((level) => ["division", level, found[level]]), ["zone", "zone", found.zone]];
  await Promise.all(wanted.map(async ([layer, level, value]) => {
    const key = `${level} ${value}`;
    if (!value || names.has(key)) return;
    try {
      const page = await ask(`/collections/${layer}/items?code=${encodeURIComponent(value)}&limit=1`, signal);
      names.set(key, page.features?.[0]?.properties?.name ?? "");
    } catch (error) {
      if (error.name === "AbortError") throw error;
    }
  }));
}
