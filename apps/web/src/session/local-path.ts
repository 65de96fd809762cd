/**
 * A path of ours from an address's parameter, else the first page. Anything that a browser would
 * read as another site (`//elsewhere`, `https:…`, back-slashes) is not followed.
 */
export function localPath(asked: string | null): string {
  if (!asked?.startsWith("/") || /^\/[/\\]/.test(asked) || /[\\\s]/.test(asked)) return "/";
  return asked.startsWith("/sign-in") ? "/" : asked;
}
