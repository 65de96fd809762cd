import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { DateField } from "./DateField.tsx";
import { ThemeProvider } from "./theme.tsx";

const texts = { rest: "休", makeUp: "班", provisional: "暂定" };

it("is written as YYYY-MM-DD, also for a form that reads it by name, and in words beside", async () => {
  render(
    <ThemeProvider>
      <DateField
        label="开盘日期"
        lang="zh-CN"
        name="launch"
        value="2026-10-01"
        onChange={() => undefined}
        dayMark={() => ({ kind: "HOLIDAY", name: "国庆节" })}
        texts={texts}
      />
    </ThemeProvider>,
  );
  expect(screen.getByText(/2026年10月1日.*国庆节 休/)).toBeTruthy();
  await vi.waitFor(() => expect(document.querySelector(".ant-picker")).toBeTruthy(), 60_000);
  const input = screen.getByLabelText<HTMLInputElement>("开盘日期");
  expect([input.value, input.name]).toEqual(["2026-10-01", "launch"]);
});
