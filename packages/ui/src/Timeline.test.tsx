import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Timeline } from "./Timeline.tsx";

afterEach(cleanup);
const texts = { empty: "无记录", none: "空", more: "更早的", changedTo: "改为" };

test("a stretch of which nothing is told still leads on to the earlier ones", () => {
  const onMore = vi.fn<() => void>();
  render(<Timeline label="历史" entries={[]} hasMore onMore={onMore} texts={texts} />);
  expect(screen.queryByText(texts.empty)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: texts.more }));
  expect(onMore).toHaveBeenCalledOnce();
});

test("only a history that is empty as a whole says so", () => {
  const { rerender } = render(<Timeline label="历史" entries={[]} texts={texts} />);
  expect(screen.getByText(texts.empty)).toBeTruthy();
  rerender(<Timeline label="历史" entries={[]} isPart texts={texts} />);
  expect(screen.queryByText(texts.empty)).toBeNull();
});
