// The plans: a list, and the routes of the one that is chosen, with a colour each.
import { features } from "./service.js";
import { element, fault, swatch } from "./element.js";
import { hours, number, word } from "./words.js";
import { palette } from "./layers.js";
import { routes } from "./routes.js";
import * as link from "./link.js";

/** The panel of plans. */
export class PlanPanel {
  #list = document.getElementById("plan-list");
  #table = document.getElementById("plan-routes");
  #plans = [];
  #plan = null;
  #routes = [];
  #route = null;
  #asked = null;
  #vehicles = null;
  #map;
  #onChoice;

  /** @param map the map, `null` without one. @param onChoice told whether a plan is chosen. */
  constructor(map, onChoice) { [this.#map, this.#onChoice] = [map, onChoice]; }

  /** Reads which plans there are, and shows the one that the address names. */
  async load() {
    try {
      this.#plans = (await features("/collections/plan/items?limit=100")).map((feature) => feature.properties);
      this.#plans.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
      this.say();
      const { plan, route } = link.read();
      if (plan && plan !== this.#plan && this.#plans.some((one) => one.id === plan)) await this.#choose(plan, route);
    } catch (error) { this.#list.replaceChildren(fault(error)); }
  }

  /** Tells everything, again where the language has changed. */
  say() {
    if (!this.#plans.length) return this.#list.replaceChildren(element("p", { class: "soft" }, word("noPlans")));
    this.#list.replaceChildren(...this.#plans.map((plan) => this.#button(plan)));
    return this.#sayRoutes();
  }

  /** Whether the routes of one plan are shown. */
  get isChosen() { return this.#plan !== null; }

  #button(plan) {
    const title = element("b", {}, `${word(plan.kind)} ${plan.date}`);
    const area = plan.area || word("wholeCity");
    const figures = `${area} · ${number(plan.vehicles)} ${word("routes")} · ${number(plan.total_km, 1)} km · ${word("coverage")} ${number(plan.coverage * 100, 1)} % · ${word("deadhead")} ${number(plan.deadhead_ratio * 100, 1)} %`;
    const button = element("button", { type: "button", class: "plan", "aria-pressed": String(plan.id === this.#plan) }, title, element("small", {}, figures));
    button.addEventListener("click", () => this.#choose(plan.id === this.#plan ? null : plan.id));
    return button;
  }

  async #choose(id, route = null) {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    this.#plan = id;
    [this.#routes, this.#route] = [[], null];
    link.write({ plan: id, route: null });
    this.say();
    this.#onChoice(id !== null);
    if (!id) return this.#map?.drawPlan([]);
    try {
      const busy = element("p", { class: "soft", role: "status" }, `${word("loading")} …`);
      this.#table.replaceChildren(busy);
      const legs = await features(`/collections/plan_leg/items?plan=${encodeURIComponent(id)}&limit=5000`, asked.signal, (count) => {
        busy.textContent = `${word("loading")} … ${number(count)} ${word("legs")}`;
      });
      await this.#nameVehicles(asked.signal);
      this.#routes = routes(legs);
      this.#map?.drawPlan(this.#routes.flatMap((one) => one.features(this.#colour(one))));
      this.#sayRoutes();
      if (route) this.#highlight(route);
    } catch (error) {
      if (error.name !== "AbortError") this.#table.replaceChildren(fault(error));
    }
    return undefined;
  }

  #colour(route) { return palette[(route.number - 1) % palette.length]; }

  async #nameVehicles(signal) {
    if (this.#vehicles) return;
    const found = await features("/collections/vehicle/items?limit=1000", signal).catch(() => []);
    this.#vehicles = new Map(found.map(({ properties }) => [Number(properties.id), properties.description]));
  }

  /** Chiefs on patrol are numbered apart from the vehicles of the fleet. */
  #name(route) {
    const isFleet = this.#plans.find((plan) => plan.id === this.#plan)?.kind === "sweep";
    return (isFleet && this.#vehicles?.get(route.vehicle)) || `${word("route")} ${route.vehicle}`;
  }

  #sayRoutes() {
    if (!this.#routes.length) return this.#table.replaceChildren();
    const head = element("tr", {}, ...[["vehicle", ""], ["kilometres", "number"], ["hours", "number"]].map(([name, kind]) => element("th", { class: kind, scope: "col" }, word(name))));
    const body = element("tbody", {}, ...this.#routes.map((route) => this.#row(route)));
    const table = element("table", { class: "routes" }, element("thead", {}, head), body);
    return this.#table.replaceChildren(table);
  }

  #row(route) {
    const isOn = route.number === this.#route;
    const button = element("button", { type: "button", "aria-pressed": String(isOn) }, swatch("line", this.#colour(route)), this.#name(route));
    button.addEventListener("click", () => this.#highlight(isOn ? null : route.number, true));
    return element("tr", { class: isOn ? "on" : "" }, element("td", {}, button),
      element("td", { class: "number" }, number(route.metres / 1000, 1)), element("td", { class: "number" }, hours(route.seconds)));
  }

  #highlight(number, isFocused = false) {
    this.#route = number;
    link.write({ route: number });
    this.#sayRoutes();
    if (isFocused) this.#table.querySelectorAll("button")[this.#routes.findIndex((one) => one.number === (number ?? -1))]?.focus();
    this.#map?.highlightRoute(number);
    const bounds = this.#routes.find((one) => one.number === number)?.bounds;
    if (bounds) this.#map?.fit(bounds);
  }
}
