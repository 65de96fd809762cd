import {
  conditionNames,
  conditions,
  legalBases,
  type LegalBasis,
  methods,
  subTeams,
  trainingTopicNames,
  trainingTopics,
} from "@threshold/domain/takeover/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { FileDrop } from "@threshold/ui/FileDrop";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { useToday } from "../form/today.ts";
import type { TakeoverConditionState } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useUploads } from "../launch/task/use-evidence.ts";
import { FieldsDialog } from "./FieldsDialog.tsx";
import { Part } from "./Part.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import { StandardDialog } from "./StandardDialog.tsx";
import {
  SaveTakeoverConditions,
  type Takeover,
  TrainTakeoverTeam,
  type ViewProps,
  WaiveTakeoverConditions,
} from "./takeover-documents.ts";
import { TeamDialog } from "./TeamDialog.tsx";
import { useTakeoverWords } from "./words.ts";

/** 准备: team, bases, plan and standard, training and conditions, in the order in which they are due. */
export function PreparationView(props: ViewProps) {
  return (
    <div className="takeover-parts">
      <TeamPart {...props} />
      <BasesPart {...props} />
      <PlanPart {...props} />
      <ConditionsPart {...props} />
      <StandardPart {...props} />
    </div>
  );
}

function TeamPart({ takeover, may, onChanged }: ViewProps) {
  const { language, format } = useWords();
  const words = useTakeoverWords();
  const today = useToday();
  const [open, setOpen] = useState<"TEAM" | "TRAIN">();
  const done = () => {
    setOpen(undefined);
    onChanged();
  };
  const { team, trainings, leader } = takeover;
  return (
    <Part
      title={words.parts.team}
      actions={
        <>
          {may("saveTakeoverTeam") && (
            <Button small onClick={() => setOpen("TEAM")}>
              {team.length === 0 ? words.formTeam : words.edit}
            </Button>
          )}
          {may("trainTakeoverTeam") && (
            <Button small onClick={() => setOpen("TRAIN")}>
              {words.train}
            </Button>
          )}
        </>
      }
    >
      {team.length === 0 && <p className="takeover-quiet">{words.noTeam}</p>}
      <ul className="takeover-rows">
        {team.map(({ personId, name, subTeam, trainedOn }) => (
          <li key={personId}>
            <strong>{name}</strong>
            {personId === leader?.id && <Badge tone="ACCENT">{words.leader}</Badge>}
            <small>{subTeam ? subTeams[subTeam][language] : ""}</small>
            <Badge tone={trainedOn ? "OK" : "WARN"}>
              {trainedOn ? words.trainedOn(format.day(trainedOn)) : words.untrained}
            </Badge>
          </li>
        ))}
      </ul>
      {trainings.map(({ on, topics, names, note }, at) => (
        <p key={at} className="takeover-quiet">
          {[
            words.trainedOn(format.day(on)),
            names.join("、"),
            topics.map((topic) => trainingTopics[topic][language]).join("、"),
            note,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      ))}
      {open === "TEAM" && (
        <TeamDialog takeover={takeover} onClose={() => setOpen(undefined)} onDone={done} />
      )}
      {open === "TRAIN" && (
        <FieldsDialog
          title={words.train}
          document={TrainTakeoverTeam}
          fields={[
            { name: "on", label: words.trainingDay, kind: "DAY", required: true },
            ...trainingTopicNames.map((topic) => ({
              name: topic,
              label: trainingTopics[topic][language],
              kind: "TICK" as const,
            })),
            ...team.map(({ personId, name }) => ({
              name: personId,
              label: words.trainee(name),
              kind: "TICK" as const,
            })),
            { name: "note", label: words.trainingNote, kind: "LONG", maxLength: 500 },
          ]}
          values={{
            on: today,
            ...Object.fromEntries(team.map((one) => [one.personId, one.trainedOn == null])),
          }}
          inputOf={(values) => ({
            id: takeover.id,
            on: String(values["on"]),
            topics: trainingTopicNames.filter((topic) => values[topic] === true),
            note: values["note"] as string | null,
            traineeIds: team.flatMap(({ personId }) => (values[personId] === true ? personId : [])),
          })}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
    </Part>
  );
}

function BasesPart({ takeover, may, onChanged }: ViewProps) {
  const words = useTakeoverWords();
  return (
    <Part title={words.parts.bases}>
      <ul className="takeover-rows takeover-bases">
        {takeover.bases.map((basis) => (
          <Basis key={basis.id} basis={basis} may={may("updateTakeover")} onChanged={onChanged} />
        ))}
      </ul>
    </Part>
  );
}

function Basis({
  basis,
  may,
  onChanged,
}: {
  basis: Takeover["bases"][number];
  may: boolean;
  onChanged: () => void;
}) {
  const { t, language } = useWords();
  const words = useTakeoverWords();
  const uploads = useUploads(basis.id, onChanged);
  const name = legalBases[basis.code as LegalBasis][language];
  return (
    <li>
      <strong>{name}</strong>
      {basis.attachments.map((file) => (
        <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
          {file.name}
        </a>
      ))}
      {basis.attachments.length === 0 && <Badge tone="WARN">{words.notAttached}</Badge>}
      {may && (
        <FileDrop
          label={words.attach(name)}
          items={uploads.items}
          onAdd={uploads.add}
          onRemove={uploads.dismiss}
          onRetry={uploads.retry}
          texts={t.launch.files}
        />
      )}
    </li>
  );
}

function PlanPart({ takeover, may, onChanged }: ViewProps) {
  const { format } = useWords();
  const words = useTakeoverWords();
  const [open, setOpen] = useState(false);
  return (
    <Part
      title={words.parts.plan}
      actions={
        may("saveTakeoverPlan") && (
          <Button small onClick={() => setOpen(true)}>
            {takeover.plan.length === 0 ? words.makePlan : words.edit}
          </Button>
        )
      }
    >
      {takeover.plan.length === 0 && <p className="takeover-quiet">{words.noPlan}</p>}
      <ul className="takeover-rows">
        {takeover.plan.map(({ content, standard, dueOn }, at) => (
          <li key={at}>
            <strong>{content}</strong>
            <small>{standard}</small>
            <small>{format.day(dueOn)}</small>
          </li>
        ))}
      </ul>
      {open && (
        <PlanDialog
          takeover={takeover}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

function ConditionsPart({ takeover, may, onChanged }: ViewProps) {
  const { language } = useWords();
  const words = useTakeoverWords();
  const save = useAct(SaveTakeoverConditions);
  const [waiving, setWaiving] = useState(false);
  const stateOf = (code: string) =>
    takeover.conditions.find((row) => row.code === code)?.state ?? "NOT_MET";
  const evidenceOf = (code: string) =>
    takeover.conditions.find((row) => row.code === code)?.evidence ?? null;
  const set = async (
    code: string,
    more: { state?: TakeoverConditionState; evidence?: string | null },
  ) => {
    const rows = conditionNames.map((one) => ({
      code: one,
      state: stateOf(one),
      evidence: evidenceOf(one),
      ...(one === code && more),
    }));
    if ((await save.run({ id: takeover.id, conditions: rows })).ok) onChanged();
  };
  const unmet = conditionNames.filter(
    (code) => conditions[code].own && stateOf(code) === "NOT_MET",
  );
  return (
    <Part
      title={words.parts.conditions}
      actions={
        may("waiveTakeoverConditions") &&
        unmet.length > 0 && (
          <Button small onClick={() => setWaiving(true)}>
            {words.waive}
          </Button>
        )
      }
    >
      {save.problem && <ProblemNote problem={save.problem} />}
      {takeover.waiver && (
        <p className="takeover-warn">
          {words.waived(
            takeover.waivedBy?.name ?? "",
            takeover.waiver.codes.map((code) => conditions[code][language]).join("、"),
            takeover.waiver.reason,
          )}
        </p>
      )}
      <ul className="takeover-rows">
        {conditionNames.map((code) => (
          <li key={code}>
            {may("saveTakeoverConditions") ? (
              <>
                <Select
                  label={conditions[code][language]}
                  hint={conditions[code].own ? undefined : words.byLaw}
                  value={stateOf(code)}
                  options={(["MET", "NOT_MET", ...(code === "HEATING" ? ["NA"] : [])] as const).map(
                    (value) => ({
                      value,
                      label: words.conditionStates[value as TakeoverConditionState],
                    }),
                  )}
                  onChange={({ target }) =>
                    void set(code, { state: target.value as TakeoverConditionState })
                  }
                />
                <Input
                  key={evidenceOf(code)}
                  label={words.evidenceOf(conditions[code][language])}
                  maxLength={200}
                  defaultValue={evidenceOf(code) ?? ""}
                  onBlur={({ target }) => {
                    const evidence = target.value.trim() || null;
                    if (evidence !== evidenceOf(code)) void set(code, { evidence });
                  }}
                />
              </>
            ) : (
              <>
                <span>{conditions[code][language]}</span>
                <Badge tone={stateOf(code) === "NOT_MET" ? "WARN" : "OK"}>
                  {words.conditionStates[stateOf(code)]}
                </Badge>
                <small>{evidenceOf(code)}</small>
              </>
            )}
          </li>
        ))}
      </ul>
      {waiving && (
        <FieldsDialog
          title={words.waive}
          document={WaiveTakeoverConditions}
          fields={[
            {
              name: "reason",
              label: words.waiveReason,
              hint: words.waiveHint,
              kind: "LONG",
              required: true,
              maxLength: 500,
            },
          ]}
          inputOf={({ reason }) => ({ id: takeover.id, codes: unmet, reason: String(reason) })}
          onClose={() => setWaiving(false)}
          onDone={() => {
            setWaiving(false);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

function StandardPart({ takeover, may, onChanged }: ViewProps) {
  const { language, format } = useWords();
  const words = useTakeoverWords();
  const [open, setOpen] = useState(false);
  if (takeover.standardNumber === 0) return null;
  return (
    <Part
      title={words.parts.standard}
      actions={
        may("saveTakeoverPlan") && (
          <Button small onClick={() => setOpen(true)}>
            {words.adapt}
          </Button>
        )
      }
    >
      <details>
        <summary>
          {words.standardOf(
            takeover.standardNumber,
            takeover.standard.length,
            takeover.standardFrozenAt ? format.instant(takeover.standardFrozenAt) : null,
          )}
        </summary>
        <ul className="takeover-rows">
          {takeover.standard.map(({ code, label, requirement, methods: used, linkage }) => (
            <li key={code}>
              <strong>{label}</strong>
              <span>{requirement}</span>
              <small>
                {[used.map((one) => methods[one][language]).join("、"), linkage && words.linkage]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </li>
          ))}
        </ul>
      </details>
      {open && (
        <StandardDialog
          takeover={takeover}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}
