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

const UpdateCluster = graphql(/* GraphQL */ `
  mutation UpdateCluster($input: UpdateClusterInput!) {
    updateCluster(input: $input) {
      cluster {
        id
        name
        version
      }
    }
  }
`);

interface ClusterFormProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
  estateId: string;
  /** Missing: a new cluster. */
  cluster?: { id: string; name: string; version: number } | undefined;
}

/** Makes a cluster of buildings (组团), or renames it. */
export function ClusterForm({ open, onClose, onSaved, estateId, cluster }: ClusterFormProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const create = useSend(CreateCluster);
  const update = useSend(UpdateCluster);
  const submit = (name: string) =>
    cluster
      ? update.send({ id: cluster.id, version: cluster.version, name })
      : create.send({ estateId, name });
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={cluster ? t.organization.estate.renameCluster : t.organization.estate.newCluster}
      texts={{ close: t.shell.close }}
    >
      <RecordForm<unknown>
        fields={[{ name: "name", kind: "TEXT", required: true, maxLength: 80 }]}
        values={cluster ? { name: cluster.name } : {}}
        submitText={t.shell.save}
        onSubmit={(values) => submit(String(values["name"]))}
        onCancel={onClose}
        onDone={() => {
          announce(t.shell.saved);
          onClose();
          onSaved();
        }}
      />
    </SidePanel>
  );
}
