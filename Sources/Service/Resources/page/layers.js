// The layers of the map: where they come from, and how they are drawn.

/** Road classes from the widest to the narrowest, with their colours. */
export const classes = {
  expressway: "#c8553d", arterial: "#e08f2c", secondary: "#e3bd4d", branch: "#8d99a6", lane: "#b9c0c8",
};

/** Colours that can be told apart by those who see fewer of them, for routes and chiefs. */
export const palette = ["#0072b2", "#d07a00", "#00906a", "#a2478f", "#3793cf", "#332288", "#7f7a00", "#8a4b2b", "#c2185b", "#4b6b8a"];

/** What can be switched, in the order of the list: `source` is the layer of tiles, `of` the layers of the city it is made of. */
export const groups = [
  { source: "roads", of: ["segment"], word: "segmentLayer", on: true, form: "line", colour: classes.arterial },
  { source: "grids", of: ["unit_grid"], word: "unit_grid", on: true, form: "area", colour: "#e3efe4", border: "#6f9a86" },
  { source: "divisions", of: ["division"], word: "division", on: true, form: "line", colour: "#b98fc2" },
  { source: "zones", of: ["zone"], word: "zoneLayer", on: false, form: "dash", colour: "#b35c00" },
  { source: "kerbs", of: ["kerb", "segment"], word: "kerb", on: false, form: "dash", colour: "#00796b" },
  { source: "chiefs", of: ["duty", "chief", "segment"], word: "chiefLayer", on: false, form: "line", colour: palette[3] },
  { source: "components", of: ["component"], word: "component", on: false, form: "dot", colour: "#55697d" },
  { source: "facilities", of: ["facility"], word: "facility", on: true, form: "dot", colour: "#1b7f5c" },
  { source: "incidents", of: ["incident"], word: "incident", on: true, form: "dot", colour: "#d7263d" },
  { source: "plans", of: ["plan_leg"], word: "plan_leg", on: false, form: "line", colour: palette[0] },
];

const fonts = ["sans-serif"];
const byClass = (values, other) => ["match", ["get", "class"], ...Object.entries(values).flat(), other];
const wide = (values) => ["interpolate", ["exponential", 1.6], ["zoom"], ...values.flat()];
const halo = { "text-halo-color": "#ffffff", "text-halo-width": 1.6 };

/** The style without any tiles yet: the ground, and the routes of a plan. */
export function bareStyle() {
  return {
    version: 8,
    sources: { plan: { type: "geojson", data: { type: "FeatureCollection", features: [] } } },
    layers: [{ id: "ground", type: "background", paint: { "background-color": "#f3f1ea" } }, ...drawn("plan")],
  };
}

/** How the tiles of a layer are drawn. */
export function drawn(source, document = null) {
  const part = document ? { "source-layer": document.vector_layers?.[0]?.id ?? source } : {};
  return layers.filter((layer) => layer.source === source).map((layer) => ({ ...part, ...layer }));
}

/** Which layer of the style lies above another that is added: the next that is there already. */
export function above(id, isThere) {
  const place = layers.findIndex((layer) => layer.id === id);
  return layers.slice(place + 1).find((layer) => isThere(layer.id))?.id;
}

/** The source that a TileJSON document tells of. */
export function source(document) {
  const { minzoom = 0, maxzoom = 16, bounds } = document;
  return { type: "vector", tiles: document.tiles.map(ours), minzoom, maxzoom, ...(isWorld(bounds) ? {} : { bounds }) };
}

/** Whether bounds tell nothing: those of a layer without features are the world. */
export function isWorld(bounds) { return !bounds || bounds[2] - bounds[0] > 359; }

/** An address on this server, whatever name of it the document gives. */
function ours(url) {
  const at = new URL(url, location.origin);
  return location.origin + decodeURI(at.pathname) + at.search;
}

/** A colour by the last digits of a name. */
const hashed = (name) => ["to-color", ["at", ["%", ["to-number", ["slice", ["to-string", ["get", name]], -2], 0], palette.length], ["literal", palette]]];

const roadWidth = wide([
  [10, byClass({ expressway: 1.6, arterial: 1.1, secondary: 0.8, branch: 0.4 }, 0.2)],
  [14, byClass({ expressway: 4, arterial: 3.2, secondary: 2.6, branch: 1.7 }, 0.8)],
  [18, byClass({ expressway: 17, arterial: 14, secondary: 12, branch: 9 }, 6)],
]);

const layers = [
  { id: "grids-area", type: "fill", source: "grids", paint: { "fill-color": "#e3efe4", "fill-opacity": 0.75 } },
  { id: "grids-line", type: "line", source: "grids", paint: { "line-color": "#6f9a86", "line-width": wide([[12, 0.3], [17, 1.3]]) } },
  { id: "grids-found", type: "fill", source: "grids", filter: ["==", ["get", "code"], ""], paint: { "fill-color": "#ffd54a", "fill-opacity": 0.6 } },
  // Borders run along roads: a band on both sides of what lies above it.
  {
    id: "divisions-band", type: "line", source: "divisions", layout: { "line-join": "round" },
    paint: {
      "line-color": "#7b2d8b", "line-opacity": ["match", ["get", "level"], "district", 0.36, "subdistrict", 0.27, 0.15],
      "line-width": wide([
        [10, ["match", ["get", "level"], "district", 4, "subdistrict", 1.5, 0]],
        [14, ["match", ["get", "level"], "district", 10, "subdistrict", 8, 4]],
        [18, ["match", ["get", "level"], "district", 12, "subdistrict", 10, 6]],
      ]),
    },
  },
  {
    id: "roads-line", type: "line", source: "roads", layout: { "line-cap": "round", "line-join": "round", "line-sort-key": byClass({ expressway: 5, arterial: 4, secondary: 3, branch: 2 }, 1) },
    paint: { "line-color": byClass(classes, classes.lane), "line-width": roadWidth },
  },
  { id: "roads-found", type: "line", source: "roads", filter: ["==", ["get", "uid"], -1], layout: { "line-cap": "round" }, paint: { "line-color": "#17212b", "line-width": wide([[12, 2.5], [18, 9]]), "line-opacity": 0.75 } },
  {
    id: "chiefs-line", type: "line", source: "chiefs", layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": hashed("chief"), "line-width": wide([[11, 1.5], [18, 9]]), "line-opacity": 0.75 },
  },
  {
    id: "kerbs-line", type: "line", source: "kerbs", minzoom: 13.5,
    paint: {
      "line-color": ["match", ["get", "kind"], "median", "#8e44ad", "#00796b"], "line-width": wide([[14, 0.8], [18, 2.4]]), "line-dasharray": [3, 1.6],
      "line-offset": wide([[14, ["match", ["get", "side"], "left", -2.4, 2.4]], [18, ["match", ["get", "side"], "left", -10, 10]]]),
    },
  },
  {
    id: "divisions-line", type: "line", source: "divisions", minzoom: 14.5, layout: { "line-join": "round" },
    paint: { "line-color": "#7b2d8b", "line-opacity": 0.75, "line-width": ["match", ["get", "level"], "district", 2.4, "subdistrict", 1.8, 1.1], "line-dasharray": [5, 2.5] },
  },
  { id: "zones-line", type: "line", source: "zones", paint: { "line-color": "#b35c00", "line-width": 2.2, "line-dasharray": [4, 2] } },
  { id: "plans-line", type: "line", source: "plans", layout: { "line-join": "round" }, paint: { "line-color": hashed("route"), "line-width": wide([[11, 1], [17, 3.5]]), "line-offset": wide([[12, 0.6], [17, 4]]), "line-opacity": 0.7 } },
  {
    id: "plan-line", type: "line", source: "plan", layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": ["get", "colour"], "line-width": wide([[11, 1.6], [17, 5]]), "line-offset": wide([[12, 0.8], [17, 5]]), "line-opacity": 0.85 },
  },
  {
    id: "components-dot", type: "circle", source: "components", minzoom: 13,
    paint: { "circle-color": "#55697d", "circle-radius": wide([[13, 1.2], [18, 5]]), "circle-stroke-color": "#fff", "circle-stroke-width": wide([[14, 0], [17, 1]]) },
  },
  { id: "facilities-dot", type: "circle", source: "facilities", paint: { "circle-color": "#1b7f5c", "circle-radius": wide([[10, 3], [16, 7]]), "circle-stroke-color": "#fff", "circle-stroke-width": 1.6 } },
  { id: "incidents-dot", type: "circle", source: "incidents", paint: { "circle-color": "#d7263d", "circle-radius": wide([[10, 2.2], [16, 6]]), "circle-stroke-color": "#fff", "circle-stroke-width": 1.2 } },
  {
    id: "roads-name", type: "symbol", source: "roads", minzoom: 14,
    layout: { "symbol-placement": "line", "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": wide([[14, 11.5], [18, 15]]), "symbol-spacing": 320, "text-padding": 6 },
    paint: { ...halo, "text-color": "#3d3427" },
  },
  {
    id: "zones-name", type: "symbol", source: "zones",
    layout: { "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": 13 }, paint: { ...halo, "text-color": "#8a4600" },
  },
  {
    id: "facilities-name", type: "symbol", source: "facilities", minzoom: 13.5,
    layout: { "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": 12, "text-anchor": "top", "text-offset": [0, 0.75], "text-optional": true },
    paint: { ...halo, "text-color": "#0d5a40" },
  },
  // Whatever stands last is written first where names want the same room.
  {
    id: "divisions-community", type: "symbol", source: "divisions", "source-layer": "division_names", filter: ["==", ["get", "level"], "community"], minzoom: 14.5, maxzoom: 17.5,
    layout: { "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": 12.5, "text-padding": 22 },
    paint: { ...halo, "text-color": "#5f1f6e" },
  },
  {
    id: "divisions-name", type: "symbol", source: "divisions", "source-layer": "division_names", filter: ["match", ["get", "level"], "community", false, true], maxzoom: 15.5,
    layout: { "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": ["match", ["get", "level"], "district", 16, 13.5], "text-padding": 22, "symbol-sort-key": ["match", ["get", "level"], "district", 0, 1] },
    paint: { ...halo, "text-color": "#5f1f6e" },
  },
];
