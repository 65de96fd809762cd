import { Badge } from "@threshold/ui/Badge";
import { CursorTable } from "@threshold/ui/CursorTable";
import type { CursorColumn } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type {
  ImportBatchPage_BatchFragment,
  ImportBatchRowsQuery,
  ImportVerdict,
} from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useTableTexts } from "../list/use-list.ts";
import { explainError } from "../refusals.ts";
import type { Column } from "./import-list.ts";
import { cellTexts, columnName, problemSentences, rowChanges, valueText } from "./import-row.ts";
import { IMPORT_VERDICTS, VERDICT_TONES } from "./import-state.ts";

const Rows = graphql(/* GraphQL */ `
  query ImportBatchRows(
    $id: ID!
    $after: String
    $verdicts: [ImportVerdict!]
    $sheet: String
    $problem: String
  ) {
    importBatch(id: $id) {
      id
      rows(first: 50, after: $after, verdicts: $verdicts, sheet: $sheet, problem: $problem) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          rowNumber
          sheet
          sheetRow
          verdict
          cells
          problems
          before
          parsed
        }
      }
    }
  }
`);

type Row = NonNullable<ImportBatchRowsQuery["importBatch"]>["rows"]["nodes"][number];

/** The workbook row by row: what would happen, what changes, why not. */
export function ImportRows({
  id,
  batch,
  columns,
  counts,
  sheet,
  problem,
}: {
  id: string;
  batch: ImportBatchPage_BatchFragment;
  columns: readonly Column[];
  /** Rows per verdict, of what is shown. */
  counts: Readonly<Record<ImportVerdict, number>>;
  /** Of a workbook of several sheets, the one that is shown; and a problem that its rows have. */
  sheet?: string;
  problem?: string;
}) {
  const { t, format } = useWords();
  const words = t.organization.import;
  const [verdict, setVerdict] = useState<ImportVerdict | "ALL">(
    counts.REFUSED > 0 ? "REFUSED" : "ALL",
  );
  const [cursors, setCursors] = useState<string[]>([]);
  const [{ data, error, fetching }, refresh] = useQuery({
    query: Rows,
    variables: {
      id,
      after: cursors.at(-1) ?? null,
      verdicts: verdict === "ALL" ? null : [verdict],
      sheet: sheet ?? null,
      problem: problem ?? null,
    },
    requestPolicy: "network-only",
  });
  const rows = data?.importBatch?.rows;
  const choose = (next: ImportVerdict | "ALL") => {
    setVerdict(next);
    setCursors([]);
  };
  return (
    <section className="form-stack">
      <div>
        <Segmented<ImportVerdict | "ALL">
          label={words.verdict}
          value={verdict}
          onChange={choose}
          options={[
            { value: "ALL", label: t.shell.all },
            ...IMPORT_VERDICTS.map((value) => ({
              value,
              label: `${words.verdicts[value]} ${format.number(counts[value])}`,
            })),
          ]}
        />
      </div>
      <CursorTable<Row>
        label={batch.fileName}
        columns={useColumns(columns)}
        rows={rows?.nodes}
        rowKey={(row) => String(row.rowNumber)}
        rowName={(row) => words.rowNumber(row.sheetRow ?? row.rowNumber)}
        loading={fetching}
        {...(rows ? { total: rows.totalCount } : {})}
        {...(error ? { error: { message: explainError(t, error), onRetry: () => refresh() } } : {})}
        hasMore={rows?.pageInfo.hasNextPage ?? false}
        hasPrevious={cursors.length > 0}
        onNext={() => setCursors([...cursors, rows?.pageInfo.endCursor ?? ""])}
        onPrevious={() => setCursors(cursors.slice(0, -1))}
        empty={<Empty title={words.noRows} />}
        texts={useTableTexts()}
      />
    </section>
  );
}

function useColumns(columns: readonly Column[]): CursorColumn<Row>[] {
  const { t } = useWords();
  const words = t.organization.import;
  return [
    {
      key: "row",
      title: words.row,
      align: "end",
      width: "4.5rem",
      card: "META",
      render: (row) => row.sheetRow ?? row.rowNumber,
    },
    {
      key: "verdict",
      title: words.verdict,
      width: "6.5rem",
      card: "ASIDE",
      render: (row) => (
        <Badge tone={VERDICT_TONES[row.verdict]}>{words.verdicts[row.verdict]}</Badge>
      ),
    },
    {
      key: "content",
      title: words.content,
      card: "TITLE",
      render: (row) => <Cells row={row} columns={columns} />,
    },
    {
      key: "why",
      title: words.problems,
      card: "SUBTITLE",
      render: (row) => <Reasons row={row} columns={columns} />,
    },
  ];
}

function Cells({ row, columns }: { row: Row; columns: readonly Column[] }) {
  const { language } = useWords();
  return (
    <span className="import-cells">
      {cellTexts(columns, row.cells).map(({ column, text }) => (
        <span key={column} title={columnName(columns, language, column)}>
          {text}
        </span>
      ))}
    </span>
  );
}

function Reasons({ row, columns }: { row: Row; columns: readonly Column[] }) {
  const { t, language } = useWords();
  const words = t.organization.import;
  const said = (column: string, value: unknown) =>
    value == null || value === "" ? words.empty : valueText(columns, language, column, value);
  if (row.verdict === "REFUSED")
    return (
      <ul className="import-why">
        {problemSentences(t, columns, language, row.problems).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    );
  if (row.verdict !== "CHANGE") return null;
  return (
    <ul className="import-why">
      {rowChanges(row.before, row.parsed).map(({ column, before, after }) => (
        <li key={column}>
          {columnName(columns, language, column)} <del>{said(column, before)}</del> →{" "}
          <ins>{said(column, after)}</ins>
        </li>
      ))}
    </ul>
  );
}
