// Follows the city as it changes: an import, an edit in QGIS or over HTTP shows without a reload.
import { ask } from "./service.js";

const pause = 5_000;

/** Looks every few seconds, while the page can be seen; `onChange` is told the names of the city's layers that changed. */
export function watch(onChange) {
  let known = null;
  const look = async () => {
    if (!document.hidden) {
      try {
        const { layers } = await ask("/status");
        const changed = Object.keys(layers).filter((name) => known && layers[name] !== known[name]);
        known = layers;
        if (changed.length) await onChange(new Set(changed));
      } catch { /* the server is being started again: the next look tells */ }
    }
    setTimeout(look, pause);
  };
  look();
}
