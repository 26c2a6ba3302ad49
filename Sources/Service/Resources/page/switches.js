// The list of layers with a box each.
import { element, swatch } from "./element.js";
import { classes, groups } from "./layers.js";
import { word } from "./words.js";

/** The panel of layers. */
export class LayerPanel {
  #list = document.getElementById("layer-list");
  #on = new Set(groups.filter((group) => group.on).map((group) => group.source));
  #classes = new Set(Object.keys(classes));
  #present = new Set();
  #absent = new Set();
  #onSwitch;
  #onClasses;

  /** @param onSwitch told a layer and whether it is on. @param onClasses told the classes of road that are on. */
  constructor(onSwitch, onClasses) {
    [this.#onSwitch, this.#onClasses] = [onSwitch, onClasses];
    this.say();
  }

  /** Takes up a layer that the city has, or has not. */
  take(source, isPresent) {
    (isPresent ? this.#present : this.#absent).add(source);
    (isPresent ? this.#absent : this.#present).delete(source);
    this.say();
  }

  /** Whether the city has a layer. */
  has(source) { return this.#present.has(source); }

  /** Whether a layer is to be shown. */
  isOn(source) { return this.#on.has(source); }

  /** Names everything, again where the language has changed. */
  say() {
    const held = document.activeElement?.id;
    this.#list.replaceChildren(...groups.flatMap((group) => {
      const rows = [this.#row(group)];
      if (group.source === "roads" && this.#present.has("roads")) rows.push(this.#parts());
      return rows;
    }));
    if (held && this.#list.querySelector(`#${CSS.escape(held)}`)) document.getElementById(held).focus();
  }

  /** Ticks or unticks a box from outside. */
  tick(source, isOn) {
    if (!this.#present.has(source)) return;
    this.#on[isOn ? "add" : "delete"](source);
    document.getElementById(`layer-${source}`).checked = isOn;
  }

  #row(group) {
    const isPresent = this.#present.has(group.source);
    const box = element("input", { type: "checkbox", id: `layer-${group.source}`, checked: isPresent && this.#on.has(group.source), disabled: !isPresent });
    box.addEventListener("change", () => {
      this.#on[box.checked ? "add" : "delete"](group.source);
      this.#onSwitch(group.source, box.checked);
    });
    const name = element("span", {}, word(group.word), !this.#absent.has(group.source) ? null : element("span", { class: "from" }, ` · ${word("absent")}`));
    return element("label", { class: isPresent ? "layer" : "layer absent" }, box, swatch(group.form, group.colour, group.border), name);
  }

  #parts() {
    const boxes = Object.entries(classes).map(([name, colour]) => {
      const box = element("input", { type: "checkbox", id: `class-${name}`, checked: this.#classes.has(name) });
      box.addEventListener("change", () => {
        this.#classes[box.checked ? "add" : "delete"](name);
        this.#onClasses([...this.#classes]);
      });
      return element("label", { class: "layer" }, box, swatch("line", colour), element("span", {}, word(name)));
    });
    return element("fieldset", { class: "parts", "aria-label": word("segmentLayer") }, ...boxes);
  }
}
