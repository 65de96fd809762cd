import { parseDay } from "@threshold/domain/calendar/day";
import { statutes } from "@threshold/domain/rule-pack/pack";
import {
  noticeLadder,
  type NoticeReason,
  type NoticeRung,
} from "@threshold/domain/tender/schedule";
import { Badge } from "@threshold/ui/Badge";
import { todayIn, useToday } from "../form/today.ts";
import { useWords } from "../i18n/Words.tsx";
import { useViewer } from "../shell/viewer.ts";
import type { Tender } from "./tender-query.ts";

/** So long a committee takes where nobody says otherwise. */
const EVALUATION_DAYS = 5;

const dayOf = (text: string | null | undefined) => (text ? (parseDay(text) ?? null) : null);

/** The dates of the notice between what the law and today allow, counted both ways (倒排). */
export function NoticeLadder({ tender }: { tender: Tender }) {
  const { t, format } = useWords();
  const words = t.tender.ladder;
  const today = useToday();
  const { timeZone } = useViewer().company;
  const rungs = noticeLadder(
    {
      today: parseDay(today)!,
      place: { province: tender.province ?? null, city: tender.city ?? null },
      preFiledOn: dayOf(tender.preFiledOn),
      issuedOn: dayOf(tender.issuedOn),
      deadlineOn: tender.deadline ? dayOf(todayIn(timeZone, new Date(tender.deadline))) : null,
      bidValidUntil: dayOf(tender.bidValidUntil),
      saleKind: tender.saleKind ?? "PRESALE",
      saleOn: dayOf(tender.saleOn),
      evaluationDays: EVALUATION_DAYS,
    },
    statutes,
  );
  return (
    <ol className="tender-ladder" aria-label={words.title}>
      {rungs.map((rung) => (
        <li key={rung.step} className={rung.broken ? "tender-rung tender-rung-bad" : "tender-rung"}>
          <div className="tender-rung-head">
            <strong>{words.steps[rung.step]}</strong>
            <span>
              {rung.chosenOn
                ? format.day(rung.chosenOn)
                : words.between(
                    rung.firstOn ? format.day(rung.firstOn) : null,
                    rung.lastOn ? format.day(rung.lastOn) : null,
                  )}
            </span>
            {rung.broken && <Badge tone="BAD">{words.broken}</Badge>}
          </div>
          <Why rung={rung} />
        </li>
      ))}
    </ol>
  );
}

function Why({ rung: { firstOn, lastOn, firstBy, lastBy } }: { rung: NoticeRung }) {
  const { t, format, language } = useWords();
  const words = t.tender.ladder;
  const say = (by: NoticeReason, isFirst: boolean) => {
    const of =
      by.of in words.steps
        ? words.steps[by.of as keyof typeof words.steps]
        : words.of[by.of as keyof typeof words.of];
    const distance = isFirst ? words.after(by.days, of) : words.before(by.days, of);
    const law = by.rule
      ? words.law(by.rule.subject[language], by.rule.source, by.rule.id)
      : by.days > 0
        ? words.ours
        : "";
    return [distance, law].filter(Boolean).join(" · ");
  };
  const lines = [
    ...(firstOn && firstBy && firstBy.of !== "TODAY"
      ? [words.first(format.day(firstOn), say(firstBy, true))]
      : []),
    ...(lastOn && lastBy ? [words.last(format.day(lastOn), say(lastBy, false))] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <details className="tender-why">
      <summary>{words.why}</summary>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </details>
  );
}
