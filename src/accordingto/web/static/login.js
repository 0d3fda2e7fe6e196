// Name and password into a session.
import { send } from "./desk.js";

const form = document.getElementById("login");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await send("POST", "/api/login", { name: form.elements.name.value, password: form.elements.password.value });
    location.assign(form.dataset.next);
  } catch { form.elements.password.value = ""; form.elements.password.focus(); }
});
