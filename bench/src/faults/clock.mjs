// Loaded ahead of the server under test: its clock is as many ms ahead as the file says, read at the start and on SIGUSR2.
import { readFileSync } from "node:fs";

const RealDate = Date;
let ahead = 0;
const read = () => {
  ahead = Number(readFileSync(process.env.CLOCK_FILE, "utf8"));
};
read();
process.on("SIGUSR2", read);
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};
