import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** Every line of ours that an installation runs, and the page that browsers load. */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const files = ["packages/domain/src", "packages/ui/src", "apps/api/src", "apps/web/src"].flatMap(
  (folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/\.test\.tsx?$|testing|^gql\//.test(path))
      .map((path) => ({
        path: `${folder}/${path}`,
        text: readFileSync(`${root}${folder}/${path}`, "utf8"),
      })),
);
const lines = files.flatMap(({ path, text }) =>
  text.split("\n").map((line, at) => ({ at: `${path}:${at + 1}`, text: line })),
);
const where = (pattern: RegExp) =>
  lines.filter(({ text }) => pattern.test(text)).map(({ at }) => at);

describe("our sources", () => {
  it("are looked at", () => {
    expect(lines.length).toBeGreaterThan(50_000);
  });

  it("carry out no text as code", () => {
    expect(where(/\beval\(|new Function\(|\bvm\.run|setTimeout\(\s*["'`]/)).toEqual([]);
  });

  it("put no text into a page as HTML", () => {
    expect(
      where(/dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write\(/),
    ).toEqual([]);
  });

  it("start no program through a shell", () => {
    expect(where(/\bexec(Sync)?\((?!\w+\))["'`]|shell: true/)).toEqual([]);
  });

  it("use no broken hash or cipher", () => {
    expect(
      where(/createHash\(["'](md5|sha1|md4)|createCipher\(|["']aes-\d+-(ecb|cbc)|["'](des|rc4)\b/i),
    ).toEqual([]);
  });

  it("take no random number for a secret from Math.random", () => {
    expect(where(/(token|secret|nonce|seed|key|password)\w*\s*=.*Math\.random/i)).toEqual([]);
  });

  it("mask passwords, and say to password managers what they are", () => {
    const forms = files.filter(({ text }) => /autoComplete="(current|new)-password"/.test(text));
    expect(forms.length).toBeGreaterThan(2);
    for (const { path, text } of forms) {
      expect(text, path).toMatch(/type="password"|type=\{\w+ \? "text" : "password"\}/);
      expect(text, path).not.toMatch(/onPaste/);
    }
    const typed = files.filter(({ text }) => text.includes('type="password"'));
    for (const { path, text } of typed) expect(text, path).toMatch(/autoComplete="/);
  });
});
