import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { SidePanel } from "./SidePanel.tsx";

afterEach(cleanup);

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        打开
      </button>
      <SidePanel
        open={open}
        onClose={() => setOpen(false)}
        title="任务"
        texts={{ close: "关闭" }}
        footer={<button type="button">完成</button>}
      >
        <input aria-label="备注" />
      </SidePanel>
    </>
  );
}

test("takes the focus, keeps it inside, and gives it back on Escape", () => {
  render(<Page />);
  const opener = screen.getByRole("button", { name: "打开" });
  opener.focus();
  fireEvent.click(opener);
  const panel = screen.getByRole("dialog", { name: "任务" });
  expect(document.activeElement).toBe(panel);
  const last = screen.getByRole("button", { name: "完成" });
  last.focus();
  fireEvent.keyDown(last, { key: "Tab" });
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "关闭" }));
  fireEvent.keyDown(panel, { key: "Tab", shiftKey: true });
  expect(document.activeElement).toBe(last);
  fireEvent.keyDown(last, { key: "Escape" });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(opener);
});
