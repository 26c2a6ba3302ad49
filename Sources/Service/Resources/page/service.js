// Questions to the server; its problems (RFC 9457) as errors with words.

const tokenKey = "luwang.token";
let onRefused = () => {};

/** Why the server did not answer. */
export class ServiceError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** What to do when the server wants a token. */
export function whenRefused(action) { onRefused = action; }

/** Keeps a token for as long as the tab is open. */
export function keepToken(token) {
  if (token) sessionStorage.setItem(tokenKey, token);
  else sessionStorage.removeItem(tokenKey);
}

/** The headers that go with every question; none to another host, ever. */
export function headers() {
  const token = sessionStorage.getItem(tokenKey);
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** An answer in JSON. */
export async function ask(path, signal) {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) throw new ServiceError(url.href, 0);
  const response = await fetch(url, { signal, headers: { Accept: "application/json, application/geo+json", ...headers() } });
  if (response.ok) return response.json();
  if (response.status === 401) onRefused();
  let detail = `${response.status} ${response.statusText}`;
  try {
    const problem = await response.json();
    detail = problem.detail ?? problem.title ?? detail;
  } catch { /* the status has to do */ }
  throw new ServiceError(detail, response.status);
}

/** All features of a collection, page by page; `onPage` is told how many there are so far. */
export async function features(path, signal, onPage = () => {}) {
  const found = [];
  for (let next = path; next && found.length < 200_000;) {
    const page = await ask(next, signal);
    found.push(...(page.features ?? []));
    onPage(found.length);
    next = (page.links ?? []).find((link) => link.rel === "next")?.href;
    // Links name the host that the server believes to have; the page keeps to its own.
    if (next) { const url = new URL(next, location.origin); next = url.pathname + url.search; }
  }
  return found;
}
