// What an admin changes.
import { say, send } from "./desk.js";

const done = (text) => { say(text); location.reload(); };
const address = (row) => `/api/users/${encodeURIComponent(row.dataset.user)}`;

document.getElementById("new-user")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = Object.fromEntries(new FormData(event.target));
  await send("POST", "/api/users", body);
  done(`${body.name} may come in.`);
});

document.getElementById("import")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  say("Importing…");
  try {
    const told = await send("POST", "/api/gazetteer", new FormData(event.target));
    done(`${told.places} places of ${told.file}${told.broken ? `, ${told.broken} lines left out` : ""}.`);
  } finally {
    button.disabled = false;
  }
});

const dialog = document.getElementById("password");
let changed = null;
for (const row of document.querySelectorAll("[data-user]")) {
  row.querySelector("[data-role]").addEventListener("change", async (event) => {
    await send("PUT", address(row), { role: event.target.value }).catch((error) => { location.reload(); throw error; });
    say(`${row.dataset.user} is ${event.target.value}.`);
  });
  row.querySelector("[data-enabled]").addEventListener("change", async (event) => {
    await send("PUT", address(row), { disabled: !event.target.checked });
    location.reload();
  });
  row.querySelector("[data-password]").addEventListener("click", () => {
    changed = row;
    dialog.querySelector("[data-name]").textContent = row.dataset.user;
    dialog.querySelector("[name=password]").value = "";
    dialog.returnValue = "no";
    dialog.showModal();
  });
}
dialog?.addEventListener("close", async () => {
  if (dialog.returnValue !== "yes") return;
  await send("PUT", address(changed), { password: dialog.querySelector("[name=password]").value });
  say(`${changed.dataset.user} has a new password.`);
});
