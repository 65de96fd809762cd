import type { RefusalDetails } from "@threshold/domain/refusal";
import { contestRows } from "@threshold/domain/outbox/contest";
import { useWords } from "../i18n/Words.tsx";

/** Line by line: what was said on this device, and what stands, by whom and since when. Nothing where a refusal tells of none. */
export function Contests({ details }: { details: RefusalDetails | undefined }) {
  const { t, language, format } = useWords();
  const words = t.outbox.contests;
  const rows = contestRows(details);
  if (rows.length === 0) return null;
  const tell = ({ outcome, text }: (typeof rows)[number]["said"]) =>
    [outcome && t.acceptance.outcomes[outcome], text].filter(Boolean).join(" · ") || words.nothing;
  return (
    <dl className="outbox-contests">
      {rows.map(({ item, itemEn, said, stands }) => (
        <div key={item}>
          <dt>{language === "zh" ? item : itemEn}</dt>
          <dd>
            <span className="quiet">{words.said}</span> {tell(said)}
          </dd>
          <dd>
            <span className="quiet">{words.stands}</span> {tell(stands)}
            {stands.by && (
              <span className="quiet">{` · ${stands.by} ${format.instant(stands.at)}`}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
