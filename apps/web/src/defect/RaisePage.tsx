import { type Point, type Region, regionOf } from "@threshold/domain/defect/geometry";
import {
  type DefectCategory,
  type DefectSeverity,
  type DefectSourceKind,
  type DefectTrade,
  isSourceByHand,
} from "@threshold/domain/defect/vocabulary";
import { unitSearchKey } from "@threshold/domain/organization/unit-search";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { type FormEvent, useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useClient, useQuery } from "urql";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { HomesToRaiseQuery } from "../gql/graphql.ts";
import type { Luggage } from "../offline/pack.ts";
import { PrepareOffline } from "../offline/PrepareOffline.tsx";
import { photosOf } from "../offline/photo.ts";
import { isFull } from "../outbox/store.ts";
import { SyncState } from "../outbox/SyncState.tsx";
import { useLane, useOutbox } from "../outbox/use-outbox.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { ChosenPhotos } from "./ChosenPhotos.tsx";
import { DefectRow_defect, PlanPicture_plan, RaiseDefect } from "./defect-documents.ts";
import { PinMap } from "./PinMap.tsx";
import { picturesOf } from "./plan-picture.ts";
import { optionsOf, statusTones, useDefectWords } from "./words.ts";
import "./defect.css";

const EstatesToRaise = graphql(/* GraphQL */ `
  query EstatesToRaise {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

const HomesToRaise = graphql(/* GraphQL */ `
  query HomesToRaise(
    $estateId: ID!
    $search: String
    $first: Int!
    $after: String
    $plans: Boolean!
  ) {
    estate(id: $estateId) {
      id
      units(first: $first, after: $after, filter: { search: $search }) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          roomNumber
          layoutType
          mirrored
          building {
            id
            number
          }
        }
      }
    }
    layoutPlans(first: 100, estateIds: [$estateId], inUse: true) @include(if: $plans) {
      nodes {
        id
        layoutType
        attachments {
          id
          url
          mediaType
        }
        ...PlanPicture_plan
      }
    }
  }
`);

/** Homes of a page of an estate's, as they are taken along. */
const page = 100;

/** All homes of an estate, page after page; the plans of their layouts come with the first. */
const pagesOf = (estateId: string) => {
  const at = (after: string | null) => {
    const plans = after === null;
    return { estateId, search: null, first: page, after, plans };
  };
  return {
    first: at(null),
    next: ({ estate }: HomesToRaiseQuery) => {
      const info = estate?.units.pageInfo;
      return info?.hasNextPage && info.endCursor ? at(info.endCursor) : undefined;
    },
  };
};

/** The homes of an estate that were taken along, once they are looked for (`wanted`) where there is no signal. */
function useTaken(estateId: string, wanted: boolean) {
  const client = useClient();
  const [taken, setTaken] = useState<HomesToRaiseQuery[]>([]);
  useEffect(() => {
    if (!wanted || !estateId) return;
    let over = false;
    void (async () => {
      const { first, next } = pagesOf(estateId);
      const found: HomesToRaiseQuery[] = [];
      const policy = { requestPolicy: "network-only", kept: true } as const;
      for (let at: typeof first | undefined = first; at;) {
        const { data } = await client.query(HomesToRaise, at, policy).toPromise();
        if (data) found.push(data);
        at = data && next(data);
      }
      if (!over) setTaken(found);
    })();
    return () => {
      over = true;
    };
  }, [client, estateId, wanted]);
  return {
    homes: taken.flatMap(({ estate }) => estate?.units.nodes ?? []),
    plans: taken[0]?.layoutPlans?.nodes ?? [],
  };
}

const HomeToRaise = graphql(/* GraphQL */ `
  query HomeToRaise($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Unit {
        estate {
          id
        }
        roomNumber
      }
    }
  }
`);

const DefectsHere = graphql(/* GraphQL */ `
  query DefectsHere($filter: DefectFilter) {
    defects(first: 50, filter: $filter) {
      nodes {
        id
        ...DefectRow_defect
      }
    }
  }
`);

/** All homes of the estate with the plans of their layouts: what is reported in a basement needs no more. */
function luggageOf(estateId: string): Luggage {
  const { first, next } = pagesOf(estateId);
  const pictures = ({ layoutPlans }: HomesToRaiseQuery) =>
    (layoutPlans?.nodes ?? []).flatMap(picturesOf);
  return {
    queries: [
      { query: EstatesToRaise, variables: {} },
      { query: HomesToRaise, variables: first, next, pictures },
    ],
    code: () => import("../outbox/OutboxPage.tsx"),
  };
}

/** Also answered from what was asked before, where there is no signal. */
const kept = { kept: true };

/**
 * 登记缺陷 on a phone: the home, a tap on its plan, what is wrong, photos. What is
 * reported is kept on the device until the server has it, and the next defect of the same home begins at once.
 */
export function RaisePage() {
  const { words, t, categories, severities, trades, sources } = useDefectWords();
  const announce = useAnnounce();
  const [address, setAddress] = useSearchParams();
  const unitId = address.get("unit") ?? "";
  const [search, setSearch] = useState("");
  const [pin, setPin] = useState<Point>();
  const [values, setValues] = useState({
    category: "" as DefectCategory | "",
    severity: "GENERAL" as DefectSeverity,
    trade: "" as DefectTrade | "",
    source: "UNIT_ACCEPTANCE" as DefectSourceKind,
    part: "",
    text: "",
  });
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [full, setFull] = useState(false);
  const { outbox } = useOutbox();
  const [{ data: estates }] = useQuery({ query: EstatesToRaise, context: kept });
  const [{ data: given }] = useQuery({
    query: HomeToRaise,
    variables: { id: unitId },
    pause: !unitId || Boolean(address.get("estate")),
    context: kept,
  });
  const known = given?.node?.__typename === "Unit" ? given.node : undefined;
  const estateId = address.get("estate") ?? known?.estate.id ?? estates?.estates.nodes[0]?.id ?? "";
  const [{ data, error }] = useQuery({
    query: HomesToRaise,
    variables: { estateId, search: search || known?.roomNumber || null, first: 30, plans: true },
    pause: !estateId,
    context: kept,
  });
  const taken = useTaken(estateId, Boolean(error?.networkError));
  const homes =
    data?.estate?.units.nodes ??
    taken.homes.filter(({ building, roomNumber }) =>
      unitSearchKey(building.number, roomNumber).includes(search.trim().toLowerCase()),
    );
  const home = [...homes, ...taken.homes].find(({ id }) => id === unitId);
  const plan = home?.layoutType
    ? (data?.layoutPlans?.nodes ?? taken.plans).find(
        ({ layoutType }) => layoutType === home.layoutType,
      )
    : undefined;
  const regions = plan ? (readFragment(PlanPicture_plan, plan).regions as readonly Region[]) : [];
  const choose = (more: Record<string, string>) => {
    setPin(undefined);
    setAddress({ ...Object.fromEntries(address), ...more }, { replace: true });
  };
  const set = (more: Partial<typeof values>) => setValues({ ...values, ...more });
  const missing = (value: string) => (checked && !value.trim() ? words.required : undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const { category, trade, severity, source, text, part } = values;
    if (!category || !trade || !text.trim() || !estateId) return;
    const newId = crypto.randomUUID();
    const where = home ? `${home.building.number}${home.roomNumber}` : part.trim();
    const given = { lane: unitId || estateId, label: `${where} ${text.trim()}`.slice(0, 80) };
    setBusy(true);
    setFull(false);
    try {
      const input = {
        newId,
        doneAt: new Date().toISOString(),
        sourceKind: source,
        ...(unitId ? { unitId } : { estateId }),
        category,
        severity,
        trade,
        text,
        part: part.trim() || null,
        pin: pin && plan ? pin : null,
      };
      const taken = await photosOf(photos, "HERE");
      const record = `Defect_${newId}`;
      await outbox.give(
        RaiseDefect,
        input,
        given,
        taken.map((photo) => ({ record, ...photo })),
      );
      announce(words.said.raiseDefect);
      set({ text: "", part: "" });
      setPin(undefined);
      setPhotos([]);
      setChecked(false);
    } catch (error) {
      if (!isFull(error)) throw error;
      setFull(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={words.raise}
      trail={[{ label: words.back, href: "/defects" }]}
      actions={<SyncState />}
    >
      {estateId && <PrepareOffline luggage={() => luggageOf(estateId)} />}
      <form className="defect-raise" noValidate onSubmit={(event) => void submit(event)}>
        {full && <ErrorNote>{t.outbox.full}</ErrorNote>}
        <div className="form-stack">
          {(estates?.estates.nodes.length ?? 0) > 1 && (
            <ChoiceField
              label={words.fields.estate}
              value={estates ? estateId : undefined}
              options={(estates?.estates.nodes ?? []).map(({ id, name }) => ({
                value: id,
                label: name,
              }))}
              noneText={t.shell.noMatch}
              onChange={(id) => choose({ estate: id ?? "", unit: "" })}
            />
          )}
          <ChoiceField
            label={words.fields.unit}
            hint={words.homeHint}
            value={homes.some(({ id }) => id === unitId) ? unitId : undefined}
            placeholder={words.estateWide}
            options={homes.slice(0, page).map((one) => ({
              value: one.id,
              label: `${one.building.number}${one.roomNumber}`,
            }))}
            onSearch={setSearch}
            noneText={t.shell.noMatch}
            onChange={(id) => choose({ estate: estateId, unit: id ?? "" })}
          />
        </div>
        {home && plan && (
          <section className="defect-card" aria-label={words.plan.title}>
            <PinMap
              plan={plan}
              mirror={home.mirrored}
              pin={pin}
              where={pin && regionOf(pin, regions)?.name}
              onPin={setPin}
            />
          </section>
        )}
        {home && !plan && (
          <p className="defect-quiet">
            {words.plan.none} · {words.plan.noneText}
          </p>
        )}
        <div className="form-stack">
          <Select
            label={words.fields.category}
            required
            placeholder={t.shell.choose}
            value={values.category}
            error={missing(values.category)}
            options={optionsOf(categories)}
            onChange={({ target }) => set({ category: target.value as DefectCategory })}
          />
          <Textarea
            label={words.fields.text}
            hint={words.textHint}
            required
            maxLength={1000}
            value={values.text}
            error={missing(values.text)}
            onChange={({ target }) => set({ text: target.value })}
          />
          <ChosenPhotos photos={photos} onChange={setPhotos} />
          <div className="defect-pair">
            <Select
              label={words.fields.severity}
              value={values.severity}
              options={optionsOf(severities)}
              onChange={({ target }) => set({ severity: target.value as DefectSeverity })}
            />
            <Select
              label={words.fields.trade}
              required
              placeholder={t.shell.choose}
              value={values.trade}
              error={missing(values.trade)}
              options={optionsOf(trades)}
              onChange={({ target }) => set({ trade: target.value as DefectTrade })}
            />
          </div>
          <div className="defect-pair">
            <Input
              label={words.fields.part}
              optionalText={t.shell.optional}
              placeholder={words.partHint}
              maxLength={200}
              value={values.part}
              onChange={({ target }) => set({ part: target.value })}
            />
            <Select
              label={words.fields.source}
              value={values.source}
              options={optionsOf(sources).filter(({ value }) =>
                isSourceByHand(value as DefectSourceKind),
              )}
              onChange={({ target }) => set({ source: target.value as DefectSourceKind })}
            />
          </div>
        </div>
        <div>
          <Button kind="PRIMARY" submit busy={busy}>
            {words.raise}
          </Button>
        </div>
      </form>
      {(unitId || estateId) && <Here lane={unitId || estateId} isHome={Boolean(unitId)} />}
    </Page>
  );
}

/** What is known of this home already, with what waits on this device for the server. */
function Here({ lane, isHome }: { lane: string; isHome: boolean }) {
  const { words, statuses } = useDefectWords();
  const filter = { open: true, ...(isHome ? { unitIds: [lane] } : { estateIds: [lane] }) };
  const [{ data }, refresh] = useQuery({
    query: DefectsHere,
    variables: { filter },
    context: kept,
  });
  const { commands } = useLane(lane, data, () =>
    refresh({ requestPolicy: "network-only", ...kept }),
  );
  const waiting = commands.filter(({ content }) => content.kind === "MUTATION");
  const known = (data?.defects.nodes ?? []).map((node) => readFragment(DefectRow_defect, node));
  if (known.length + waiting.length === 0) return null;
  return (
    <section className="defect-card defect-here" aria-label={words.here}>
      <h2>{words.here}</h2>
      <ul className="defect-relations">
        {waiting.map(({ id, content }) => (
          <li key={id}>
            <Badge tone="WARN">{words.waiting}</Badge> {content.label}
          </li>
        ))}
        {known.map((one) => (
          <li key={one.id}>
            <Badge tone={statusTones[one.status]}>{statuses[one.status]}</Badge>{" "}
            <Link to={`/defects/${one.id}`}>{`#${one.number} ${one.text}`}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
