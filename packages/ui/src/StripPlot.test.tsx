import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { StripPlot } from "./StripPlot.tsx";

afterEach(cleanup);

const dot = (name: string, value: number, more: object = {}) => ({
  key: name,
  name,
  value,
  text: `${value}`,
  ...more,
});

test("every value has its dot where it lies, equal ones above each other, far ones as rings", () => {
  const dots = [dot("甲", 8), dot("乙", 8), dot("丙", 2, { isFar: true }), dot("丁", 10)];
  const { container } = render(
    <StripPlot label="绿化" from={0} max={10} dots={dots} median={8} farText="（偏离）" />,
  );
  const circles = [...container.querySelectorAll("circle")];
  expect(circles).toHaveLength(4);
  const [far, one, other] = circles as unknown as [Element, Element, Element];
  expect(far.classList.contains("ui-strip-far")).toBe(true);
  expect(one.getAttribute("cx")).toBe(other.getAttribute("cx"));
  expect(one.getAttribute("cy")).not.toBe(other.getAttribute("cy"));
  expect(Number(far.getAttribute("cx"))).toBeLessThan(Number(one.getAttribute("cx")));
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "绿化：甲 8，乙 8，丙 2（偏离），丁 10",
  );
});

test("the line begins and ends where it says", () => {
  const { container } = render(
    <StripPlot label="绿化" from={6} max={10} dots={[dot("甲", 8)]} median={8} farText="" />,
  );
  expect([...container.querySelectorAll("text")].map((one) => one.textContent)).toEqual([
    "6",
    "10",
  ]);
  const [axis] = container.querySelectorAll("line");
  const middle = (Number(axis?.getAttribute("x1")) + Number(axis?.getAttribute("x2"))) / 2;
  expect(Number(container.querySelector("circle")?.getAttribute("cx"))).toBe(middle);
});
