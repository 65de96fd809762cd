import type { AcceptanceItem } from "@threshold/domain/unit-acceptance/standard";
import { toolName } from "@threshold/domain/unit-acceptance/tool-kit";
import { Badge } from "@threshold/ui/Badge";
import { useWords } from "../i18n/Words.tsx";
import { limitOf } from "./limit.ts";

/** Where and for which designs a variant holds, in words. */
export function useHolds(): (item: AcceptanceItem) => string {
  const { t, format } = useWords();
  const words = t.acceptanceStandard;
  return ({ holds }) => {
    const { approvedFrom: from, approvedTo: to } = holds ?? {};
    const days =
      from || to ? words.approved(from ? format.day(from) : "", to ? format.day(to) : "") : null;
    return [holds?.place?.name ?? words.nation, days].filter(Boolean).join(" · ");
  };
}

/** Items of a standard as they are asked, with their limits and sources. */
export function StandardTable({
  label,
  items,
  withHolds = false,
}: {
  label: string;
  items: readonly AcceptanceItem[];
  /** Tells which variant it is. */
  withHolds?: boolean;
}) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const holdsOf = useHolds();
  return (
    <div
      className="acceptance-scroll"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{words.standard.part}</th>
            <th scope="col">{words.standard.item}</th>
            {withHolds && <th scope="col">{t.acceptanceStandard.holds}</th>}
            <th scope="col">{words.standard.limit}</th>
            <th scope="col">{words.standard.method}</th>
            <th scope="col">{words.standard.tool}</th>
            <th scope="col">{words.standard.source}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <td>{item.part[language]}</td>
              <th scope="row">
                {item.label[language]}{" "}
                {item.critical && <Badge tone="CRITICAL">{words.standard.critical}</Badge>}
              </th>
              {withHolds && <td>{holdsOf(item)}</td>}
              <td>
                {item.measure
                  ? limitOf(item.measure, words)
                  : (item.requirement?.[language] ?? words.standard.asked)}
              </td>
              <td>{item.method[language]}</td>
              <td>{item.tools.map((code) => toolName(code, language)).join("、")}</td>
              <td>{`${item.source.document} (${item.source.rule}, ${item.source.confidence})`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
