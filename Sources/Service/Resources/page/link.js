// What the page shows, as the part of its address behind `#`: whoever gets the link sees the same.

/** The state that the address tells: `map` [zoom, lat, lon], `at` [lon, lat], `plan`, `route`, `lang`. */
export function read() {
  const values = new URLSearchParams(location.hash.slice(1));
  return {
    map: numbers(values.get("map"), "/", 3),
    at: numbers(values.get("at"), ",", 2),
    plan: values.get("plan") || null,
    route: Number(values.get("route")) || null,
    lang: values.get("lang"),
  };
}

/** Puts some values into the address; `null` takes one out. */
export function write(changes) {
  const values = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) values.delete(name);
    else values.set(name, value);
  }
  const text = values.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  document.getElementById("share")?.setAttribute("href", location.href);
}

function numbers(text, separator, count) {
  const all = (text ?? "").split(separator).map((part) => (part.trim() === "" ? NaN : Number(part)));
  return all.length === count && all.every(Number.isFinite) ? all : null;
}
