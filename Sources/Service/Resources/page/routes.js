// The steps of a plan put together to routes.

/** One vehicle's day. */
class Route {
  constructor(number, vehicle) {
    Object.assign(this, { number, vehicle, legs: [] });
  }

  /** Metres driven, at work and besides. */
  get metres() { return this.legs.reduce((sum, leg) => sum + length(lines(leg)), 0); }

  /** Seconds from leaving to coming back. */
  get seconds() {
    const times = this.legs.map(({ properties }) => Date.parse(properties.arrival)).filter(Number.isFinite);
    return times.length ? (Math.max(...times) - Math.min(...times)) / 1000 : 0;
  }

  /** The box about it, `null` where nothing is driven. */
  get bounds() {
    const all = this.legs.flatMap(lines).flat();
    if (!all.length) return null;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const [x, y] of all) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
    return [west, south, east, north];
  }

  /** What the map draws: one feature. */
  features(colour) {
    const coordinates = this.legs.flatMap(lines).filter((line) => line.length > 1);
    return coordinates.length ? [{ type: "Feature", properties: { route: this.number, colour }, geometry: { type: "MultiLineString", coordinates } }] : [];
  }
}

/** The routes of a plan in their order. */
export function routes(legs) {
  const found = new Map();
  for (const leg of legs) {
    const number = Number(leg.properties.route);
    if (!found.has(number)) found.set(number, new Route(number, Number(leg.properties.vehicle)));
    found.get(number).legs.push(leg);
  }
  const all = [...found.values()].sort((a, b) => a.number - b.number);
  for (const route of all) route.legs.sort((a, b) => a.properties.sequence - b.properties.sequence);
  return all;
}

function lines({ geometry }) {
  if (!geometry) return [];
  return geometry.type === "MultiLineString" ? geometry.coordinates : [geometry.coordinates];
}

/** Metres along lines on a sphere: within a third of a percent of the ellipsoid, for people to read. */
function length(all) {
  const radius = 6_371_008.8, degree = Math.PI / 180;
  let sum = 0;
  for (const line of all) {
    for (let k = 1; k < line.length; k++) {
      const [[x0, y0], [x1, y1]] = [line[k - 1], line[k]];
      sum += Math.hypot((x1 - x0) * Math.cos(((y0 + y1) / 2) * degree), y1 - y0) * degree * radius;
    }
  }
  return sum;
}
