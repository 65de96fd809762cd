import { type ItemKind, itemKinds, verdictWords } from "@threshold/domain/takeover/vocabulary";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useRested } from "../form/PersonField.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { TakeoverItemsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { HandOverThings } from "./HandOverThings.tsx";
import { LinePanel, SaveTakeoverItems } from "./LinePanel.tsx";
import { lineInput } from "./line-input.ts";
import { RaiseDialog } from "./RaiseDialog.tsx";
import { SheetPart } from "./SheetPart.tsx";
import type { ViewProps } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const TakeoverItems = graphql(/* GraphQL */ `
  query TakeoverItems(
    $ids: [ID!]
    $kinds: [TakeoverItemKind!]
    $open: Boolean
    $search: String
    $after: String
  ) {
    takeoverItems(
      first: 100
      takeoverIds: $ids
      kinds: $kinds
      open: $open
      search: $search
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        code
        name
        place
        model
        quantity
        counted
        located
        manual
        singleRun
        linkage
        verdict
        isOriginal
        handedBy
        receivedOn
        promisedOn
        remark
        version
        area {
          id
          name
        }
        inspectedBy {
          id
          name
        }
        custodyItem {
          id
          number
        }
        attachments {
          id
          name
          url
          thumbnailUrl
        }
      }
    }
  }
`);
export type Line = TakeoverItemsQuery["takeoverItems"]["nodes"][number];

/** Lists of one form are one view; tools, keys and room facilities are one list (TKO-R16). */
const groups = {
  DOCUMENT: ["DOCUMENT"],
  EQUIPMENT: ["EQUIPMENT"],
  COMMON_PART: ["COMMON_PART"],
  FACILITY: ["FACILITY"],
  TOOL: ["TOOL", "KEY", "ROOM_FACILITY"],
} as const satisfies Partial<Record<ItemKind, readonly ItemKind[]>>;
type Group = keyof typeof groups;

const tones: Record<string, Tone> = { PASS: "OK", FAIL: "BAD", NA: "NEUTRAL" };

/** 查验: list after list, line after line; what is good is one touch, what is not becomes a defect. */
export function InspectionView({ takeover, may, onChanged }: ViewProps) {
  const { t, language } = useWords();
  const words = useTakeoverWords();
  const [group, setGroup] = useState<Group>("COMMON_PART");
  const [openOnly, setOpenOnly] = useState(false);
  const [typed, setTyped] = useState("");
  const [after, setAfter] = useState<string | null>(null);
  const [line, setLine] = useState<Line | "NEW">();
  const [raising, setRaising] = useState<Line | "FREE">();
  const search = useRested(typed.trim());
  const [{ data, error }, refresh] = useQuery({
    query: TakeoverItems,
    variables: {
      ids: [takeover.id],
      kinds: [...groups[group]],
      open: openOnly ? true : null,
      search: search || null,
      after,
    },
    requestPolicy: "cache-and-network",
  });
  const save = useAct(SaveTakeoverItems);
  const again = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  const mayFill = group === "DOCUMENT" ? may("saveTakeoverDocuments") : may("saveTakeoverItems");
  const pass = async (one: Line) => {
    const input = { id: takeover.id, items: [{ ...lineInput(one), verdict: "PASS" as const }] };
    if ((await save.run(input)).ok) again();
  };
  const progressOf = (kinds: readonly string[]) => {
    const rows = takeover.progress.filter(({ kind }) => kinds.includes(kind));
    const sum = (name: "lines" | "done") => rows.reduce((all, row) => all + row[name], 0);
    return sum("lines") === 0 ? "" : ` ${sum("done")}/${sum("lines")}`;
  };
  const page = data?.takeoverItems;
  return (
    <>
      <SheetPart takeover={takeover} sheet="REPORT" onChanged={onChanged} />
      <div className="takeover-bar">
        <Segmented<Group>
          label={words.lists}
          value={group}
          options={(Object.keys(groups) as Group[]).map((value) => ({
            value,
            label: `${value === "TOOL" ? words.toolsAndKeys : itemKinds[value][language]}${progressOf(groups[value])}`,
          }))}
          onChange={(value) => {
            setGroup(value);
            setAfter(null);
          }}
        />
        <Input
          label={words.searchLines}
          type="search"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <span className="takeover-buttons">
          <Button aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>
            {words.openOnly}
          </Button>
          {mayFill && (
            <Button icon="plus" onClick={() => setLine("NEW")}>
              {words.addLine}
            </Button>
          )}
          {may("raiseTakeoverDefect") && (
            <Button icon="alert" onClick={() => setRaising("FREE")}>
              {words.raise}
            </Button>
          )}
          {(group === "TOOL" || group === "DOCUMENT") && may("listTakeoverThings") && (
            <HandOverThings takeover={takeover} kinds={groups[group]} />
          )}
          <ExportMenu
            list="takeover-items"
            args={{ takeoverIds: [takeover.id], kinds: [...groups[group]] }}
          />
        </span>
      </div>
      {(error || save.problem) && <ProblemNote problem={save.problem ?? problemOf(error!)} />}
      {!page && !error && <Skeleton lines={8} />}
      {page?.totalCount === 0 && <Empty title={words.noLines}>{words.noLinesText}</Empty>}
      {page && page.nodes.length > 0 && (
        <ul className="takeover-lines">
          {page.nodes.map((one) => (
            <li key={one.id}>
              <button type="button" className="takeover-line" onClick={() => setLine(one)}>
                <strong>{one.name}</strong>
                <small>
                  {[one.area?.name, one.place, one.model, counted(one), one.remark]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </button>
              {one.custodyItem && (
                <Link to={`/custody/items/${one.custodyItem.id}`}>
                  {one.custodyItem.number ?? words.inCustody}
                </Link>
              )}
              <LineState line={one} />
              {mayFill &&
                one.verdict === null &&
                (one.kind === "COMMON_PART" || one.kind === "FACILITY") && (
                  <Button small busy={save.busy} onClick={() => void pass(one)}>
                    {verdictWords.PASS[language]}
                  </Button>
                )}
              {may("raiseTakeoverDefect") && one.verdict === "FAIL" && (
                <Button small onClick={() => setRaising(one)}>
                  {words.raise}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {page?.pageInfo.hasNextPage && (
        <Button onClick={() => setAfter(page.pageInfo.endCursor ?? null)}>
          {t.shell.table.next}
        </Button>
      )}
      {line && (
        <LinePanel
          takeover={takeover}
          line={line === "NEW" ? undefined : line}
          kinds={groups[group]}
          mayFill={mayFill}
          onClose={() => setLine(undefined)}
          onDone={() => {
            setLine(undefined);
            again();
          }}
        />
      )}
      {raising && (
        <RaiseDialog
          takeover={takeover}
          line={raising === "FREE" ? undefined : raising}
          onClose={() => setRaising(undefined)}
          onDone={() => {
            setRaising(undefined);
            again();
          }}
        />
      )}
    </>
  );
}

const counted = ({ quantity, counted: found }: Line): string =>
  quantity === null && found === null ? "" : `${found ?? "–"} / ${quantity ?? "–"}`;

/** Where a line stands in one word. */
function LineState({ line }: { line: Line }) {
  const { language, format } = useWords();
  const words = useTakeoverWords();
  if (line.kind === "DOCUMENT" && line.verdict !== "NA") {
    if (line.receivedOn)
      return <Badge tone="OK">{words.received(format.day(line.receivedOn))}</Badge>;
    if (line.promisedOn)
      return <Badge tone="WARN">{words.promised(format.day(line.promisedOn))}</Badge>;
    return <Badge>{words.missing}</Badge>;
  }
  if (line.verdict === null)
    return line.counted !== null && ["TOOL", "KEY", "ROOM_FACILITY"].includes(line.kind) ? (
      <Badge tone={line.counted === line.quantity ? "OK" : "WARN"}>{words.counted}</Badge>
    ) : (
      <Badge>{words.toInspect}</Badge>
    );
  return (
    <Badge tone={tones[line.verdict] ?? "NEUTRAL"}>{verdictWords[line.verdict][language]}</Badge>
  );
}
