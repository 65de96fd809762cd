import type { KeptReceipt } from "@threshold/domain/tender/pack";
import { saveFile } from "../../save-file.ts";

/** The receipt as the verifier and the script that runs without us read it. */
export const saveReceipt = (name: string, receipt: KeptReceipt): void =>
  saveFile(
    `${name}.json`,
    new Blob([JSON.stringify(receipt, null, 2)], { type: "application/json" }),
  );
