// Preloaded into the product's process for journeys whose law asks for weeks: its clock runs on, ahead by as many milliseconds as
// the file says. The product itself knows no such thing.
import { readFileSync } from "node:fs";

const file = process.env["SHIFTED_CLOCK"];
const Real = Date;
const shift = () => Number(readFileSync(file, "utf8"));
let ahead = shift();
setInterval(() => {
  ahead = shift();
}, 100).unref();

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...given);
  }
  static now() {
    return Real.now() + ahead;
  }
};
