// Keeps the progress page moving without reloading it; reloads once when the job has ended.
"use strict";

const place = document.getElementById("progress");
const steps = [...place.querySelectorAll(".stages li")];

function show(job) {
  document.getElementById("bar").value = job.percent;
  document.getElementById("percent").textContent = `${job.percent}\u00a0%`;
  const stage = document.getElementById("stage");
  if (stage.textContent !== job.stage) stage.textContent = job.stage;
  const reached = steps.findIndex((step) => step.textContent === job.stage);
  steps.forEach((step, index) => {
    step.classList.toggle("past", index < reached);
    if (index === reached) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  });
}

async function follow() {
  try {
    const answer = await fetch(place.dataset.job);
    if (answer.ok) {
      const job = await answer.json();
      if (job.state !== "queued" && job.state !== "running") {
        window.location.reload();
        return;
      }
      show(job);
    }
  } catch {
    document.getElementById("stage").textContent = "The service does not answer; trying again.";
  }
  window.setTimeout(follow, 700);
}

window.setTimeout(follow, 300);
