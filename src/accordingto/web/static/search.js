// Keys of the search.
import { keys } from "./desk.js";

const links = [...document.querySelectorAll(".results h2 a")];
const step = (way) => links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + way))]?.focus();

keys({
  j: () => step(1), k: () => step(-1),
  "/": (event) => { event.preventDefault(); document.querySelector("[name=words]").select(); },
});
