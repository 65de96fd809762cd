import { type Point, type Region, regionOf } from "@threshold/domain/defect/geometry";
import type {
  DefectCategory,
  DefectSeverity,
  DefectSourceKind,
  DefectTrade,
} from "@threshold/domain/defect/vocabulary";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { type FormEvent, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { ChosenPhotos } from "./ChosenPhotos.tsx";
import { PlanPicture_plan, RaiseDefect } from "./defect-documents.ts";
import { sendPhotos } from "./DefectSteps.tsx";
import { PinMap } from "./PinMap.tsx";
import { optionsOf, useDefectWords } from "./words.ts";
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
  query HomesToRaise($estateId: ID!, $search: String) {
    estate(id: $estateId) {
      id
      units(first: 30, filter: { search: $search }) {
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
    layoutPlans(first: 100, estateIds: [$estateId], inUse: true) {
      nodes {
        id
        layoutType
        ...PlanPicture_plan
      }
    }
  }
`);

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

/**
 * 登记缺陷 on a phone: the home, a tap on its plan, what is wrong, photos. The inspector stands in the home; the next
 * defect of the same home begins where this one ended.
 */
export function RaisePage() {
  const { words, t, categories, severities, trades, sources } = useDefectWords();
  const navigate = useNavigate();
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
  const [sending, setSending] = useState(false);
  const { run, busy, problem } = useAct(RaiseDefect);
  const [{ data: estates }] = useQuery({ query: EstatesToRaise });
  const [{ data: given }] = useQuery({
    query: HomeToRaise,
    variables: { id: unitId },
    pause: !unitId || Boolean(address.get("estate")),
  });
  const known = given?.node?.__typename === "Unit" ? given.node : undefined;
  const estateId = address.get("estate") ?? known?.estate.id ?? estates?.estates.nodes[0]?.id ?? "";
  const [{ data }] = useQuery({
    query: HomesToRaise,
    variables: { estateId, search: search || known?.roomNumber || null },
    pause: !estateId,
  });
  const homes = data?.estate?.units.nodes ?? [];
  const home = homes.find(({ id }) => id === unitId);
  const plan = home?.layoutType
    ? data?.layoutPlans.nodes.find(({ layoutType }) => layoutType === home.layoutType)
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
    const made = await run({
      newId,
      sourceKind: source,
      ...(unitId ? { unitId } : { estateId }),
      category,
      severity,
      trade,
      text,
      part: part.trim() || null,
      pin: pin && plan ? pin : null,
    });
    if (!made.ok) return;
    setSending(true);
    const failed = await sendPhotos(made.data.raiseDefect.defect.id, photos);
    setSending(false);
    announce(failed > 0 ? words.photos.failed(failed) : words.said.raiseDefect);
    void navigate(`/defects/${made.data.raiseDefect.defect.id}`);
  };
  return (
    <Page title={words.raise} trail={[{ label: words.back, href: "/defects" }]}>
      <form className="defect-raise" noValidate onSubmit={(event) => void submit(event)}>
        {problem && <ProblemNote problem={problem} />}
        <div className="form-stack">
          {(estates?.estates.nodes.length ?? 0) > 1 && (
            <ChoiceField
              label={words.fields.estate}
              value={estateId}
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
            value={unitId || undefined}
            placeholder={words.estateWide}
            options={homes.map((one) => ({
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
        {home && data && !plan && (
          <p className="defect-quiet">
            {words.plan.none}。{words.plan.noneText}
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
              options={optionsOf(sources)}
              onChange={({ target }) => set({ source: target.value as DefectSourceKind })}
            />
          </div>
        </div>
        <div>
          <Button kind="PRIMARY" submit busy={busy || sending}>
            {words.raise}
          </Button>
        </div>
      </form>
    </Page>
  );
}
