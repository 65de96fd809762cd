import { Button } from "@threshold/ui/Button";
import { useWords } from "../../i18n/Words.tsx";
import { allowed, type Tender } from "../tender-query.ts";

/** In which part of the page each state goes on, and what shows that the viewer is who does it. */
const parts = {
  OPENED: { view: "COMMITTEE", action: "saveTenderExpert" },
  EVALUATING: { view: "SCORING", action: "replaceTenderExpert" },
  RANKED: { view: "RESULT", action: "awardTender" },
  AWARDED: { view: "RESULT", action: "tellTenderResult" },
  TOLD: { view: "CONTRACT", action: "failTender" },
} as const;
type Going = keyof typeof parts;

/** The way to where a tender goes on after its opening. */
export function Onward({ tender, onGo }: { tender: Tender; onGo: (view: string) => void }) {
  const { t } = useWords();
  if (!Object.hasOwn(parts, tender.status)) return null;
  const { view, action } = parts[tender.status as Going];
  if (!allowed(tender, action)) return null;
  return (
    <Button kind="PRIMARY" iconEnd="arrowRight" onClick={() => onGo(view.toLowerCase())}>
      {t.tender.views[view]}
    </Button>
  );
}
