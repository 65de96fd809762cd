import { deviceKinds, deviceStatuses, stations } from "@threshold/domain/reception/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Devices_SetupFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

export const Devices_setup = graphql(/* GraphQL */ `
  fragment Devices_setup on ReceptionSetup {
    id
    serviceCenter {
      id
    }
    devices {
      id
      kind
      station
      number
      status
      takesRequests
      recorded
      remark
      version
      findings {
        id
        text
        mendedOn
      }
    }
  }
`);

const CreateFrontDeskDevice = graphql(/* GraphQL */ `
  mutation CreateFrontDeskDevice($input: CreateFrontDeskDeviceInput!) {
    createFrontDeskDevice(input: $input) {
      device {
        id
      }
    }
  }
`);

const UpdateFrontDeskDevice = graphql(/* GraphQL */ `
  mutation UpdateFrontDeskDevice($input: UpdateFrontDeskDeviceInput!) {
    updateFrontDeskDevice(input: $input) {
      device {
        id
        version
      }
    }
  }
`);

type Device = Devices_SetupFragment["devices"][number];

export interface PartProps {
  may: boolean;
  onChanged: () => void;
}

/** The center's devices: what the check asks of computers, telephones and monitoring is answered from here. */
export function Devices({
  setup: masked,
  may,
  onChanged,
}: PartProps & { setup: FragmentType<typeof Devices_setup> }) {
  const { t } = useWords();
  const setup = readFragment(Devices_setup, masked);
  const [editing, setEditing] = useState<Device | "NEW">();
  return (
    <section className="reception-part" aria-labelledby="reception-devices">
      <header>
        <div>
          <h2 id="reception-devices">{t.reception.views.DEVICES}</h2>
          <p className="checklist-quiet">{t.reception.devicesLead}</p>
        </div>
        <span className="reception-buttons">
          <ExportMenu list="front-desk-devices" of={setup.id} mayImport={may} />
          {may && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setEditing("NEW")}>
              {t.reception.addDevice}
            </Button>
          )}
        </span>
      </header>
      {setup.devices.length === 0 && <Empty title={t.reception.noDevices} />}
      <ul className="reception-rows">
        {setup.devices.map((device) => (
          <li key={device.id}>
            <div>
              <strong>{`${t.reception.deviceKinds[device.kind]} ${device.number}`}</strong>
              <small>
                {[
                  t.reception.stations[device.station],
                  device.takesRequests ? t.reception.takesRequests : undefined,
                  device.remark,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              {device.findings
                .filter(({ mendedOn }) => !mendedOn)
                .map(({ id, text }) => (
                  <small key={id} className="checklist-finding">
                    {text}
                  </small>
                ))}
            </div>
            {device.kind === "PHONE" && (
              <Badge tone={device.recorded ? "OK" : device.takesRequests ? "BAD" : "NEUTRAL"}>
                {device.recorded ? t.reception.recorded : t.reception.notRecorded}
              </Badge>
            )}
            <Badge
              tone={
                device.status === "IN_USE" ? "OK" : device.status === "FAULTY" ? "BAD" : "NEUTRAL"
              }
            >
              {t.reception.deviceStatuses[device.status]}
            </Badge>
            {may && (
              <Button small kind="QUIET" icon="edit" onClick={() => setEditing(device)}>
                {t.reception.change}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <DeviceDialog
          device={editing === "NEW" ? undefined : editing}
          centerId={setup.serviceCenter.id}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function DeviceDialog({
  device,
  centerId,
  onDone,
  onClose,
}: {
  device: Device | undefined;
  centerId: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const create = useAct(CreateFrontDeskDevice);
  const update = useAct(UpdateFrontDeskDevice);
  const [kind, setKind] = useState<Device["kind"]>(device?.kind ?? "PHONE");
  const [station, setStation] = useState<Device["station"]>(device?.station ?? "FRONT_DESK");
  const [status, setStatus] = useState<Device["status"]>(device?.status ?? "IN_USE");
  const [number, setNumber] = useState(device?.number ?? "");
  const [takesRequests, setTakesRequests] = useState(device?.takesRequests ?? true);
  const [recorded, setRecorded] = useState(device?.recorded ?? true);
  const [remark, setRemark] = useState(device?.remark ?? "");
  const isPhone = kind === "PHONE";
  const submit = async () => {
    const said = {
      station,
      number,
      takesRequests: isPhone && takesRequests,
      recorded: isPhone && recorded,
      remark: remark.trim() || null,
    };
    const { ok } = device
      ? await update.run({ ...said, id: device.id, version: device.version, status })
      : await create.run({ ...said, serviceCenterId: centerId, kind });
    if (ok) onDone();
  };
  const problem = create.problem ?? update.problem;
  return (
    <FormDialog
      title={device ? t.reception.changeDevice : t.reception.addDevice}
      busy={create.busy || update.busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {!device && (
        <Select
          label={t.reception.kind}
          value={kind}
          options={deviceKinds.map((value) => ({ value, label: t.reception.deviceKinds[value] }))}
          onChange={({ target }) => setKind(target.value as Device["kind"])}
        />
      )}
      <Input
        label={isPhone ? t.reception.phoneNumber : t.reception.number}
        required
        value={number}
        onChange={({ target }) => setNumber(target.value)}
      />
      <Select
        label={t.reception.station}
        value={station}
        options={stations.map((value) => ({ value, label: t.reception.stations[value] }))}
        onChange={({ target }) => setStation(target.value as Device["station"])}
      />
      {device && (
        <Select
          label={t.reception.status}
          value={status}
          options={deviceStatuses.map((value) => ({
            value,
            label: t.reception.deviceStatuses[value],
          }))}
          onChange={({ target }) => setStatus(target.value as Device["status"])}
        />
      )}
      {isPhone && (
        <>
          <label className="ui-checkbox">
            <input
              type="checkbox"
              checked={takesRequests}
              onChange={({ target }) => setTakesRequests(target.checked)}
            />
            <span>{t.reception.takesRequests}</span>
          </label>
          <label className="ui-checkbox">
            <input
              type="checkbox"
              checked={recorded}
              onChange={({ target }) => setRecorded(target.checked)}
            />
            <span>{t.reception.recorded}</span>
          </label>
        </>
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
