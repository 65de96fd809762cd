import { launchJourney } from "./harness/launch-journey.ts";

launchJourney("phone", "zh");
launchJourney("phone", "en");
