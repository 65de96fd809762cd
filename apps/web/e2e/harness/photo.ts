import type { Page } from "playwright-core";

/** A real JPEG, drawn by the browser: what a phone's camera hands over, only small. */
export async function takePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [320, 240];
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.fillStyle = "#7a9e87";
    pen.fillRect(0, 0, 320, 240);
    pen.fillStyle = "#ffffff";
    pen.fillRect(60, 50, 200, 140);
    return canvas.toDataURL("image/jpeg", 0.8).split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}
