// Taking back rows of the log.
import { keys, say, send } from "./desk.js";

const dialog = document.getElementById("undo");
const buttons = [...document.querySelectorAll("[data-undo]")];
let number = null;

for (const button of buttons) {
  button.addEventListener("click", () => {
    number = button.dataset.undo;
    dialog.querySelector("[data-number]").textContent = number;
    dialog.querySelector("[name=why]").value = "";
    dialog.returnValue = "no";
    dialog.showModal();
  });
}

dialog.addEventListener("close", async () => {
  if (dialog.returnValue !== "yes") return;
  await send("POST", `/api/log/${number}/undo`, { why: dialog.querySelector("[name=why]").value });
  say(`Row ${number} is taken back.`);
  location.reload();
});

const step = (way) => buttons[Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(document.activeElement) + way))]?.focus();
keys({ j: () => step(1), k: () => step(-1) });
