import type { UnitStatus } from "@threshold/domain/unit-acceptance/vocabulary";
import type { Tone } from "@threshold/ui/Badge";

export const homeTones: Record<UnitStatus, Tone> = {
  PENDING: "NEUTRAL",
  INSPECTED: "ACCENT",
  SIGNED: "ACCENT",
  RECTIFYING: "BAD",
  RECTIFIED: "WARN",
  REINSPECTED: "ACCENT",
  QUALIFIED: "OK",
};
