import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useClient, useQuery } from "urql";
import { Checks } from "../bidding/Checks.tsx";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { RecordForm } from "../form/RecordForm.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import type { Sent } from "../form/use-send.ts";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { LocalRuleInput, StatutesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";
import "../bidding/bidding.css";

const LocalRuleChanges_change = graphql(/* GraphQL */ `
  fragment LocalRuleChanges_change on LocalRuleChange {
    recordId
    estate
    before {
      ...Checks_check
    }
    after {
      ...Checks_check
    }
  }
`);

const Statutes = graphql(/* GraphQL */ `
  query Statutes {
    localRules {
      id
      ruleId
      number
      overrides
      level
      place
      subject
      statement
      value
      source
      article
      quotation
      confidence
      enforcement
      effectiveFrom
      effectiveTo
      note
      createdAt
      createdBy {
        id
        name
      }
      changes {
        recordId
        ...LocalRuleChanges_change
      }
    }
    statutes {
      ruleId
      version
      subject
      subjectEn
      statement
      statementEn
      places
      value
      unit
      effectiveFrom
      effectiveTo
      source
      quotation
      confidence
      effect
      overrides
      overridable
    }
  }
`);

const LocalRuleTrial = graphql(/* GraphQL */ `
  query LocalRuleTrial($rule: LocalRuleInput!) {
    localRuleTrial(rule: $rule) {
      recordId
      ...LocalRuleChanges_change
    }
  }
`);

const SaveLocalRule = graphql(/* GraphQL */ `
  mutation SaveLocalRule($input: SaveLocalRuleInput!) {
    saveLocalRule(input: $input) {
      rule {
        id
      }
    }
  }
`);

const EndLocalRule = graphql(/* GraphQL */ `
  mutation EndLocalRule($input: EndLocalRuleInput!) {
    endLocalRule(input: $input) {
      rule {
        id
        effectiveTo
      }
    }
  }
`);

type Local = StatutesQuery["localRules"][number];
type Statute = StatutesQuery["statutes"][number];

const tones: Record<"BLOCK" | "WARN" | "INFO", Tone> = {
  BLOCK: "BAD",
  WARN: "WARN",
  INFO: "NEUTRAL",
};
const shows = ["NATION", "LOCAL", "OWN"] as const;
type Show = (typeof shows)[number];

/** The statutory rules with their sources, and local ones that the company adds, version by version (法规). */
export function StatutesView({ manages }: { manages: boolean }) {
  const { t } = useWords();
  const words = t.bidWork.statutes;
  const [{ data, error }, refresh] = useQuery({ query: Statutes });
  const [show, setShow] = useState<Show>("OWN");
  const [search, setSearch] = useState("");
  const [asked, ask] = useState<Local | "NEW">();
  const [ending, setEnding] = useState<Local>();
  const reload = () => refresh({ requestPolicy: "network-only" });
  const statutes = data?.statutes ?? [];
  const matches = (...texts: readonly string[]) =>
    search.trim() === "" || texts.some((text) => text.includes(search.trim()));
  const shown = statutes.filter(
    (one) =>
      one.places.length > 0 === (show === "LOCAL") &&
      matches(one.ruleId, one.subject, one.statement, one.source, one.places.join("")),
  );
  const own = (data?.localRules ?? []).filter((one) =>
    matches(one.ruleId, one.place, one.subject, one.statement, one.source),
  );
  const newest = own.filter(
    (one) => !own.some((other) => other.ruleId === one.ruleId && other.number > one.number),
  );
  return (
    <section className="panel setting-group">
      <header className="setting-head">
        <p className="quiet">{words.lead}</p>
        {manages && (
          <Button kind="PRIMARY" icon="plus" onClick={() => ask("NEW")}>
            {words.add}
          </Button>
        )}
      </header>
      <div className="statutes-filter">
        <Segmented<Show>
          label={words.show}
          value={show}
          options={shows.map((value) => ({ value, label: words.shown[value] }))}
          onChange={setShow}
        />
        <Input
          type="search"
          label={words.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {show === "OWN" && data && newest.length === 0 && (
        <Empty title={words.none}>{words.noneText}</Empty>
      )}
      {show === "OWN" &&
        newest.map((one) => (
          <OwnRule
            key={one.id}
            rule={one}
            earlier={own.filter(
              (other) => other.ruleId === one.ruleId && other.number < one.number,
            )}
            national={statutes.find(({ ruleId }) => ruleId === one.overrides)}
            manages={manages}
            onNext={() => ask(one)}
            onEnd={() => setEnding(one)}
          />
        ))}
      {show !== "OWN" && shown.map((one) => <StatuteRow key={one.ruleId} statute={one} />)}
      {asked && (
        <RuleDialog
          before={asked === "NEW" ? undefined : asked}
          statutes={statutes}
          onClose={() => ask(undefined)}
          onDone={() => {
            ask(undefined);
            setShow("OWN");
            reload();
          }}
        />
      )}
      {ending && (
        <EndDialog
          rule={ending}
          onClose={() => setEnding(undefined)}
          onDone={() => {
            setEnding(undefined);
            reload();
          }}
        />
      )}
    </section>
  );
}

function StatuteRow({ statute }: { statute: Statute }) {
  const { t, language, format } = useWords();
  const words = t.bidWork.statutes;
  const zh = language === "zh";
  const { effect, places } = statute;
  return (
    <details className="setting statute">
      <summary>
        <strong>{`${statute.ruleId} ${zh ? statute.subject : statute.subjectEn}`}</strong>{" "}
        <Badge tone={effect ? tones[effect] : "NEUTRAL"}>
          {effect ? t.bidding.effects[effect] : words.configured}
        </Badge>
        {places.length > 0 && <Badge>{places.join("、")}</Badge>}
        <span>{zh ? statute.statement : statute.statementEn}</span>
      </summary>
      <div className="bidding-law">
        {statute.quotation && <blockquote lang="zh-CN">{statute.quotation}</blockquote>}
        <p className="bidding-quiet">
          {[
            t.bidding.source(statute.source),
            t.bidding.confidences[statute.confidence],
            statute.effectiveFrom && words.from(format.day(statute.effectiveFrom)),
            statute.overrides.length > 0 && words.inPlaceOf(statute.overrides.join("、")),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
    </details>
  );
}

function OwnRule({
  rule,
  earlier,
  national,
  manages,
  onNext,
  onEnd,
}: {
  rule: Local;
  earlier: readonly Local[];
  national: Statute | undefined;
  manages: boolean;
  onNext: () => void;
  onEnd: () => void;
}) {
  const { t, language, format } = useWords();
  const words = t.bidWork.statutes;
  const today = useToday();
  const isOver = rule.effectiveTo != null && rule.effectiveTo < today;
  return (
    <article className="setting">
      <div className="setting-head">
        <h3>{`${rule.ruleId} ${rule.place} · ${rule.subject}`}</h3>
        <Badge tone={tones[rule.enforcement]}>{t.bidding.effects[rule.enforcement]}</Badge>
        {isOver && <Badge>{words.over}</Badge>}
      </div>
      <p>{rule.statement}</p>
      <div className="bidding-law">
        {rule.quotation && <blockquote lang="zh-CN">{rule.quotation}</blockquote>}
      </div>
      <p className="bidding-quiet">
        {[
          t.bidding.source(`${rule.source} ${rule.article}`.trim()),
          t.bidding.version(rule.number),
          t.bidding.confidences[rule.confidence],
          words.from(format.day(rule.effectiveFrom)),
          rule.effectiveTo && words.until(format.day(rule.effectiveTo)),
          national &&
            words.inPlaceOf(
              `${national.ruleId} ${language === "zh" ? national.subject : national.subjectEn}`,
            ),
          rule.createdBy?.name,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {rule.changes.length > 0 && (
        <details>
          <summary>{words.changesOf(rule.changes.length)}</summary>
          <Changes changes={rule.changes} />
        </details>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier(earlier.length)}</summary>
          <ul className="bidding-rows">
            {earlier.map((one) => (
              <li key={one.id}>
                <div>
                  <span>{one.statement}</span>
                  <small>
                    {[
                      t.bidding.version(one.number),
                      words.from(format.day(one.effectiveFrom)),
                      one.effectiveTo && words.until(format.day(one.effectiveTo)),
                      format.instant(one.createdAt),
                      one.createdBy?.name,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      {manages && !isOver && (
        <div className="page-actions">
          <Button small icon="edit" onClick={onNext}>
            {words.next}
          </Button>
          <Button small kind="QUIET" onClick={onEnd}>
            {words.end}
          </Button>
        </div>
      )}
    </article>
  );
}

/** Where a decision stands: the region's in the history of its bidding, the organiser's in the log of its tender. */
const pageOf = (recordId: string): string =>
  recordId.startsWith("Tender_")
    ? `/tenders/${recordId}?view=log`
    : `/biddings/${recordId}?view=history`;

/** Decisions that would come out otherwise; they stay as they are. */
function Changes({
  changes,
}: {
  changes: readonly (FragmentType<typeof LocalRuleChanges_change> & { recordId: string })[];
}) {
  const { t } = useWords();
  return (
    <>
      <p className="bidding-quiet">{t.bidding.changesLead}</p>
      <ul className="bidding-rows">
        {readFragment(LocalRuleChanges_change, changes).map(
          ({ recordId, estate, before, after }, index) => (
            <li key={`${recordId} ${index}`}>
              <div>
                <Link to={pageOf(recordId)}>{estate}</Link>
                <Checks checks={[before]} />
                <Checks checks={[after]} />
              </div>
            </li>
          ),
        )}
      </ul>
    </>
  );
}

function RuleDialog({
  before,
  statutes,
  onClose,
  onDone,
}: {
  before: Local | undefined;
  statutes: readonly Statute[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const words = t.bidWork.statutes;
  const announce = useAnnounce();
  const client = useClient();
  const { run, busy, problem } = useAct(SaveLocalRule);
  const [typed, setTyped] = useState<Values>();
  const [tried, setTried] = useState<{
    rule: LocalRuleInput;
    changes: readonly (FragmentType<typeof LocalRuleChanges_change> & { recordId: string })[];
  }>();
  const zh = language === "zh";
  const choices = (said: Readonly<Record<string, string>>, names: readonly string[]) =>
    names.map((value) => ({ value, label: said[value] ?? value }));
  const must = { required: true } as const;
  const fields: FieldSpec[] = [
    {
      kind: "CHOICE",
      name: "overrides",
      label: words.fields.overrides,
      ...must,
      hint: words.overridesHint,
      options: statutes
        .filter(({ overridable }) => overridable)
        .map(({ ruleId, subject, subjectEn, value }) => ({
          value: ruleId,
          label: `${ruleId} ${zh ? subject : subjectEn}${/^\d/.test(value) ? ` (${value})` : ""}`,
        })),
    },
    {
      kind: "CHOICE",
      name: "level",
      label: words.fields.level,
      ...must,
      options: choices(words.levels, ["CITY", "PROVINCE"]),
    },
    { kind: "TEXT", name: "place", label: words.fields.place, ...must, maxLength: 20 },
    { kind: "TEXT", name: "subject", label: words.fields.subject, ...must, maxLength: 40 },
    { kind: "LONG", name: "statement", label: words.fields.statement, ...must, maxLength: 300 },
    {
      kind: "TEXT",
      name: "value",
      label: words.fields.value,
      hint: words.valueHint,
      maxLength: 80,
    },
    { kind: "TEXT", name: "source", label: words.fields.source, ...must, maxLength: 120 },
    { kind: "TEXT", name: "article", label: words.fields.article, maxLength: 40 },
    { kind: "LONG", name: "quotation", label: words.fields.quotation, maxLength: 500 },
    {
      kind: "CHOICE",
      name: "confidence",
      label: words.fields.confidence,
      ...must,
      options: choices(t.bidding.confidences, ["V1", "V2", "M"]),
    },
    {
      kind: "CHOICE",
      name: "enforcement",
      label: words.fields.enforcement,
      ...must,
      hint: words.enforcementHint,
      options: choices(t.bidding.effects, ["BLOCK", "WARN", "INFO"]),
    },
    { kind: "DAY", name: "effectiveFrom", label: words.fields.effectiveFrom, ...must },
    { kind: "DAY", name: "effectiveTo", label: words.fields.effectiveTo },
    { kind: "LONG", name: "note", label: words.fields.note, maxLength: 500 },
  ];
  const preview = async (values: Values): Promise<Sent<null>> => {
    const rule = { ...values, ruleId: before?.ruleId ?? null } as unknown as LocalRuleInput;
    const { data, error } = await client
      .query(LocalRuleTrial, { rule }, { requestPolicy: "network-only" })
      .toPromise();
    if (error || !data)
      return { ok: false, problem: error ? problemOf(error) : { kind: "OFFLINE" } };
    setTyped(values);
    setTried({ rule, changes: data.localRuleTrial });
    return { ok: true, data: null };
  };
  const save = async () => {
    if (!tried || !(await run({ rule: tried.rule })).ok) return;
    announce(words.saved);
    onDone();
  };
  const title = before ? words.nextOf(before.ruleId) : words.add;
  const first = before && {
    ...before,
    effectiveTo: before.effectiveTo ?? null,
  };
  return (
    <Modal open onClose={onClose} title={title}>
      {!tried && (
        <RecordForm
          fields={fields}
          values={typed ?? (first ? valuesOf(fields, first) : {})}
          submitText={words.preview}
          onSubmit={preview}
          onDone={() => undefined}
          onCancel={onClose}
        />
      )}
      {tried && (
        <div className="statutes-trial">
          <p>
            {tried.changes.length === 0 ? words.noChanges : words.changesOf(tried.changes.length)}
          </p>
          {tried.changes.length > 0 && <Changes changes={tried.changes} />}
          {problem && <ProblemNote problem={problem} />}
          <div className="page-actions">
            <Button kind="PRIMARY" busy={busy} onClick={() => void save()}>
              {words.save}
            </Button>
            <Button onClick={() => setTried(undefined)}>{words.back}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

const valuesOf = (fields: readonly FieldSpec[], of: object) =>
  Object.fromEntries(
    fields.map(({ name }) => [name, (of as Record<string, string | null | undefined>)[name]]),
  );

function EndDialog({
  rule,
  onClose,
  onDone,
}: {
  rule: Local;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const words = t.bidWork.statutes;
  const announce = useAnnounce();
  const { run } = useAct(EndLocalRule);
  return (
    <Modal open onClose={onClose} title={words.endOf(rule.ruleId)}>
      <RecordForm
        fields={[
          {
            kind: "DAY",
            name: "lastDay",
            label: words.lastDay,
            hint: words.endHint,
            required: true,
          },
        ]}
        submitText={words.end}
        onSubmit={async ({ lastDay }) => run({ ruleId: rule.ruleId, lastDay: String(lastDay) })}
        onDone={() => {
          announce(words.ended);
          onDone();
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}
