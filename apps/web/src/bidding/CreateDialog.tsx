import { Checkbox, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { CreateBiddingInput } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
import { acts } from "./acts.ts";
import { basicFields } from "./fields.ts";

const BiddingEstates = graphql(/* GraphQL */ `
  query BiddingEstates {
    estates(first: 100) {
      nodes {
        id
        name
        launchDate
        buildings {
          id
          number
        }
      }
    }
  }
`);

const objects = ["NEW_PROJECT", "NEW_CLUSTER", "NEW_BUILDING"] as const;

/** A bidding begins (BID-R03): for a whole project, or for buildings of it. */
export function CreateDialog({
  onDone,
  onClose,
}: {
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.bidding;
  const [{ data }] = useQuery({ query: BiddingEstates });
  const estates = data?.estates.nodes ?? [];
  const [estateId, setEstateId] = useState("");
  const [objectType, setObjectType] = useState<(typeof objects)[number]>("NEW_PROJECT");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { send } = useSend(acts.createBidding);
  const estate = estates.find(({ id }) => id === estateId) ?? estates[0];
  const kept = new Set(["organizerMode", "saleKind", "saleOn", "province", "city", "lateReason"]);
  const fields = [
    { kind: "DAY" as const, name: "launchDate", label: words.form["launchDate"] ?? "" },
    ...basicFields(t).filter(({ name }) => kept.has(name)),
  ];
  return (
    <Modal open onClose={onClose} title={words.create}>
      <div className="form-stack">
        <Select
          label={words.form["estateId"]}
          value={estate?.id ?? ""}
          options={estates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => {
            setEstateId(target.value);
            setChosen([]);
          }}
        />
        <Select
          label={words.form["objectType"]}
          value={objectType}
          options={objects.map((value) => ({ value, label: words.objectTypes[value] }))}
          onChange={({ target }) =>
            setObjectType(objects.find((one) => one === target.value) ?? "NEW_PROJECT")
          }
        />
        {objectType !== "NEW_PROJECT" && (
          <fieldset className="bidding-buildings">
            <legend>{words.form["buildingIds"]}</legend>
            {estate?.buildings.map(({ id, number }) => (
              <Checkbox
                key={id}
                label={number}
                checked={chosen.includes(id)}
                onChange={() =>
                  setChosen(
                    chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
                  )
                }
              />
            ))}
          </fieldset>
        )}
      </div>
      <RecordForm
        key={estate?.id}
        fields={fields}
        values={{
          launchDate: estate?.launchDate,
          organizerMode: "DEVELOPER",
          saleKind: "PRESALE",
        }}
        submitText={words.create}
        onSubmit={(values) =>
          send({
            ...(values as unknown as CreateBiddingInput),
            estateId: estate?.id ?? "",
            objectType,
            buildingIds: objectType === "NEW_PROJECT" ? [] : [...chosen],
          })
        }
        onDone={({ createBidding }) => onDone(createBidding.project.id)}
        onCancel={onClose}
      />
    </Modal>
  );
}
