import { expect, it } from "vitest";
import { together } from "./together.ts";

const asked: string[][] = [];
const lengthOf = together(async (_: object, words) => {
  asked.push([...words]);
  return new Map(words.filter((word) => word !== "").map((word) => [word, word.length]));
});

it("loads what is asked in one turn together, each once, and by who asks", async () => {
  const [one, other] = [{}, {}];
  const answers = ["a", "bbb", "a", ""].map((word) => lengthOf(one, word));
  expect(await Promise.all([...answers, lengthOf(other, "a")])).toEqual([1, 3, 1, undefined, 1]);
  expect(asked.splice(0)).toEqual([["a", "bbb", ""], ["a"]]);
});

it("loads anew what is asked later", async () => {
  const context = {};
  await lengthOf(context, "a");
  await Promise.all([lengthOf(context, "a"), lengthOf(context, "cc")]);
  expect(asked.splice(0)).toEqual([["a"], ["a", "cc"]]);
});

it("fails for all who asked when the statement fails, and not for those who ask later", async () => {
  let calls = 0;
  const once = together(async () => {
    if ((calls += 1) === 1) throw new Error("gone");
    return new Map([["a", 1]]);
  });
  const context = {};
  const answers = await Promise.allSettled([once(context, "a"), once(context, "b")]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await once(context, "a")).toBe(1);
});
