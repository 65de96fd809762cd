import { everyPageIsAccessible } from "./harness/accessible.ts";

everyPageIsAccessible("desktop");
