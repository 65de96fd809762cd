import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { ImportBatchPage_BatchFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { ImportedList } from "./import-list.ts";
import { problemSentences } from "./import-row.ts";
import { countsOf } from "./ImportProgress.tsx";
import { ImportRows } from "./ImportRows.tsx";

type Batch = ImportBatchPage_BatchFragment;
type Sheet = Batch["sheets"][number];

/** The rows of a workbook; of one that has several sheets, its account sheet by sheet first. */
export function ImportContent({
  id,
  batch,
  list,
}: {
  id: string;
  batch: Batch;
  list: ImportedList;
}) {
  const taken = batch.sheets.filter(({ isTaken }) => isTaken);
  const first = taken.find(({ refused }) => refused > 0) ?? taken.find(({ rows }) => rows > 0);
  const [chosen, setChosen] = useState<{ sheet: string; problem?: string }>();
  if (batch.sheets.length === 0)
    return <ImportRows id={id} batch={batch} columns={list.columns} counts={countsOf(batch)} />;
  const shown = chosen ?? { sheet: first?.name ?? "" };
  const sheet = taken.find(({ name }) => name === shown.sheet);
  const known = list.sheets.find(({ name }) => name === shown.sheet);
  return (
    <>
      <SheetTable batch={batch} list={list} shown={shown.sheet} onChoose={setChosen} />
      {sheet && known && (
        <ImportRows
          key={`${shown.sheet} ${shown.problem ?? ""}`}
          id={id}
          batch={batch}
          columns={known.columns}
          counts={countsOf(sheet)}
          {...shown}
        />
      )}
    </>
  );
}

function SheetTable({
  batch,
  list,
  shown,
  onChoose,
}: {
  batch: Batch;
  list: ImportedList;
  shown: string;
  onChoose: (chosen: { sheet: string; problem?: string }) => void;
}) {
  const { t, format, language } = useWords();
  const words = t.organization.import;
  const titleOf = (sheet: Sheet) => {
    const known = list.sheets.find(({ name }) => name === sheet.name);
    return known && known[language] !== sheet.name ? known[language] : undefined;
  };
  const taken = ({ toCreate, toChange, unchanged }: Sheet) => toCreate + toChange + unchanged;
  return (
    <section className="panel">
      <h2>{words.sheets}</h2>
      <p className="quiet">{words.sheetsText}</p>
      <div className="import-sheets">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.sheet}</th>
              <th scope="col">{words.rowsRead}</th>
              <th scope="col">{words.rowsTaken}</th>
              <th scope="col">{words.verdicts.REFUSED}</th>
              <th scope="col">{words.orphans}</th>
            </tr>
          </thead>
          <tbody>
            {batch.sheets.map((sheet) => (
              <tr key={sheet.name} aria-current={sheet.name === shown ? "true" : undefined}>
                <th scope="row">
                  {sheet.isTaken && sheet.rows > 0 ? (
                    <Button small kind="QUIET" onClick={() => onChoose({ sheet: sheet.name })}>
                      {sheet.name}
                    </Button>
                  ) : (
                    <span className="import-sheet">{sheet.name}</span>
                  )}{" "}
                  <small>{titleOf(sheet)}</small>
                </th>
                <td data-label={words.rowsRead}>{format.number(sheet.rows)}</td>
                {sheet.isTaken ? (
                  <>
                    <td data-label={words.rowsTaken}>{format.number(taken(sheet))}</td>
                    <td
                      data-label={words.verdicts.REFUSED}
                      className={sheet.refused > 0 ? "import-bad" : undefined}
                    >
                      {format.number(sheet.refused)}
                    </td>
                    <td data-label={words.orphans}>
                      {sheet.orphans > 0 ? (
                        <Button
                          small
                          kind="QUIET"
                          onClick={() => onChoose({ sheet: sheet.name, problem: "ASSET_ORPHAN" })}
                        >
                          {format.number(sheet.orphans)}
                        </Button>
                      ) : (
                        0
                      )}
                    </td>
                  </>
                ) : (
                  <td colSpan={3}>
                    <Badge>{words.notTaken}</Badge>{" "}
                    <small>
                      {sheet.problem
                        ? problemSentences(t, [], language, [sheet.problem]).join("")
                        : words.notTakenText}
                    </small>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
