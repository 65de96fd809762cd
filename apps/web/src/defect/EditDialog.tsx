import { type Point, type Region, regionOf } from "@threshold/domain/defect/geometry";
import type {
  DefectCategory,
  DefectSeverity,
  DefectTrade,
} from "@threshold/domain/defect/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { SidePanel } from "@threshold/ui/SidePanel";
import { useState } from "react";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { PersonField } from "../form/PersonField.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { DefectRow_defect, PlanPicture_plan } from "./defect-documents.ts";
import type { OneDefect } from "./DefectPage.tsx";
import { PinMap } from "./PinMap.tsx";
import { optionsOf, useDefectWords } from "./words.ts";

const ChangeDefect = graphql(/* GraphQL */ `
  mutation ChangeDefect($input: ChangeDefectInput!) {
    changeDefect(input: $input) {
      defect {
        id
        version
      }
    }
  }
`);

const PlansInUse = graphql(/* GraphQL */ `
  query PlansInUse($estateId: ID!) {
    layoutPlans(first: 100, estateIds: [$estateId], inUse: true) {
      nodes {
        id
        layoutType
        ...PlanPicture_plan
      }
    }
  }
`);

/** 更正: what was said of a defect and where its pin lies, while it is open. */
export function EditDialog({
  defect,
  onClose,
  onDone,
}: {
  defect: OneDefect;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t, words, categories, severities, trades } = useDefectWords();
  const row = readFragment(DefectRow_defect, defect);
  const [values, setValues] = useState({
    category: row.category as DefectCategory,
    severity: row.severity as DefectSeverity,
    trade: defect.trade as DefectTrade,
    text: row.text,
    part: row.part ?? "",
    followerId: row.follower?.id,
    dueOn: row.dueOn ?? "",
  });
  const [pin, setPin] = useState<Point | undefined>(
    defect.pinX != null && defect.pinY != null ? { x: defect.pinX, y: defect.pinY } : undefined,
  );
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(ChangeDefect);
  const layout = defect.unit?.layoutType;
  const [{ data }] = useQuery({
    query: PlansInUse,
    variables: { estateId: row.estate.id },
    pause: Boolean(defect.plan) || !layout,
  });
  const plan = defect.plan ?? data?.layoutPlans.nodes.find((one) => one.layoutType === layout);
  const regions = plan ? (readFragment(PlanPicture_plan, plan).regions as readonly Region[]) : [];
  // Once it is assigned its day is said by whoever assigns it anew.
  const isEarly = row.status === "UNASSIGNED";
  const set = (more: Partial<typeof values>) => setValues({ ...values, ...more });
  const submit = async () => {
    setChecked(true);
    if (!values.text.trim()) return;
    const { part, followerId, dueOn, ...said } = values;
    const where = { part: part.trim() || null, pin: pin && { x: pin.x, y: pin.y } };
    const follows = { followerId: followerId ?? null, ...(isEarly && { dueOn: dueOn || null }) };
    const input = { id: defect.id, version: defect.version, ...said, ...where, ...follows };
    if ((await run(input)).ok) onDone();
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.actions.changeDefect}
      width="36rem"
      texts={{ close: words.close }}
      footer={
        <Button kind="PRIMARY" busy={busy} onClick={() => void submit()}>
          {words.confirm}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        <Textarea
          label={words.fields.text}
          required
          maxLength={1000}
          value={values.text}
          error={checked && !values.text.trim() ? words.required : undefined}
          onChange={({ target }) => set({ text: target.value })}
        />
        <Select
          label={words.fields.category}
          value={values.category}
          options={optionsOf(categories)}
          onChange={({ target }) => set({ category: target.value as DefectCategory })}
        />
        <div className="defect-pair">
          <Select
            label={words.fields.severity}
            value={values.severity}
            options={optionsOf(severities)}
            onChange={({ target }) => set({ severity: target.value as DefectSeverity })}
          />
          <Select
            label={words.fields.trade}
            value={values.trade}
            options={optionsOf(trades)}
            onChange={({ target }) => set({ trade: target.value as DefectTrade })}
          />
        </div>
        <Input
          label={words.fields.part}
          maxLength={200}
          value={values.part}
          onChange={({ target }) => set({ part: target.value })}
        />
        <PersonField
          label={words.fields.follower}
          {...(defect.sourceKind === "SALES_AREA"
            ? { required: true }
            : { optionalText: t.checklist.optional })}
          value={values.followerId}
          known={row.follower ? [row.follower] : []}
          filter={{ placeIds: [defect.serviceCenter.id, row.estate.id] }}
          onChange={(followerId) => set({ followerId })}
        />
        {isEarly && (
          <DayInput
            label={words.fields.dueOn}
            value={values.dueOn}
            onChange={(dueOn) => set({ dueOn })}
          />
        )}
        {plan && (
          <PinMap
            plan={plan}
            mirror={defect.unit?.mirrored ?? false}
            pin={pin}
            where={pin && regionOf(pin, regions)?.name}
            onPin={setPin}
          />
        )}
      </div>
    </SidePanel>
  );
}
