import { itemKinds, verdictWords } from "@threshold/domain/takeover/vocabulary";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useRested } from "../form/PersonField.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { Refused } from "../acceptance/Refused.tsx";
import { PrepareOffline } from "../offline/PrepareOffline.tsx";
import { useLanes } from "../outbox/use-outbox.ts";
import { type Problem, problemOf } from "../problem.ts";
import { FieldCommands } from "./FieldCommands.tsx";
import { HandOverThings } from "./HandOverThings.tsx";
import { LinePanel } from "./LinePanel.tsx";
import { type Group, groups, isLaneOf, type Line, linesWith, pagesOf, useLines } from "./lines.ts";
import { RaiseDialog } from "./RaiseDialog.tsx";
import { SheetPart } from "./SheetPart.tsx";
import { TakeoverDocument, type ViewProps } from "./takeover-documents.ts";
import { useFieldWork } from "./use-field-work.ts";
import { useTakeoverWords } from "./words.ts";

const tones: Record<string, Tone> = { PASS: "OK", FAIL: "BAD", NA: "NEUTRAL" };

/**
 * 查验: list after list, line after line; what is good is one touch, what is not becomes a defect. All of it is kept on the device until
 * the server has it, for equipment rooms have no signal.
 */
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
  const list = useLines(takeover.id, group, { open: openOnly, search, after });
  const again = () => {
    list.refresh();
    onChanged();
  };
  const lane = useLanes(isLaneOf(takeover.id), list.data, again);
  const field = useFieldWork(takeover);
  const [problem, setProblem] = useState<Problem>();
  const mayFill = group === "DOCUMENT" ? may("saveTakeoverDocuments") : may("saveTakeoverItems");
  const shown = linesWith(list.lines ?? [], groups[group], takeover, lane);
  const pass = async (one: Line) => setProblem(await field.save(one, { verdict: "PASS" }));
  const progressOf = (kinds: readonly string[]) => {
    const rows = takeover.progress.filter(({ kind }) => kinds.includes(kind));
    const sum = (name: "lines" | "done") => rows.reduce((all, row) => all + row[name], 0);
    return sum("lines") === 0 ? "" : ` ${sum("done")}/${sum("lines")}`;
  };
  const current = line && line !== "NEW" ? shown.lines.find(({ id }) => id === line.id) : undefined;
  return (
    <>
      <SheetPart takeover={takeover} sheet="REPORT" onChanged={onChanged} />
      <FieldCommands takeoverId={takeover.id} lane={lane} />
      <Refused of={{ takeoverIds: [takeover.id] }} may={may("saveTakeoverTeam")} isQuiet />
      {mayFill && (
        <PrepareOffline
          luggage={() => ({
            queries: [
              { query: TakeoverDocument, variables: { id: takeover.id } },
              ...(Object.keys(groups) as Group[]).map((one) => pagesOf(takeover.id, one)),
            ],
            pictures: [],
            code: () => import("../outbox/OutboxPage.tsx"),
          })}
        />
      )}
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
          onChange={({ target }) => {
            setTyped(target.value);
            setAfter(null);
          }}
        />
        <span className="takeover-buttons">
          <Button
            aria-pressed={openOnly}
            onClick={() => {
              setOpenOnly(!openOnly);
              setAfter(null);
            }}
          >
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
      {(problem ?? list.error) && <ProblemNote problem={problem ?? problemOf(list.error!)} />}
      {!list.lines && !list.error && <Skeleton lines={8} />}
      {list.lines && shown.lines.length === 0 && (
        <Empty title={words.noLines}>{words.noLinesText}</Empty>
      )}
      {shown.lines.length > 0 && (
        <ul className="takeover-lines">
          {shown.lines.map((one) => (
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
              {shown.waiting.has(one.id) && <Badge tone="WARN">{words.waiting}</Badge>}
              <LineState line={one} />
              {mayFill &&
                one.verdict === null &&
                (one.kind === "COMMON_PART" || one.kind === "FACILITY") && (
                  <Button small onClick={() => void pass(one)}>
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
      {(after || list.next) && (
        <div className="pager">
          {after && (
            <Button small onClick={() => setAfter(null)}>
              {words.fromTheFirst}
            </Button>
          )}
          {list.next && (
            <Button small onClick={() => setAfter(list.next)}>
              {t.shell.table.next}
            </Button>
          )}
        </div>
      )}
      {line && (
        <LinePanel
          takeover={takeover}
          line={line === "NEW" ? undefined : (current ?? line)}
          kinds={groups[group]}
          mayFill={mayFill}
          may={may}
          onChanged={onChanged}
          onClose={() => setLine(undefined)}
        />
      )}
      {raising && (
        <RaiseDialog
          takeover={takeover}
          line={raising === "FREE" ? undefined : raising}
          onClose={() => setRaising(undefined)}
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
