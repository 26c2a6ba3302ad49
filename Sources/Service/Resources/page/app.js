// Puts the page together: language, map, lookup, layers, plans.
import { ask, keepToken, whenRefused } from "./service.js";
import { CityMap, loadLibrary } from "./map.js";
import { LayerPanel } from "./switches.js";
import { PlacePanel } from "./place.js";
import { PlanPanel } from "./plans.js";
import { groups, isWorld } from "./layers.js";
import * as link from "./link.js";
import * as words from "./words.js";
import { watch } from "./watch.js";

const part = (id) => document.getElementById(id);
let map = null;
let layers = null;
let message = null;

const place = new PlacePanel((longitude, latitude, found) => {
  map?.mark(longitude, latitude);
  map?.highlight(found.grid, found.segment);
});

/** Says instead of the map why there is none. */
function sayMessage(name) {
  message = name;
  part("map-message").hidden = !name;
  part("layers").hidden = Boolean(name);
  part("map-message").textContent = name ? words.word(name) : "";
}

/** What tells of the tiles of a layer; `null` where the city has none. */
async function tilesOf(name) {
  const document = await ask(`/tiles/${name}.json`).catch(() => null);
  return isWorld(document?.bounds) ? null : document;
}

async function openMap(city) {
  if (!city.has_map || !(await loadLibrary())) return sayMessage("noLibrary");
  const roads = await tilesOf("roads");
  let bounds = roads?.bounds;
  for (const name of ["divisions", "facilities"]) bounds ??= (await tilesOf(name))?.bounds;
  try {
    map = new CityMap(bounds, (longitude, latitude) => place.locate(longitude, latitude));
  } catch {
    return sayMessage("noDrawing");
  }
  if (city.is_osm) map.attribute('© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>');
  await map.opened;
  layers = new LayerPanel(showLayer, (names) => map.showClasses(names));
  takeLayer("roads", roads);
  return undefined;
}

/** Adds the other layers one after the other, those that are shown first: the server makes each when it is first asked for. */
async function openLayers() {
  const others = groups.filter(({ source }) => source !== "roads").sort((a, b) => b.on - a.on);
  for (const { source } of others) takeLayer(source, await tilesOf(source));
}

function takeLayer(name, document) {
  if (document) map.add(name, document, layers.isOn(name) && !(name === "plans" && plans?.isChosen));
  layers.take(name, document !== null);
  place.mark();
}

/** All routes of all plans come from tiles; those of the chosen one are drawn apart, with their colours. */
function showLayer(source, isOn) {
  if (source !== "plans") return map.show(source, isOn);
  map.show(source, isOn && !plans?.isChosen);
  return map.showPlan(isOn);
}

/** What has changed in the city is drawn, listed and told anew. */
async function follow(changed) {
  for (const { source, of } of map ? groups : []) {
    if (!of.some((name) => changed.has(name))) continue;
    if (layers.has(source)) map.refresh(source);
    else takeLayer(source, await tilesOf(source));
  }
  if (changed.has("plan")) await plans.load();
  if (["division", "unit_grid", "zone", "segment", "road", "duty", "chief"].some((name) => changed.has(name))) await place.again();
}

function say(wanted) {
  words.choose(wanted);
  part("language").textContent = words.word("other");
  part("language").lang = words.language() === "zh" ? "en" : "zh-CN";
  document.title = [part("city").textContent, words.word("title")].filter(Boolean).join(" · ");
  if (message) sayMessage(message);
  for (const panel of [map, layers, place, plans]) panel?.say();
}

let plans = null;
part("language").addEventListener("click", () => {
  const other = words.word("otherLanguage");
  say(other);
  words.keep();
  if (link.read().lang) link.write({ lang: other });
});
part("about-open").addEventListener("click", async () => {
  part("about").showModal();
  if (!part("about-licence").textContent) {
    part("about-licence").textContent = await (await fetch("/page/maplibre-licence.txt")).text();
  }
});
whenRefused(() => { if (!part("token-box").open) part("token-box").showModal(); });
part("token-box").addEventListener("close", () => {
  if (part("token-box").returnValue === "cancel" || !part("token").value) return;
  keepToken(part("token").value.trim());
  location.reload();
});
addEventListener("hashchange", () => {
  const { at } = link.read();
  if (at) place.locate(...at);
});

words.choose(link.read().lang);
const city = await ask("/page/city.json").catch(() => ({ name: "", has_map: true, is_osm: false }));
part("city").textContent = city.name;
part("about-osm").hidden = !city.is_osm;
say(words.language());
await openMap(city);
plans = new PlanPanel(map, (isChosen) => {
  layers?.tick("plans", isChosen);
  if (map) showLayer("plans", isChosen);
});
const { at } = link.read();
await Promise.all([map ? openLayers() : null, plans.load(), at ? place.locate(...at) : null]);
await map?.drawn;
watch(follow);
document.documentElement.dataset.ready = "yes";
