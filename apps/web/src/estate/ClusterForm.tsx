import { SidePanel } from "@threshold/ui/SidePanel";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";

const CreateCluster = graphql(/* GraphQL */ `
  mutation CreateCluster($input: CreateClusterInput!) {
    createCluster(input: $input) {
      cluster {
        id
        name
      }
    }
  }
`);

/** Makes a cluster of buildings (组团). */
export function ClusterForm({
  open,
  onClose,
  onSaved,
  estateId,
}: {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
  estateId: string;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { send } = useSend(CreateCluster);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t.organization.estate.newCluster}
      texts={{ close: t.shell.close }}
    >
      <RecordForm
        fields={[{ name: "name", kind: "TEXT", required: true, maxLength: 80 }]}
        submitText={t.shell.save}
        onSubmit={(values) => send({ estateId, name: String(values["name"]) })}
        onCancel={onClose}
        onDone={({ createCluster: { cluster } }) => {
          announce(t.organization.created(cluster.name));
          onClose();
          onSaved();
        }}
      />
    </SidePanel>
  );
}
