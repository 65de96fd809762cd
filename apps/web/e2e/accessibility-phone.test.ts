import { everyPageFitsInEnglish, everyPageIsAccessible } from "./harness/accessible.ts";

everyPageIsAccessible("phone");
everyPageFitsInEnglish();
