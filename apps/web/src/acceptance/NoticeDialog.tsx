import { Field } from "@threshold/ui/Field";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { momentText } from "../form/field-spec.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";

const NoticePlaces = graphql(/* GraphQL */ `
  query NoticePlaces {
    estates(first: 100) {
      nodes {
        id
        name
        buildings {
          id
          number
        }
      }
    }
  }
`);

const CreateAcceptanceBatch = graphql(/* GraphQL */ `
  mutation CreateAcceptanceBatch($input: CreateAcceptanceBatchInput!) {
    createAcceptanceBatch(input: $input) {
      batch {
        id
      }
    }
  }
`);

/** 登记分户验收通知: which buildings, and the days that decide when it may begin and by which law. */
export function NoticeDialog({
  onDone,
  onClose,
}: {
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.acceptance;
  const [{ data }] = useQuery({ query: NoticePlaces });
  const estates = data?.estates.nodes ?? [];
  const [chosen, setChosen] = useState<string>();
  const [buildingIds, setBuildingIds] = useState<readonly string[]>([]);
  const [days, setDays] = useState({ passed: "", handover: "", approved: "" });
  const [noticeAt, setNoticeAt] = useState(() => momentText(new Date().toISOString()));
  const [noticeFrom, setNoticeFrom] = useState("");
  const [province, setProvince] = useState("");
  const [city, setCity] = useState("");
  const { run, busy, problem } = useAct(CreateAcceptanceBatch);
  const estate = estates.find(({ id }) => id === chosen) ?? estates[0];
  const day = (name: keyof typeof days) => ({
    value: days[name],
    onChange: (value: string) => setDays({ ...days, [name]: value }),
  });
  const submit = async () => {
    if (!estate) return;
    const done = await run({
      estateId: estate.id,
      buildingIds: [...buildingIds],
      internalPassedOn: days.passed || null,
      noticeAt: new Date(noticeAt).toISOString(),
      noticeFrom,
      plannedHandoverOn: days.handover,
      approvedOn: days.approved,
      province: province || null,
      city: city || null,
    });
    if (done.ok) onDone(done.data.createAcceptanceBatch.batch.id);
  };
  const ready =
    buildingIds.length > 0 && days.handover && days.approved && noticeAt && noticeFrom.trim();
  return (
    <FormDialog
      title={words.register}
      submitText={words.register}
      busy={busy}
      disabled={!ready}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={words.estate}
        value={estate?.id ?? ""}
        options={estates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target }) => {
          setChosen(target.value);
          setBuildingIds([]);
        }}
      />
      <Field label={words.buildings}>
        {({ id }) => (
          <div id={id} className="acceptance-buildings" role="group" aria-label={words.buildings}>
            {estate?.buildings.map((building) => (
              <label key={building.id}>
                <input
                  type="checkbox"
                  checked={buildingIds.includes(building.id)}
                  onChange={({ target }) =>
                    setBuildingIds(
                      target.checked
                        ? [...buildingIds, building.id]
                        : buildingIds.filter((one) => one !== building.id),
                    )
                  }
                />
                {building.number}
              </label>
            ))}
          </div>
        )}
      </Field>
      <DayInput label={words.internalPassedOn} required {...day("passed")} />
      <Input
        label={words.noticeAt}
        type="datetime-local"
        required
        value={noticeAt}
        onChange={({ target }) => setNoticeAt(target.value)}
      />
      <Input
        label={words.noticeFrom}
        hint={words.noticeFromHint}
        required
        value={noticeFrom}
        onChange={({ target }) => setNoticeFrom(target.value)}
      />
      <DayInput label={words.handoverOn} required {...day("handover")} />
      <DayInput label={words.approvedOn} hint={words.approvedHint} required {...day("approved")} />
      <Input
        label={words.province}
        hint={words.provinceHint}
        optionalText={t.shell.optional}
        value={province}
        onChange={({ target }) => setProvince(target.value)}
      />
      <Input
        label={t.acceptanceStandard.city}
        hint={words.provinceHint}
        optionalText={t.shell.optional}
        value={city}
        onChange={({ target }) => setCity(target.value)}
      />
    </FormDialog>
  );
}
