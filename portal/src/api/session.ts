import { ApiProblem } from "./problem";

/** The session of this browser: one refresh at a time, over all windows, and which client an agency user works for. */

const REFRESHED = "workaniser.refreshed";
const PERMISSIONS = "workaniser.permissions";
const COMPANY = "workaniser.company";
/** A window that asks this soon after another one refreshed uses the new cookies instead of asking again. */
const RECENT_MS = 5_000;

let refreshing: Promise<boolean> | undefined;

async function askForRefresh(): Promise<boolean> {
  const asked = Date.now();
  const refresh = async (): Promise<boolean> => {
    const last = Number(localStorage.getItem(REFRESHED) ?? 0);
    // Another window may have refreshed while this one waited for the lock.
    if (last > asked - RECENT_MS && last <= Date.now()) return true;
    const answer = await fetch("/api/identity/v1/session/refresh", { method: "POST", headers: { "X-Workaniser": "1" } });
    if (answer.ok) localStorage.setItem(REFRESHED, String(Date.now()));
    // Only the service itself can say that the session is over; a restart or a limit at the edge cannot.
    else if (answer.status !== 401) throw new ApiProblem({ status: answer.status, code: `http_${answer.status}` });
    return answer.ok;
  };
  // The session cookie rotates: two windows that exchange the same one would look like a thief.
  const { locks } = navigator as { locks?: LockManager | null };
  return locks ? locks.request("workaniser-session", refresh) : refresh();
}

/** Exchange the session cookie for a fresh token; false when the session is over. Concurrent callers share one request. */
export function refreshSession(): Promise<boolean> {
  refreshing ??= askForRefresh().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/**
 * Have a token that knows these permissions: a right that was given since it was made counts only after a refresh,
 * and nobody should have to wait for the end of the old one.
 */
export async function tokenFor(permissions: readonly string[]): Promise<void> {
  const known = permissions.join(" ");
  if (localStorage.getItem(PERMISSIONS) === known) return;
  // Without an answer the old token goes on, and the next question tries again.
  if (await refreshSession().catch(() => false)) noteToken(permissions);
}

/** Remember what the token of this browser permits. */
export function noteToken(permissions: readonly string[]): void {
  localStorage.setItem(PERMISSIONS, permissions.join(" "));
}

/** Forget what this browser remembers of the session; after login and logout. */
export function forgetSession(): void {
  localStorage.removeItem(REFRESHED);
  localStorage.removeItem(PERMISSIONS);
  localStorage.removeItem(COMPANY);
}

/** The client that an agency user has chosen, if any. */
export function chosenCompany(): string | null {
  return localStorage.getItem(COMPANY);
}

/** Remember the client that an agency user works for. */
export function chooseCompany(id: string | null): void {
  if (id === null) localStorage.removeItem(COMPANY);
  else localStorage.setItem(COMPANY, id);
}
