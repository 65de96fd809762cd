import {
  remedies,
  takeoverDefectStates,
  takeoverSeverities,
} from "@threshold/domain/takeover/vocabulary";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Checks } from "../bidding/Checks.tsx";
import { DefectLine } from "../defect/DefectLine.tsx";
import "../defect/defect.css";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type {
  TakeoverDefectsQuery,
  TakeoverDefectState,
  TakeoverSeverity,
} from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { SignaturePanel } from "../signature/SignaturePanel.tsx";
import { AgreeDialog } from "./AgreeDialog.tsx";
import { CommentButton } from "./Comments.tsx";
import { FieldsDialog } from "./FieldsDialog.tsx";
import { Part } from "./Part.tsx";
import { useLanes } from "../outbox/use-outbox.ts";
import { FieldCommands } from "./FieldCommands.tsx";
import { isLaneOf } from "./lines.ts";
import { RaiseDialog } from "./RaiseDialog.tsx";
import type { ViewProps } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

/** With their sheets, which are too much to ask for with all else of a takeover. */
const TakeoverAgreements = graphql(/* GraphQL */ `
  query TakeoverAgreements($id: ID!) {
    takeoverProject(id: $id) {
      id
      agreements {
        id
        number
        severity
        signedOn
        contractor {
          id
          name
        }
        checks {
          verdict
          ...Checks_check
        }
        signOffs {
          id
          status
          ...SignaturePanel_signOff
        }
        defects {
          id
          agreedDueOn
          defect {
            id
            number
            text
          }
        }
      }
    }
  }
`);

const TakeoverDefects = graphql(/* GraphQL */ `
  query TakeoverDefects(
    $ids: [ID!]
    $after: String
    $states: [TakeoverDefectState!]
    $severities: [TakeoverSeverity!]
  ) {
    takeoverDefects(
      first: 100
      takeoverIds: $ids
      after: $after
      states: $states
      takeoverSeverities: $severities
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        severity
        state
        remedy
        agreed
        agreedDueOn
        urges
        urgedOn
        urgeNote
        area {
          id
          name
        }
        defect {
          id
          number
          text
          part
          dueOn
          raisedOn
          status
          contractor {
            id
            name
          }
        }
      }
    }
  }
`);
const UrgeTakeoverDefect = graphql(/* GraphQL */ `
  mutation UrgeTakeoverDefect($input: UrgeTakeoverDefectInput!) {
    urgeTakeoverDefect(input: $input) {
      defect {
        id
        state
      }
    }
  }
`);
export type FoundDefect = TakeoverDefectsQuery["takeoverDefects"]["nodes"][number];

const tones: Record<TakeoverDefectState, Tone> = {
  OPEN: "NEUTRAL",
  OVERDUE: "BAD",
  URGED: "WARN",
  FIXED: "ACCENT",
  VERIFIED: "OK",
  VOID: "NEUTRAL",
};

const shownStates = ["OPEN", "OVERDUE", "URGED", "FIXED", "VERIFIED"] as const;
const severityNames = Object.keys(takeoverSeverities) as TakeoverSeverity[];

/** 问题 KF-10: what is found, agreed on, overdue; ticked ones are agreed on together. */
export function DefectsView(props: ViewProps) {
  const { takeover, may, onChanged } = props;
  const { t, language, format } = useWords();
  const words = useTakeoverWords();
  const [after, setAfter] = useState<string | null>(null);
  const [state, setState] = useState<TakeoverDefectState>();
  const [severity, setSeverity] = useState<TakeoverSeverity>();
  const narrowed = { states: state ? [state] : null, severities: severity ? [severity] : null };
  const [{ data, error }, refresh] = useQuery({
    query: TakeoverDefects,
    variables: { ids: [takeover.id], after, ...narrowed },
    requestPolicy: "cache-and-network",
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<"RAISE" | "AGREE" | { readonly urge: string }>();
  const rows = data?.takeoverDefects.nodes ?? [];
  const picked = rows.filter(({ id }) => chosen.includes(id));
  const [{ data: papers, error: unread }, readPapers] = useQuery({
    query: TakeoverAgreements,
    variables: { id: takeover.id },
    requestPolicy: "cache-and-network",
  });
  const again = () => {
    refresh({ requestPolicy: "network-only" });
    readPapers({ requestPolicy: "network-only" });
    onChanged();
  };
  const done = () => {
    setOpen(undefined);
    setChosen([]);
    again();
  };
  const lane = useLanes(isLaneOf(takeover.id), data, again);
  return (
    <div className="takeover-parts">
      <FieldCommands takeoverId={takeover.id} lane={lane} />
      <Part
        title={words.parts.defects}
        actions={
          <>
            {may("raiseTakeoverDefect") && (
              <Button small icon="plus" onClick={() => setOpen("RAISE")}>
                {words.raise}
              </Button>
            )}
            {may("agreeTakeoverDefects") && (
              <Button
                small
                kind="PRIMARY"
                disabled={picked.length === 0}
                onClick={() => setOpen("AGREE")}
              >
                {words.agree(picked.length)}
              </Button>
            )}
            <ExportMenu
              list="takeover-defects"
              args={{
                takeoverIds: [takeover.id],
                ...(state && { states: [state] }),
                ...(severity && { takeoverSeverities: [severity] }),
              }}
            />
          </>
        }
      >
        <Sums takeover={takeover} />
        <div className="takeover-pair">
          <Select
            label={words.state}
            placeholder={t.shell.all}
            value={state ?? ""}
            options={shownStates.map((value) => ({
              value,
              label: takeoverDefectStates[value][language],
            }))}
            onChange={({ target }) => {
              setState(shownStates.find((one) => one === target.value));
              setAfter(null);
            }}
          />
          <Select
            label={words.severity}
            placeholder={t.shell.all}
            value={severity ?? ""}
            options={severityNames.map((value) => ({
              value,
              label: takeoverSeverities[value][language],
            }))}
            onChange={({ target }) => {
              setSeverity(severityNames.find((one) => one === target.value));
              setAfter(null);
            }}
          />
        </div>
        {(error ?? unread) && <ProblemNote problem={problemOf((error ?? unread)!)} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && rows.length === 0 && (
          <Empty title={words.noDefects}>
            {state || severity ? words.noneSo : words.noDefectsText}
          </Empty>
        )}
        <ul className="takeover-lines">
          {rows.map((row) => (
            <li key={row.id}>
              {may("agreeTakeoverDefects") && isToAgree(row) && (
                <input
                  type="checkbox"
                  aria-label={words.choose(row.defect.number)}
                  checked={chosen.includes(row.id)}
                  onChange={({ target }) =>
                    setChosen(
                      target.checked ? [...chosen, row.id] : chosen.filter((one) => one !== row.id),
                    )
                  }
                />
              )}
              <DefectLine
                defect={row.defect}
                facts={[
                  row.area?.name,
                  row.defect.part,
                  row.defect.contractor?.name,
                  row.remedy && remedies[row.remedy][language],
                  row.agreedDueOn && words.agreedDue(format.day(row.agreedDueOn)),
                  row.urgeNote,
                ]}
              >
                <Badge tone={row.severity === "SAFETY" ? "BAD" : "NEUTRAL"}>
                  {words.severities[row.severity]}
                </Badge>
                {row.agreed && <Badge tone="OK">{words.agreed}</Badge>}
                <Badge tone={tones[row.state]}>{takeoverDefectStates[row.state][language]}</Badge>
              </DefectLine>
              <CommentButton {...props} recordId={row.id} />
              {may("urgeTakeoverDefect") && (row.state === "OVERDUE" || row.state === "URGED") && (
                <Button small onClick={() => setOpen({ urge: row.id })}>
                  {words.urge}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {data?.takeoverDefects.pageInfo.hasNextPage && (
          <Button onClick={() => setAfter(data.takeoverDefects.pageInfo.endCursor ?? null)}>
            {t.shell.table.next}
          </Button>
        )}
      </Part>
      {(papers?.takeoverProject?.agreements ?? []).map((agreement) => (
        <Part
          key={agreement.id}
          title={words.agreementTitle(
            agreement.number,
            takeoverSeverities[agreement.severity][language],
            agreement.contractor.name,
          )}
          actions={
            <>
              <Link to={`/forms/TAKEOVER_AGREEMENT/${agreement.id}`}>{t.shell.print}</Link>
              <CommentButton {...props} recordId={agreement.id} />
            </>
          }
        >
          <ul className="takeover-rows">
            {agreement.defects.map(({ id, agreedDueOn, defect }) => (
              <li key={id}>
                <span>{`#${defect.number} ${defect.text}`}</span>
                <small>{agreedDueOn ? words.agreedDue(format.day(agreedDueOn)) : ""}</small>
              </li>
            ))}
          </ul>
          {agreement.checks.length > 0 && <Checks checks={agreement.checks} />}
          {agreement.signOffs.map((signOff) => (
            <SignaturePanel key={signOff.id} signOff={signOff} onChanged={done} />
          ))}
        </Part>
      ))}
      {open === "RAISE" && <RaiseDialog takeover={takeover} onClose={() => setOpen(undefined)} />}
      {open === "AGREE" && (
        <AgreeDialog
          takeover={takeover}
          defects={picked}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
      {typeof open === "object" && (
        <FieldsDialog
          title={words.urge}
          document={UrgeTakeoverDefect}
          fields={[
            { name: "note", label: words.urgeNote, kind: "LONG", required: true, maxLength: 500 },
          ]}
          inputOf={({ note }) => ({ id: open.urge, note: String(note) })}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

/** Neither mended nor agreed on yet. */
const isToAgree = ({ agreed, state }: FoundDefect) =>
  !agreed && (state === "OPEN" || state === "OVERDUE" || state === "URGED");

/** 问题统计: class by state and responsible unit (06 part 6). */
function Sums({ takeover }: Pick<ViewProps, "takeover">) {
  const { language } = useWords();
  const words = useTakeoverWords();
  if (takeover.defectSums.length === 0) return null;
  return (
    <div className="takeover-scroll">
      <table className="takeover-sums">
        <caption>{words.sums}</caption>
        <thead>
          <tr>
            <th>{words.severity}</th>
            <th>{words.state}</th>
            <th>{words.contractor}</th>
            <th>{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {takeover.defectSums.map(({ severity, state, contractor, count }, at) => (
            <tr key={at}>
              <td>{words.severities[severity]}</td>
              <td>{takeoverDefectStates[state][language]}</td>
              <td>{contractor ?? words.noContractor}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
