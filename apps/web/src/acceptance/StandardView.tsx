import type { Day } from "@threshold/domain/calendar/day";
import { itemsFor, type StandardContent } from "@threshold/domain/unit-acceptance/standard";
import { groupKinds } from "@threshold/domain/unit-acceptance/vocabulary";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";
import { StandardTable } from "./StandardTable.tsx";

/** 验收标准 KF-02, KF-03 as they hold for this batch: by its province and the day on which the design was approved. */
export function StandardView({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const place = { province: batch.province ?? null, city: batch.city ?? null };
  const { id, number, content } = batch.standard;
  const items = itemsFor(content as StandardContent, place, batch.approvedOn as Day);
  return (
    <>
      <p className="acceptance-quiet">
        <Link to={`/acceptance-standards?version=${id}`}>
          {t.acceptanceStandard.version(number)}
        </Link>
      </p>
      {groupKinds.map((kind) => (
        <section key={kind} className="acceptance-standard">
          <h2>
            {`${t.acceptanceStandard.kinds[kind]} `}
            <Link to={`/forms/ACCEPTANCE_STANDARD_${kind}/${batch.id}`}>{t.shell.print}</Link>
          </h2>
          <StandardTable
            label={t.acceptanceStandard.kinds[kind]}
            items={items.filter((item) => item.kind === kind)}
          />
        </section>
      ))}
    </>
  );
}
