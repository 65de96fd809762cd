import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { SystemChecks_SetupFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import type { PartProps } from "./Devices.tsx";

export const SystemChecks_setup = graphql(/* GraphQL */ `
  fragment SystemChecks_setup on ReceptionSetup {
    id
    serviceCenter {
      id
    }
    devices {
      id
      kind
      number
      status
    }
    systemChecks {
      id
      checkedOn
      recordingOk
      monitoringOk
      ncOk
      remark
      createdBy {
        id
        name
      }
      findings {
        id
        text
        mendedOn
        device {
          id
          kind
          number
        }
      }
    }
  }
`);

const RecordReceptionSystemCheck = graphql(/* GraphQL */ `
  mutation RecordReceptionSystemCheck($input: RecordReceptionSystemCheckInput!) {
    recordReceptionSystemCheck(input: $input) {
      check {
        id
      }
    }
  }
`);

const MendReceptionFinding = graphql(/* GraphQL */ `
  mutation MendReceptionFinding($input: MendReceptionFindingInput!) {
    mendReceptionFinding(input: $input) {
      finding {
        id
        mendedOn
      }
    }
  }
`);

const systems = ["recordingOk", "monitoringOk", "ncOk"] as const;

/** Looks at recording, monitoring and the NC system, and what was found at which device (RCP-R19). */
export function SystemChecks({
  setup: masked,
  may,
  onChanged,
}: PartProps & { setup: FragmentType<typeof SystemChecks_setup> }) {
  const { t, format } = useWords();
  const setup = readFragment(SystemChecks_setup, masked);
  const [recording, setRecording] = useState(false);
  const mend = useAct(MendReceptionFinding);
  return (
    <section className="reception-part" aria-labelledby="reception-systems">
      <header>
        <div>
          <h2 id="reception-systems">{t.reception.views.SYSTEMS}</h2>
          <p className="checklist-quiet">{t.reception.systemsLead}</p>
        </div>
        {may && (
          <Button icon="plus" kind="PRIMARY" onClick={() => setRecording(true)}>
            {t.reception.record}
          </Button>
        )}
      </header>
      {setup.systemChecks.length === 0 && <Empty title={t.reception.noSystemChecks} />}
      {mend.problem && <ProblemNote problem={mend.problem} />}
      <ul className="reception-rows">
        {setup.systemChecks.map((check) => (
          <li key={check.id}>
            <div>
              <strong>{format.day(check.checkedOn)}</strong>
              <small>{[check.createdBy?.name, check.remark].filter(Boolean).join(" · ")}</small>
              {check.findings.map(({ id, text, mendedOn, device }) => (
                <span key={id} className="reception-finding">
                  {`${t.reception.deviceKinds[device.kind]} ${device.number}: ${text}`}
                  {mendedOn ? (
                    <Badge tone="OK">{t.reception.mendedOn(format.shortDay(mendedOn))}</Badge>
                  ) : (
                    may && (
                      <Button
                        small
                        onClick={() => void mend.run({ id }).then(({ ok }) => ok && onChanged())}
                      >
                        {t.reception.mend}
                      </Button>
                    )
                  )}
                </span>
              ))}
            </div>
            {systems.map((system) => (
              <Badge
                key={system}
                tone={check[system] ? "OK" : "BAD"}
                icon={check[system] ? "check" : "close"}
              >
                {t.reception.systems[system]}
              </Badge>
            ))}
          </li>
        ))}
      </ul>
      {recording && (
        <RecordDialog
          setup={setup}
          onClose={() => setRecording(false)}
          onDone={() => {
            setRecording(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function RecordDialog({
  setup,
  onDone,
  onClose,
}: {
  setup: SystemChecks_SetupFragment;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { run, busy, problem } = useAct(RecordReceptionSystemCheck);
  const [ok, setOk] = useState({ recordingOk: true, monitoringOk: true, ncOk: true });
  const [deviceId, setDeviceId] = useState("");
  const [text, setText] = useState("");
  const [remark, setRemark] = useState("");
  const devices = setup.devices.filter(({ status }) => status !== "RETIRED");
  const submit = async () => {
    const findings = deviceId ? [{ deviceId, text }] : [];
    const said = { ...ok, findings, remark: remark.trim() || null, checkedOn: null };
    const done = await run({ serviceCenterId: setup.serviceCenter.id, ...said });
    if (done.ok) onDone();
  };
  return (
    <FormDialog
      title={t.reception.record}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {systems.map((system) => (
        <label key={system} className="ui-checkbox">
          <input
            type="checkbox"
            checked={ok[system]}
            onChange={({ target }) => setOk({ ...ok, [system]: target.checked })}
          />
          <span>{t.reception.worksFine(t.reception.systems[system])}</span>
        </label>
      ))}
      <Select
        label={t.reception.findingAt}
        value={deviceId}
        options={[
          { value: "", label: t.reception.noFinding },
          ...devices.map(({ id, kind, number }) => ({
            value: id,
            label: `${t.reception.deviceKinds[kind]} ${number}`,
          })),
        ]}
        onChange={({ target }) => setDeviceId(target.value)}
      />
      {deviceId && (
        <Input
          label={t.reception.finding}
          required
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <Input
        label={t.checklist.remark}
        optionalText={t.checklist.optional}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
    </FormDialog>
  );
}
