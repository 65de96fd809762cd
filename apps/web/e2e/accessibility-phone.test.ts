import { everyPageIsAccessible } from "./harness/accessible.ts";

everyPageIsAccessible("phone");
