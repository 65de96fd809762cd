import { launchJourney } from "./harness/launch-journey.ts";

launchJourney("desktop", "zh");
launchJourney("desktop", "en");
