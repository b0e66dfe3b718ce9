// Works for a report that came back for want of a proof of work, and sends it again. Without this script
// the page says to send it again in a minute.

const { default: say } = await import(document.documentElement.dataset.words);

const form = document.querySelector("form[data-solver]");
const [fault, password, button] = ["#fault", "#password", "button.act"].map((it) => form.querySelector(it));
const served = [...fault.childNodes];

const tell = (title, detail) => {
  const strong = document.createElement("strong");
  strong.textContent = title;
  fault.replaceChildren(strong, ` ${detail}`);
};

const worker = new Worker(form.dataset.solver);
const end = () => {
  worker.terminate();
  button.disabled = false;
};
const fail = () => {
  end();
  fault.replaceChildren(...served);
};

worker.addEventListener("message", ({ data }) => {
  if (data.tries) return;
  if (!data.proof) {
    fail();
    return;
  }
  end();
  form.elements.proof.value = JSON.stringify(data.proof);
  if (form.hasAttribute("data-lacks-password") && !password.value) {
    tell(say("report-lacks"), say("report-password"));
    password.focus();
  } else {
    form.requestSubmit();
  }
});
worker.addEventListener("error", fail);

button.disabled = true;
tell(say("report-busy"), say("report-working"));
worker.postMessage("report");
