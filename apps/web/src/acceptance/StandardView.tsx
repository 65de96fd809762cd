import type { Day } from "@threshold/domain/calendar/day";
import { itemsFor, type StandardContent } from "@threshold/domain/unit-acceptance/standard";
import { groupKinds } from "@threshold/domain/unit-acceptance/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";
import { limitOf } from "./limit.ts";

/** 验收标准 KF-02, KF-03 as they hold for this batch: by its province and the day on which the design was approved. */
export function StandardView({ batch }: { batch: Batch }) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const place = { province: batch.province ?? null, city: batch.city ?? null };
  const items = itemsFor(batch.standard.content as StandardContent, place, batch.approvedOn as Day);
  return groupKinds.map((kind) => (
    <section key={kind} className="acceptance-standard">
      <h2>
        {`${words.kinds[kind]} · JBPM-QR-KF-0${kind === "GENERAL" ? 2 : 3} `}
        <Link to={`/forms/ACCEPTANCE_STANDARD_${kind}/${batch.id}`}>{t.shell.print}</Link>
      </h2>
      <div
        className="acceptance-scroll"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="region"
        aria-label={words.kinds[kind]}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{words.standard.part}</th>
              <th scope="col">{words.standard.item}</th>
              <th scope="col">{words.standard.limit}</th>
              <th scope="col">{words.standard.method}</th>
              <th scope="col">{words.standard.source}</th>
            </tr>
          </thead>
          <tbody>
            {items
              .filter((item) => item.kind === kind)
              .map((item) => (
                <tr key={item.code}>
                  <td>{item.part[language]}</td>
                  <th scope="row">
                    {item.label[language]}{" "}
                    {item.critical && <Badge tone="CRITICAL">{words.standard.critical}</Badge>}
                  </th>
                  <td>
                    {item.measure
                      ? limitOf(item.measure, words)
                      : (item.requirement?.[language] ?? words.standard.asked)}
                  </td>
                  <td>{item.method[language]}</td>
                  <td>{`${item.source.document} (${item.source.rule}, ${item.source.confidence})`}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}
