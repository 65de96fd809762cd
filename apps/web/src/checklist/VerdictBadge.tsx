import type { Verdict } from "@threshold/domain/checklist/template";
import { Badge } from "@threshold/ui/Badge";
import { useWords } from "../i18n/Words.tsx";

const looks = {
  OK: { tone: "OK", icon: "check" },
  NOT_OK: { tone: "BAD", icon: "close" },
  MISSING: { tone: "NEUTRAL", icon: "dash" },
  NOT_APPLICABLE: { tone: "NEUTRAL", icon: "dash" },
} as const;

/** What an answer is worth, in shape, colour and word. */
export function VerdictBadge({
  verdict,
  waived,
  open,
}: {
  verdict: Verdict;
  waived: boolean;
  open: boolean;
}) {
  const { t } = useWords();
  if (waived && verdict === "NOT_OK")
    return (
      <Badge tone="WARN" icon="check">
        {t.checklist.waived}
      </Badge>
    );
  if (verdict === "MISSING" && !open) return null;
  const { tone, icon } = looks[verdict];
  return (
    <Badge tone={tone} icon={icon}>
      {t.checklist.verdicts[verdict]}
    </Badge>
  );
}
