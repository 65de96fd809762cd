const STORAGE_KEY = "threshold.company";
const COOKIE = "threshold-company";

/** The company chosen in this browser, by its global id; null leaves the choice to the server. */
export function chosenCompany(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Keeps the choice. The page must load anew after it: nothing of one company may linger in another. */
export function chooseCompany(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, id);
  } catch {
    // storage may be forbidden: the server's own choice then stands
  }
  // Links and pictures carry no header: they say the company by this cookie, which holds no secret.
  document.cookie = `${COOKIE}=${id ?? ""}; path=/; SameSite=Lax; max-age=${id === null ? 0 : 31_536_000}`;
}

/** What a request says about company and cross-site forgery; the server refuses one without it. */
export function requestHeaders(): Record<string, string> {
  const company = chosenCompany();
  return {
    "apollo-require-preflight": "true",
    ...(company === null ? {} : { "threshold-company": company }),
  };
}
