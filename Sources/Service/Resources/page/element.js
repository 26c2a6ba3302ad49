// Making parts of the page; text is always text, never markup.

/** An element with properties and children: strings become text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name.includes("-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The little sample of a colour beside a name: `area`, `line`, `dash` or `dot`. */
export function swatch(form, colour, border = colour) {
  const made = element("span", { class: `swatch ${form}`, "aria-hidden": "true" });
  if (form === "dash") made.style.borderTopColor = colour;
  else made.style.background = colour;
  if (form === "area") made.style.border = `1px solid ${border}`;
  return made;
}

/** What went wrong, where somebody looks for the answer. */
export function fault(error) { return element("p", { class: "fault", role: "alert" }, error.message); }
