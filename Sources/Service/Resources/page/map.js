// The map: MapLibre GL JS from this server, the city's tiles, and a marker for the place asked about.
import { headers } from "./service.js";
import { above, bareStyle, drawn, source } from "./layers.js";
import * as link from "./link.js";
import { word } from "./words.js";

/** Loads the library; resolves to false where it cannot be had. */
export async function loadLibrary() {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/page/maplibre-gl.css" });
  document.head.prepend(sheet);
  const script = Object.assign(document.createElement("script"), { src: "/page/maplibre-gl.js" });
  return new Promise((resolve) => {
    script.onload = () => resolve(Boolean(globalThis.maplibregl));
    script.onerror = () => resolve(false);
    document.head.append(script);
  });
}

/** Letters come from the machine that shows the page: no server of letters is needed, for Chinese neither. */
const letters = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif';

/** A map of the city that tells where it is clicked. */
export class CityMap {
  #map;
  #marker = null;
  #frame = document.getElementById("map-frame");

  /** @param bounds what to show at first. @param onPlace told longitude and latitude. */
  constructor(bounds, onPlace) {
    const library = globalThis.maplibregl;
    const { map: view, at } = link.read();
    const start = view ? { zoom: view[0], center: [view[2], view[1]] } : at ? { zoom: 16, center: at } : null;
    this.#map = new library.Map({
      container: "map", style: bareStyle(), localIdeographFontFamily: letters,
      ...(start ?? (bounds ? { bounds, fitBoundsOptions: { padding: 24 } } : {})),
      maxZoom: 20, maxPitch: 0, dragRotate: false, pitchWithRotate: false, touchPitch: false, attributionControl: false,
      fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200,
      transformRequest: (url) => (url.startsWith(`${location.origin}/`) ? { url, headers: headers() } : { url }),
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
    this.#map.addControl(new library.ScaleControl({ unit: "metric" }), "bottom-left");
    // Before it is known where the city lies there is no view to come back to.
    if (start || bounds) this.#map.on("moveend", () => this.#tellView());
    this.#map.on("click", (event) => onPlace(event.lngLat.wrap().lng, event.lngLat.lat));
    this.#listenToKeys(onPlace);
    if (start || bounds) this.#tellView();
    this.say();
  }

  /** When layers may be added. */
  get opened() { return this.#map.isStyleLoaded() ? Promise.resolve() : new Promise((resolve) => this.#map.once("load", resolve)); }

  /** When everything that was asked for is drawn. */
  get drawn() { return new Promise((resolve) => this.#map.once("idle", resolve).triggerRepaint()); }

  /** Adds what must be named on the map itself. */
  attribute(text) {
    this.#map.addControl(new globalThis.maplibregl.AttributionControl({ compact: false, customAttribution: text }), "bottom-right");
  }

  /** Names its buttons in the page's language. */
  say() {
    const canvas = this.#map.getCanvas();
    canvas.setAttribute("aria-label", word("mapLabel"));
    for (const [part, name] of [["in", "zoomIn"], ["out", "zoomOut"]]) {
      const button = this.#frame.querySelector(`.maplibregl-ctrl-zoom-${part}`);
      button?.setAttribute("aria-label", word(name));
      if (button) button.title = word(name);
    }
  }

  /** Adds the tiles of a layer where they belong among the others. */
  add(name, document, isOn) {
    this.#map.addSource(name, source(document));
    for (const layer of drawn(name, document)) {
      const layout = { ...layer.layout, visibility: isOn ? "visible" : "none" };
      this.#map.addLayer({ ...layer, layout }, above(layer.id, (id) => this.#map.getLayer(id)));
    }
  }

  /** Takes the tiles of a layer anew. */
  refresh(name) {
    const tiles = this.#map.getSource(name);
    tiles?.setTiles(tiles.tiles);
  }

  /** Shows or hides a layer of tiles. */
  show(name, isOn) {
    for (const { id } of drawn(name)) {
      if (this.#map.getLayer(id)) this.#map.setLayoutProperty(id, "visibility", isOn ? "visible" : "none");
    }
  }

  /** Which classes of road are drawn. */
  showClasses(names) {
    for (const id of ["roads-line", "roads-name"]) {
      if (this.#map.getLayer(id)) this.#map.setFilter(id, ["in", ["get", "class"], ["literal", names]]);
    }
  }

  /** Marks a place, and goes there where it cannot be seen. */
  mark(longitude, latitude) {
    if (!this.#marker) {
      this.#marker = new globalThis.maplibregl.Marker({ color: "#b4281e" }).setLngLat([longitude, latitude]).addTo(this.#map);
    } else this.#marker.setLngLat([longitude, latitude]);
    if (!this.#map.getBounds().contains([longitude, latitude])) {
      this.#map.easeTo({ center: [longitude, latitude], zoom: Math.max(this.#map.getZoom(), 15) });
    }
  }

  /** Lets the unit grid and the segment of an answer stand out. */
  highlight(grid, segment) {
    if (this.#map.getLayer("grids-found")) this.#map.setFilter("grids-found", ["==", ["get", "code"], grid ?? ""]);
    if (this.#map.getLayer("roads-found")) this.#map.setFilter("roads-found", ["==", ["get", "uid"], segment ?? -1]);
  }

  /** Draws the routes of a plan: features with `colour` and `route`. */
  drawPlan(features) {
    this.#map.getSource("plan").setData({ type: "FeatureCollection", features });
    this.highlightRoute(null);
  }

  /** Shows or hides the routes of the plan. */
  showPlan(isOn) { this.#map.setLayoutProperty("plan-line", "visibility", isOn ? "visible" : "none"); }

  /** Lets one route stand out, `null` none. */
  highlightRoute(route) {
    const isOne = route !== null;
    this.#map.setPaintProperty("plan-line", "line-opacity", isOne ? ["case", ["==", ["get", "route"], route], 1, 0.12] : 0.85);
    this.#map.setLayoutProperty("plan-line", "line-sort-key", isOne ? ["case", ["==", ["get", "route"], route], 1, 0] : 0);
  }

  /** Shows the whole of a box. */
  fit(bounds) { this.#map.fitBounds(bounds, { padding: 40, maxZoom: 17 }); }

  #tellView() {
    const { lng, lat } = this.#map.getCenter();
    link.write({ map: `${this.#map.getZoom().toFixed(2)}/${lat.toFixed(5)}/${lng.toFixed(5)}` });
  }

  #listenToKeys(onPlace) {
    const canvas = this.#map.getCanvas();
    canvas.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const { lng, lat } = this.#map.getCenter();
      onPlace(lng, lat);
    });
    canvas.addEventListener("focus", () => this.#frame.classList.toggle("aims", canvas.matches(":focus-visible")));
    canvas.addEventListener("blur", () => this.#frame.classList.remove("aims"));
  }
}
