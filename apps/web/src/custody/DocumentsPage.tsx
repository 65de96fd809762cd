import { type DocumentState, documentState } from "@threshold/domain/custody/documents";
import type { DocumentForm } from "@threshold/domain/custody/vocabulary";
import { day } from "@threshold/domain/calendar/day";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { CustodyDocumentsQuery, CustodyItemFilter } from "../gql/graphql.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import type { ChosenLine } from "./ChosenThings.tsx";
import {
  AskForCustodyItems,
  CustodyEstates,
  ListCustodyThings,
  ListStandardDocuments,
} from "./custody-documents.ts";
import type { Brought } from "./HandingOverPage.tsx";
import { optionsOf, useCustodyWords, useThingName } from "./words.ts";
import "./custody.css";

const CustodyDocuments = graphql(/* GraphQL */ `
  query CustodyDocuments($filter: CustodyItemFilter) {
    custodyItems(first: 100, filter: $filter) {
      totalCount
      nodes {
        id
        name
        form
        rule
        expected
        missing
        received
        listedOn
        askedOn
        promisedOn
        note
        attachments {
          id
          name
          url
        }
      }
    }
  }
`);

type Document = CustodyDocumentsQuery["custodyItems"]["nodes"][number];

const tones: Record<DocumentState, Tone> = {
  THERE: "OK",
  MISSING: "BAD",
  ASKED: "WARN",
  PROMISED: "ACCENT",
  PROMISE_BROKEN: "CRITICAL",
};

/** 《项目文件资料交接清单》 of an estate: what is to come, what came, what is missing and promised by when. */
export function DocumentsPage() {
  const { t, words, format } = useCustodyWords();
  const w = words.document;
  const may = useMay();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const today = day(useToday());
  const [address, setAddress] = useSearchParams();
  const [{ data: places }] = useQuery({ query: CustodyEstates });
  const estates = places?.estates.nodes ?? [];
  const estateId = address.get("estate") ?? estates[0]?.id ?? "";
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<"ASK" | "ADD">();
  const filter = { estateIds: [estateId], kinds: ["DOCUMENT"] } satisfies CustodyItemFilter;
  const [{ data, error }, refresh] = useQuery({
    query: CustodyDocuments,
    variables: { filter },
    pause: !estateId,
  });
  const reload = () => {
    setTicked(new Set());
    refresh({ requestPolicy: "network-only" });
  };
  const standard = useAct(ListStandardDocuments);
  const documents = (data?.custodyItems.nodes ?? []).toSorted((a, b) =>
    (a.rule ?? "Z") < (b.rule ?? "Z") ? -1 : (a.rule ?? "Z") > (b.rule ?? "Z") ? 1 : 0,
  );
  const stateOf = (one: Document) =>
    documentState(
      {
        expected: one.expected ?? 0,
        received: one.received,
        askedOn: one.askedOn ? day(one.askedOn) : null,
        promisedOn: one.promisedOn ? day(one.promisedOn) : null,
      },
      today,
    );
  const chosen = documents.filter(({ id }) => ticked.has(id));
  const keeps = may("custody.takeOver") || may("custody.handOver");
  const there = documents.filter((one) => stateOf(one) === "THERE").length;
  const listStandard = async () => {
    const { ok } = await standard.run({ estateId });
    if (!ok) return;
    announce(w.said.listed);
    reload();
  };
  const receive = () => {
    const lines = chosen.map((one): ChosenLine => ({
      id: one.id,
      name: one.name,
      number: null,
      form: one.form ?? null,
      place: "",
      most: 1_000,
      quantity: Math.max(1, one.missing),
      damaged: 0,
    }));
    void navigate(`/custody/hand-over?direction=RECEIVE&estate=${estateId}`, {
      state: { lines } satisfies Brought,
    });
  };
  return (
    <Page
      title={w.title}
      trail={[{ label: words.back, href: "/custody" }]}
      subtitle={w.lead}
      actions={
        estateId && (
          <>
            <Link className={buttonClass()} to={`/forms/TOOL_KEY_LIST/${estateId}`}>
              {w.tools}
            </Link>
            <Link className={buttonClass()} to={`/forms/DOCUMENT_HANDOVER/${estateId}`}>
              {w.print}
            </Link>
            <ExportMenu list="custody-items" iconOnly args={{ filter }} />
          </>
        )
      }
    >
      {estates.length > 1 && (
        <div className="custody-form">
          <ChoiceField
            label={words.estate}
            value={estateId}
            options={estates.map(({ id, name }) => ({ value: id, label: name }))}
            noneText={t.shell.noMatch}
            onChange={(id) => {
              setTicked(new Set());
              setAddress(id ? { estate: id } : {}, { replace: true });
            }}
          />
        </div>
      )}
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {standard.problem && <ProblemNote problem={standard.problem} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && documents.length === 0 && <Empty title={w.none}>{w.noneText}</Empty>}
      <div className="custody-buttons custody-views">
        {documents.length > 0 && (
          <strong role="status">
            {w.summary(format.number(there), format.number(documents.length))}
          </strong>
        )}
        {keeps && data && (
          <>
            <Button
              kind={documents.length === 0 ? "PRIMARY" : "QUIET"}
              busy={standard.busy}
              onClick={() => void listStandard()}
            >
              {w.standard}
            </Button>
            <Button onClick={() => setDialog("ADD")}>{w.add}</Button>
            {documents.length > 0 && (
              <>
                <Button disabled={chosen.length === 0} onClick={() => setDialog("ASK")}>
                  {w.ask}
                </Button>
                <Button kind="PRIMARY" disabled={chosen.length === 0} onClick={receive}>
                  {w.receive}
                </Button>
              </>
            )}
          </>
        )}
      </div>
      {documents.length > 0 && (
        <ul className="custody-documents" aria-label={w.list}>
          {documents.map((one) => (
            <OneDocument
              key={one.id}
              of={one}
              state={stateOf(one)}
              ticked={ticked.has(one.id)}
              mayTick={keeps && one.missing > 0}
              onTick={(on) => {
                const next = new Set(ticked);
                if (on) next.add(one.id);
                else next.delete(one.id);
                setTicked(next);
              }}
            />
          ))}
        </ul>
      )}
      {dialog === "ASK" && (
        <AskDialog
          itemIds={chosen.map(({ id }) => id)}
          today={today}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            announce(w.said.asked);
            reload();
          }}
        />
      )}
      {dialog === "ADD" && (
        <AddDialog
          estateId={estateId}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            announce(w.said.listed);
            reload();
          }}
        />
      )}
    </Page>
  );
}

function OneDocument({
  of,
  state,
  ticked,
  mayTick,
  onTick,
}: {
  of: Document;
  state: DocumentState;
  ticked: boolean;
  mayTick: boolean;
  onTick: (on: boolean) => void;
}) {
  const { words, format } = useCustodyWords();
  const w = words.document;
  const nameOf = useThingName();
  const told = [
    of.missing > 0 && w.listedSince(format.shortDay(of.listedOn)),
    of.missing > 0 && of.askedOn && w.asked(format.shortDay(of.askedOn)),
    of.missing > 0 && of.promisedOn && w.promised(format.shortDay(of.promisedOn)),
    of.missing > 0 && of.askedOn && !of.promisedOn && w.noPromise,
    of.note,
  ].filter((one): one is string => typeof one === "string" && one !== "");
  return (
    <li>
      {mayTick ? (
        <Checkbox
          label={nameOf(of)}
          checked={ticked}
          onChange={({ target }) => onTick(target.checked)}
        />
      ) : (
        <span>{nameOf(of)}</span>
      )}
      <span className="custody-cell">
        <span>{`${format.number(of.received)} / ${format.number(of.expected ?? of.received)}`}</span>
        <Badge tone={tones[state]}>{w.states[state]}</Badge>
        {of.rule && <small>{of.rule}</small>}
      </span>
      <span className="custody-cell">
        {told.map((one) => (
          <small key={one}>{one}</small>
        ))}
        {of.attachments.map(({ id, name, url }) => (
          <a key={id} href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ))}
        <Link to={`/custody/items/${of.id}`}>{w.scans}</Link>
      </span>
    </li>
  );
}

function AskDialog({
  itemIds,
  today,
  onClose,
  onDone,
}: {
  itemIds: readonly string[];
  today: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useCustodyWords();
  const w = words.document;
  const [askedOn, setAskedOn] = useState(today);
  const [promisedOn, setPromisedOn] = useState("");
  const { run, busy, problem } = useAct(AskForCustodyItems);
  return (
    <FormDialog
      title={w.ask}
      busy={busy}
      disabled={!askedOn}
      problem={problem}
      onClose={onClose}
      onSubmit={async () => {
        const asked = { itemIds: [...itemIds], askedOn, promisedOn: promisedOn || null };
        if ((await run(asked)).ok) onDone();
      }}
    >
      <DayInput label={w.askedOn} required max={today} value={askedOn} onChange={setAskedOn} />
      <DayInput label={w.promisedOn} min={askedOn} value={promisedOn} onChange={setPromisedOn} />
    </FormDialog>
  );
}

function AddDialog({
  estateId,
  onClose,
  onDone,
}: {
  estateId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words, forms } = useCustodyWords();
  const w = words.document;
  const [name, setName] = useState("");
  const [form, setForm] = useState<DocumentForm>("ORIGINAL");
  const [expected, setExpected] = useState("1");
  const { run, busy, problem } = useAct(ListCustodyThings);
  return (
    <FormDialog
      title={w.add}
      busy={busy}
      problem={problem}
      browserChecks
      onClose={onClose}
      onSubmit={async () => {
        const thing = { kind: "DOCUMENT", name: name.trim(), form, measure: "份" } as const;
        const things = [{ ...thing, expected: Number(expected) }];
        if ((await run({ estateId, things })).ok) onDone();
      }}
    >
      <Input
        label={w.name}
        required
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Select
        label={w.form}
        value={form}
        options={optionsOf(forms)}
        onChange={({ target }) => setForm(target.value as DocumentForm)}
      />
      <Input
        label={words.item.expected}
        type="number"
        inputMode="numeric"
        required
        min={1}
        value={expected}
        onChange={({ target }) => setExpected(target.value)}
      />
    </FormDialog>
  );
}
