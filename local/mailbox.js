// Looks for new mails and puts them in the list, without moving the reader: what has the focus keeps it.
const SECONDS = 2;

async function look() {
  const answer = await fetch("/").catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["tbody", "[role=status]"]) {
    const [shown, found] = [document.querySelector(part), fresh.querySelector(part)];
    if (shown.innerHTML === found.innerHTML) continue;
    const at = shown.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    shown.replaceChildren(...found.childNodes);
    if (at) shown.querySelector(`a[href="${CSS.escape(at)}"]`)?.focus();
  }
}

setInterval(() => document.hidden || look(), SECONDS * 1000);
document.addEventListener("visibilitychange", () => document.hidden || look());
