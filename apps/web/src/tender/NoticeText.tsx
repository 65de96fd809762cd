import { tenderSectionNames, tenderSections } from "@threshold/domain/tender/notice";
import type { Notice } from "@threshold/domain/tender/notice";
import type { Scoring } from "@threshold/domain/tender/score";
import { useWords } from "../i18n/Words.tsx";
import { CriteriaTable } from "./CriteriaTable.tsx";
import { rowsOf } from "./evaluation/sheet.ts";
import { Facts } from "./parts.tsx";

/** The notice (招标公告) as it was issued: facts, the seven contents of the tender document, and how it is judged. */
export function NoticeText({ notice, deadline }: { notice: Notice; deadline: string }) {
  const { t, format, language } = useWords();
  const words = t.tender;
  const { fields } = words;
  return (
    <div className="tender-notice">
      <Facts
        facts={[
          [fields.organiserName, notice.organiser.name],
          [fields.organiserAddress, notice.organiser.address],
          [fields.agencyName, notice.agency],
          [fields.method, words.methods[notice.method]],
          [fields.place, [notice.place.province, notice.place.city].filter(Boolean).join(" ")],
          [fields.profile, notice.profile],
          [fields.access, notice.access],
          [fields.conditions, notice.prequalified ? notice.conditions : null],
          [fields.issuedOn, format.day(notice.issuedOn)],
          [
            fields.deadline,
            Date.parse(deadline) === Date.parse(notice.deadline)
              ? format.instant(deadline)
              : `${format.instant(deadline)} ${words.extendedFrom(format.instant(notice.deadline))}`,
          ],
          [fields.openingAt, `${format.instant(deadline)} · ${notice.openingPlace}`],
          [fields.bidValidUntil, notice.bidValidUntil && format.day(notice.bidValidUntil)],
          [fields.holders, notice.holders.map(({ name }) => name).join("、")],
          [words.opensWith, words.opensWithText(notice.threshold, notice.holders.length)],
        ]}
      />
      {tenderSectionNames.map((name, index) => (
        <details key={name} className="tender-section">
          <summary>
            <span>{`${index + 1}. ${tenderSections[name][language]}`}</span>
          </summary>
          <p>{notice.sections[name]}</p>
        </details>
      ))}
      <h3>{words.scoringTitle}</h3>
      <Scored scoring={notice.scoring} />
    </div>
  );
}

/** How bids are judged, in one table and a sentence on ties. */
export function Scored({ scoring }: { scoring: Scoring }) {
  const { t } = useWords();
  const words = t.tender.scoring;
  const names = new Map(rowsOf(scoring).map(({ criterion: { id, name } }) => [id, name]));
  const ties = scoring.ties.map((tie) =>
    tie.by === "LOWER_PRICE"
      ? words.lowerPrice
      : words.byCriterion(names.get(tie.criterion) ?? tie.criterion),
  );
  return (
    <>
      <CriteriaTable scoring={scoring} />
      <p className="tender-quiet">
        {words.togetherText[scoring.together]} {words.tiesText(ties)}
      </p>
    </>
  );
}
