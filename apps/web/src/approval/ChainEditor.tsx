import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Input, Select } from "@threshold/ui/Input";
import { isRole, roles as allRoles } from "@threshold/domain/organization/roles";
import { stepLevels } from "@threshold/domain/approval/chain";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { ApprovalChainKey, ChainStepInput, StepLevel } from "../gql/graphql.ts";
import { roleChoices, roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";

const AdaptApprovalChain = graphql(/* GraphQL */ `
  mutation AdaptApprovalChain($input: AdaptApprovalChainInput!) {
    adaptApprovalChain(input: $input) {
      versionNumber
    }
  }
`);

type Step = ChainStepInput;

/** A key that no step of the chain has. */
function freshKey(steps: readonly Step[]): string {
  let number = steps.length + 1;
  while (steps.some(({ key }) => key === `STEP_${number}`)) number += 1;
  return `STEP_${number}`;
}

/** Edits the steps of a chain; saving makes a version, and says in place what does not make a chain. */
export function ChainEditor({
  chainKey,
  basedOn,
  steps: given,
  onSaved,
  onClose,
}: {
  chainKey: ApprovalChainKey;
  basedOn: number;
  steps: readonly Step[];
  onSaved: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.approval.chainPage;
  const announce = useAnnounce();
  const [steps, setSteps] = useState<readonly Step[]>(given);
  const { run, busy, problem } = useAct(AdaptApprovalChain);
  const change = (at: number, more: Partial<Step>) =>
    setSteps(steps.map((step, other) => (other === at ? { ...step, ...more } : step)));
  const move = (at: number, by: number) => {
    const step = steps[at];
    if (step) setSteps(steps.toSpliced(at, 1).toSpliced(at + by, 0, step));
  };
  const add = () => {
    const blank = { label: "", labelEn: "", roles: [], level: "REGION", mode: "ONE" } as const;
    setSteps([...steps, { ...blank, roles: [], key: freshKey(steps), dueDays: null }]);
  };
  const save = async () => {
    const asked = steps.map(({ key, label, labelEn, roles, level, mode, dueDays }) => ({
      key,
      label,
      labelEn,
      roles,
      level,
      mode,
      dueDays: dueDays ?? null,
    }));
    const { ok } = await run({ key: chainKey, basedOn, steps: asked });
    if (!ok) return;
    announce(words.saved);
    onSaved();
  };
  return (
    <div className="chain-editor">
      {steps.map((step, at) => (
        <fieldset key={step.key}>
          <legend>{words.step(at + 1)}</legend>
          <StepFields step={step} onChange={(more) => change(at, more)} />
          <div className="approval-buttons">
            {at > 0 && (
              <Button small kind="QUIET" icon="arrowUp" onClick={() => move(at, -1)}>
                {words.up}
              </Button>
            )}
            {at < steps.length - 1 && (
              <Button small kind="QUIET" icon="arrowDown" onClick={() => move(at, 1)}>
                {words.down}
              </Button>
            )}
            {steps.length > 1 && (
              <Button
                small
                kind="QUIET"
                icon="trash"
                onClick={() => setSteps(steps.toSpliced(at, 1))}
              >
                {words.remove}
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      <div>
        <Button small icon="plus" onClick={add}>
          {words.add}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div className="approval-buttons">
        <Button kind="PRIMARY" busy={busy} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button kind="QUIET" onClick={onClose}>
          {t.shell.cancel}
        </Button>
      </div>
    </div>
  );
}

/** Roles that go with a level: other parties in steps of their own. */
const fits = (role: string, level: StepLevel): boolean => {
  const scope: string = isRole(role) ? allRoles[role].scope : "PORTAL";
  return scope !== "PORTAL" && (scope === "EXTERNAL") === (level === "EXTERNAL");
};

function StepFields({ step, onChange }: { step: Step; onChange: (more: Partial<Step>) => void }) {
  const { t, language } = useWords();
  const words = t.approval.chainPage;
  const choices = roleChoices(language).filter(
    ({ value }) => fits(value, step.level) && !step.roles.includes(value),
  );
  return (
    <div className="chain-fields">
      <Input
        label={words.label}
        required
        maxLength={40}
        value={step.label}
        onChange={({ target }) => onChange({ label: target.value })}
      />
      <Input
        label={words.labelEn}
        required
        maxLength={40}
        value={step.labelEn}
        onChange={({ target }) => onChange({ labelEn: target.value })}
      />
      <Select
        label={words.level}
        value={step.level}
        options={stepLevels.map((value) => ({ value, label: t.approval.levels[value] ?? value }))}
        onChange={({ target }) => {
          const level = target.value as StepLevel;
          onChange({ level, roles: step.roles.filter((role) => fits(role, level)) });
        }}
      />
      <Select
        label={words.mode}
        value={step.mode}
        options={(["ONE", "ALL"] as const).map((value) => ({ value, label: words.modes[value] }))}
        onChange={({ target }) => onChange({ mode: target.value === "ALL" ? "ALL" : "ONE" })}
      />
      <Input
        label={words.dueDays}
        type="number"
        min={1}
        max={365}
        placeholder={words.noDue}
        value={step.dueDays ?? ""}
        onChange={({ target }) => onChange({ dueDays: target.value ? Number(target.value) : null })}
      />
      <div className="chain-roles">
        <ChoiceField
          label={words.roles}
          placeholder={words.addRole}
          noneText={t.shell.noMatch}
          value={undefined}
          options={choices}
          onChange={(value) =>
            value && isRole(value) && onChange({ roles: [...step.roles, value] })
          }
        />
        <div className="approval-buttons">
          {step.roles.map((role) => (
            <Button
              key={role}
              small
              iconEnd="close"
              aria-label={words.removeRole(roleName(role, language))}
              onClick={() => onChange({ roles: step.roles.filter((one) => one !== role) })}
            >
              {roleName(role, language)}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
