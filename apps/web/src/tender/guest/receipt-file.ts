import type { KeptReceipt } from "@threshold/domain/tender/pack";

/** Gives a file to whoever is at this browser. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The receipt as the verifier and the script that runs without us read it. */
export const saveReceipt = (name: string, receipt: KeptReceipt): void =>
  saveFile(
    `${name}.json`,
    new Blob([JSON.stringify(receipt, null, 2)], { type: "application/json" }),
  );
