import type { AcceptanceItem, StandardContent } from "@threshold/domain/unit-acceptance/standard";
import { diffStandards, readStandard } from "@threshold/domain/unit-acceptance/standard-editing";
import type { GroupKind } from "@threshold/domain/unit-acceptance/vocabulary";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { DraftFinish } from "../form/DraftFinish.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { StandardItemDialog } from "./StandardItemDialog.tsx";
import { StandardItems } from "./StandardItems.tsx";
import type { Standard } from "./StandardsPage.tsx";

const EditAcceptanceStandard = graphql(/* GraphQL */ `
  mutation EditAcceptanceStandard($input: EditAcceptanceStandardInput!) {
    editAcceptanceStandard(input: $input) {
      standard {
        id
        version
        content
      }
    }
  }
`);
const PublishAcceptanceStandard = graphql(/* GraphQL */ `
  mutation PublishAcceptanceStandard($input: PublishAcceptanceStandardInput!) {
    publishAcceptanceStandard(input: $input) {
      standard {
        id
        publishedAt
      }
    }
  }
`);
const DiscardAcceptanceStandard = graphql(/* GraphQL */ `
  mutation DiscardAcceptanceStandard($input: DiscardAcceptanceStandardInput!) {
    discardAcceptanceStandard(input: $input) {
      discardedId
    }
  }
`);

/** What is edited: an item that is there, or a new one, which stands after another. */
interface Editing {
  readonly item: AcceptanceItem;
  readonly is: "OLD" | "VARIANT" | "NEW";
  /** The item that it takes the place of, or stands after. */
  readonly at: AcceptanceItem | undefined;
}

const blank = (kind: GroupKind): AcceptanceItem => {
  const none = { zh: "", en: "" };
  return {
    code: "",
    kind,
    part: none,
    label: none,
    method: none,
    tools: [],
    rooms: ["WHOLE_UNIT"],
    requirement: none,
    sampling: none,
    critical: false,
    source: { rule: "", document: "", confidence: "V1", enforcement: "CONFIGURABLE" },
  };
};

/** A draft under way: no step is kept that the rules refuse, so that what is here can always be published. */
export function StandardEditor({
  standard,
  present,
  content,
  onContent,
  onChanged,
}: {
  standard: Standard;
  /** What it is to follow. */
  present: StandardContent;
  content: StandardContent;
  onContent: (content: StandardContent) => void;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  const announce = useAnnounce();
  const [editing, setEditing] = useState<Editing>();
  const [against, setAgainst] = useState<Problem>();
  const save = useAct(EditAcceptanceStandard);
  const publish = useAct(PublishAcceptanceStandard);
  const discard = useAct(DiscardAcceptanceStandard);
  const dirty = diffStandards(standard.content as StandardContent, content).length > 0;
  const { id, version } = standard;
  /** Keeps the items, or says what stands against them. */
  const put = (items: readonly AcceptanceItem[]): Problem | undefined => {
    // As JSON: what is taken away is not there.
    const checked = readStandard(JSON.parse(JSON.stringify({ items })), present);
    if (!checked.ok) return { kind: "REFUSED", details: {}, ...checked.refusal };
    onContent(checked.value);
    setAgainst(undefined);
    return undefined;
  };
  const finish = (item: AcceptanceItem, { is, at }: Editing): Problem | undefined => {
    const items = content.items.flatMap((one) => {
      if (one !== at) return [one];
      return is === "OLD" ? [item] : [one, item];
    });
    const refused = put(at ? items : [...items, item]);
    if (!refused) setEditing(undefined);
    return refused;
  };
  return (
    <div className="standard-editor">
      {against && <ProblemNote problem={against} />}
      <StandardItems
        items={content.items}
        actions={{
          onEdit: (item) => setEditing({ item, is: "OLD", at: item }),
          onVariant: (item) =>
            setEditing({
              item: { ...item, holds: { place: { level: "CITY", name: "" } } },
              is: "VARIANT",
              at: content.items.findLast(({ code }) => code === item.code),
            }),
          onAdd: (kind) => setEditing({ item: blank(kind), is: "NEW", at: undefined }),
          onRetire: (item) => setAgainst(put(content.items.filter((one) => one !== item))),
        }}
      />
      {save.problem && <ProblemNote problem={save.problem} />}
      <div className="checklist-bar">
        <Button
          kind={dirty ? "PRIMARY" : "PLAIN"}
          busy={save.busy}
          {...(dirty ? {} : { unavailable: t.checklist.templates.nothingToSave })}
          onClick={() =>
            void save.run({ id, version, content }).then(({ ok }) => {
              if (!ok) return;
              announce(words.saved);
              onChanged();
            })
          }
        >
          {t.checklist.templates.save}
        </Button>
        <DraftFinish
          dirty={dirty}
          publishText={words.publishText}
          giveUpText={words.giveUpText}
          problem={publish.problem ?? discard.problem}
          onPublish={async (note) => {
            const { ok } = await publish.run({ id, version, note });
            if (!ok) return;
            announce(words.publishedNow(standard.number));
            onChanged();
          }}
          onGiveUp={async () => {
            const { ok } = await discard.run({ id, version });
            if (ok) onChanged();
          }}
        />
      </div>
      {editing && (
        <StandardItemDialog
          item={editing.item}
          isNew={editing.is === "NEW"}
          parts={[...new Set(content.items.map(({ part }) => part.zh))]}
          onDone={(item) => finish(item, editing)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}
