import type { Day } from "@threshold/domain/calendar/day";
import { itemsFor, type StandardContent } from "@threshold/domain/unit-acceptance/standard";
import { diffStandards, variantKey } from "@threshold/domain/unit-acceptance/standard-editing";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { groupKinds } from "@threshold/domain/unit-acceptance/vocabulary";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { Menu } from "@threshold/ui/Menu";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ChangeList } from "../checklist/ChangeList.tsx";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { AcceptanceStandardsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { StandardEditor } from "./StandardEditor.tsx";
import { StandardItems } from "./StandardItems.tsx";
import { StandardTable, useHolds } from "./StandardTable.tsx";
import "../checklist/checklist.css";
import "../checklist/templates.css";
import "./acceptance.css";
import "./standards.css";

const AcceptanceStandards = graphql(/* GraphQL */ `
  query AcceptanceStandards {
    acceptanceStandards(first: 30) {
      nodes {
        id
        number
        note
        content
        publishedAt
        publishedBy {
          id
          name
        }
        batches
        version
      }
    }
  }
`);

const DraftAcceptanceStandard = graphql(/* GraphQL */ `
  mutation DraftAcceptanceStandard($input: DraftAcceptanceStandardInput!) {
    draftAcceptanceStandard(input: $input) {
      standard {
        id
      }
    }
  }
`);

export type Standard = AcceptanceStandardsQuery["acceptanceStandards"]["nodes"][number];

/** What a company is held to that never had a version: the system's. */
const system: Standard = {
  id: "",
  number: 1,
  note: null,
  content: firstStandard,
  publishedAt: null,
  publishedBy: null,
  batches: 0,
  version: 0,
};

type State = "PRESENT" | "DRAFT" | "PAST";
const tones: Record<State, Tone> = { PRESENT: "OK", DRAFT: "ACCENT", PAST: "NEUTRAL" };

/** The company's acceptance standards (分户验收标准 KF-02, KF-03): their versions, what holds where, and the draft of the next. */
export function StandardsPage() {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  const may = useMay();
  const [{ data, error }, refresh] = useQuery({ query: AcceptanceStandards });
  const [address, setAddress] = useSearchParams();
  const begin = useAct(DraftAcceptanceStandard);
  const known = data?.acceptanceStandards.nodes ?? [];
  const versions = known.length > 0 ? known : [system];
  const present = versions.find(({ publishedAt }) => publishedAt) ?? system;
  const chosen = versions.find(({ id }) => id === address.get("version")) ?? versions[0]!;
  const stateOf = ({ id, publishedAt }: Standard): State =>
    id === present.id ? "PRESENT" : publishedAt ? "PAST" : "DRAFT";
  const keeps = may("unitAcceptance.standard.manage");
  const reload = () => refresh({ requestPolicy: "network-only" });
  const choose = (id: string) => setAddress({ version: id }, { replace: true });
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      trail={[{ label: t.acceptance.title, href: "/acceptances" }]}
      actions={
        keeps &&
        data &&
        versions.every((one) => stateOf(one) !== "DRAFT") && (
          <Button
            kind="PRIMARY"
            icon="edit"
            busy={begin.busy}
            onClick={() =>
              void begin.run({}).then((made) => {
                if (!made.ok) return;
                reload();
                choose(made.data.draftAcceptanceStandard.standard.id);
              })
            }
          >
            {words.begin}
          </Button>
        )
      }
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {begin.problem && <ProblemNote problem={begin.problem} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && (
        <>
          <ul className="checklist-versions" aria-label={words.versions}>
            {versions.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={one.id === chosen.id || undefined}
                  onClick={() => choose(one.id)}
                >
                  {words.version(one.number)}{" "}
                  <Badge tone={tones[stateOf(one)]}>{words.states[stateOf(one)]}</Badge>
                </button>
              </li>
            ))}
          </ul>
          <Version
            key={`${chosen.id}${chosen.publishedAt ?? ""}`}
            standard={chosen}
            before={versions.find(({ number }) => number === chosen.number - 1)}
            edits={keeps && stateOf(chosen) === "DRAFT"}
            onChanged={reload}
          />
        </>
      )}
    </Page>
  );
}

type View = "ITEMS" | "PREVIEW" | "CHANGES";

function Version({
  standard,
  before,
  edits,
  onChanged,
}: {
  standard: Standard;
  before: Standard | undefined;
  edits: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.acceptanceStandard;
  const navigate = useNavigate();
  const [view, setView] = useState<View>("ITEMS");
  /** What is edited here, and not saved yet. */
  const [content, setContent] = useState(standard.content as StandardContent);
  const facts = standard.publishedAt
    ? [
        words.published(format.instant(standard.publishedAt), standard.publishedBy?.name ?? ""),
        words.batches(standard.batches),
        standard.note,
      ]
    : [standard.id === "" && words.first];
  return (
    <section className="standard-version" aria-label={words.version(standard.number)}>
      <p className="acceptance-quiet">{facts.filter(Boolean).join(" · ")}</p>
      <div className="standard-views">
        <Segmented<View>
          label={words.view}
          value={view}
          options={(["ITEMS", "PREVIEW", "CHANGES"] as const).map((value) => ({
            value,
            label: words.views[value],
          }))}
          onChange={setView}
        />
        {standard.id && (
          <Menu
            label={words.printHint}
            icon="file"
            align="end"
            items={groupKinds.map((kind) => ({
              key: kind,
              label: words.print[kind],
              icon: "file",
              onChoose: () => void navigate(`/forms/STANDARD_VERSION_${kind}/${standard.id}`),
            }))}
          />
        )}
      </div>
      {view === "ITEMS" &&
        (edits && before ? (
          <StandardEditor
            standard={standard}
            present={before.content as StandardContent}
            content={content}
            onContent={setContent}
            onChanged={onChanged}
          />
        ) : (
          <StandardItems items={content.items} />
        ))}
      {view === "PREVIEW" && <Preview content={content} />}
      {view === "CHANGES" && <Changes content={content} before={before} />}
    </section>
  );
}

/** Which variant of each item holds at a place for a design approved on a day. */
function Preview({ content }: { content: StandardContent }) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  const [province, setProvince] = useState("");
  const [city, setCity] = useState("");
  const today = useToday();
  const [approvedOn, setApprovedOn] = useState<string>(today);
  const place = { province: province || null, city: city || null };
  const items = approvedOn ? itemsFor(content, place, approvedOn as Day) : [];
  return (
    <div className="standard-preview">
      <p className="acceptance-quiet">{words.previewLead}</p>
      <div className="standard-place">
        <Input
          label={words.province}
          value={province}
          onChange={({ target }) => setProvince(target.value)}
        />
        <Input label={words.city} value={city} onChange={({ target }) => setCity(target.value)} />
        <DayInput label={words.approvedOn} value={approvedOn} onChange={setApprovedOn} />
      </div>
      {groupKinds.map((kind) => {
        const ofKind = items.filter((item) => item.kind === kind);
        return (
          <section key={kind} className="acceptance-standard">
            <h2>{`${words.kinds[kind]} · ${words.items(ofKind.length)}`}</h2>
            <StandardTable label={words.kinds[kind]} items={ofKind} withHolds />
          </section>
        );
      })}
    </div>
  );
}

/** What this version says otherwise than the one that it follows. */
function Changes({ content, before }: { content: StandardContent; before: Standard | undefined }) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard;
  const holdsOf = useHolds();
  if (!before) return <p className="acceptance-quiet">{words.noBefore}</p>;
  const from = before.content as StandardContent;
  const items = new Map([...from.items, ...content.items].map((item) => [variantKey(item), item]));
  return (
    <section>
      <h2>{words.against(before.number)}</h2>
      <ChangeList
        changes={diffStandards(from, content)}
        fields={words.fields}
        labelOf={(key) => {
          const item = items.get(key)!;
          return `${item.label[language]} · ${holdsOf(item)}`;
        }}
      />
    </section>
  );
}
