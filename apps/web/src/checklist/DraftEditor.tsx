import { checkContent } from "@threshold/domain/checklist/check-content";
import { inWords } from "@threshold/domain/checklist/limit-words";
import type { ChecklistContent, Item } from "@threshold/domain/checklist/template";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DraftFinish } from "../form/DraftFinish.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import type { Template } from "./ChecklistTemplatesPage.tsx";
import {
  blankItem,
  moved,
  renamedSection,
  withItem,
  without,
  withoutSection,
  withSection,
} from "./draft-content.ts";
import { ItemDialog } from "./ItemDialog.tsx";

const EditChecklistTemplate = graphql(/* GraphQL */ `
  mutation EditChecklistTemplate($input: EditChecklistTemplateInput!) {
    editChecklistTemplate(input: $input) {
      template {
        id
        version
        content
      }
    }
  }
`);

const PublishChecklistTemplate = graphql(/* GraphQL */ `
  mutation PublishChecklistTemplate($input: PublishChecklistTemplateInput!) {
    publishChecklistTemplate(input: $input) {
      template {
        id
        status
      }
    }
  }
`);

const RetireChecklistTemplate = graphql(/* GraphQL */ `
  mutation RetireChecklistTemplate($input: RetireChecklistTemplateInput!) {
    retireChecklistTemplate(input: $input) {
      template {
        id
        status
      }
    }
  }
`);

/** A draft under way: items by section, each to be changed, moved or taken out; saved as a whole. */
export function DraftEditor({
  template,
  onChanged,
}: {
  template: Template;
  onChanged: () => void;
}) {
  const { t, language } = useWords();
  const announce = useAnnounce();
  const saved = template.content as ChecklistContent;
  const [content, setContent] = useState(saved);
  const [editing, setEditing] = useState<Item>();
  const save = useAct(EditChecklistTemplate);
  const checked = checkContent(content);
  const dirty = content !== saved;
  const keep = async () => {
    const { id, version, name, nameEn } = template;
    const { ok } = await save.run({ id, version, name, nameEn: nameEn ?? null, content });
    if (!ok) return;
    announce(t.checklist.templates.saved);
    onChanged();
  };
  const put = (item: Item) => {
    setContent(withItem(content, editing!.code, item));
    setEditing(undefined);
  };
  return (
    <div className="checklist-editor">
      {content.sections.map((section) => (
        <section key={section.code} aria-labelledby={`edit-${section.code}`}>
          <div className="checklist-section">
            <h3 id={`edit-${section.code}`} className="visually-hidden">
              {inWords(section.label, language)}
            </h3>
            <Input
              label={t.checklist.templates.section}
              value={section.label.zh}
              onChange={({ target }) =>
                setContent(renamedSection(content, section.code, target.value))
              }
            />
            <Button small icon="plus" onClick={() => setEditing(blankItem(content, section.code))}>
              {t.checklist.templates.addItem}
            </Button>
            {!content.items.some((item) => item.section === section.code) && (
              <Button
                small
                kind="QUIET"
                icon="trash"
                onClick={() => setContent(withoutSection(content, section.code))}
              >
                {t.checklist.templates.removePart(section.label.zh)}
              </Button>
            )}
          </div>
          <ol>
            {content.items
              .filter((item) => item.section === section.code)
              .map((item) => (
                <li key={item.code}>
                  <div>
                    <strong>{inWords(item.label, language)}</strong>
                    <small>
                      {t.checklist.kinds[item.kind]} · {item.code}
                      {item.weight !== 1 && ` · ${t.checklist.templates.weight} ${item.weight}`}
                      {!item.required && ` · ${t.checklist.optional}`}
                    </small>
                    {item.ruleId && <Badge>{`${item.ruleId} ${item.source ?? ""}`}</Badge>}
                  </div>
                  <span>
                    <Button
                      small
                      kind="QUIET"
                      icon="arrowUp"
                      iconOnly
                      onClick={() => setContent(moved(content, item.code, -1))}
                    >
                      {t.checklist.templates.up(inWords(item.label, language))}
                    </Button>
                    <Button
                      small
                      kind="QUIET"
                      icon="arrowDown"
                      iconOnly
                      onClick={() => setContent(moved(content, item.code, 1))}
                    >
                      {t.checklist.templates.down(inWords(item.label, language))}
                    </Button>
                    <Button small kind="QUIET" icon="edit" onClick={() => setEditing(item)}>
                      {t.checklist.templates.editItem}
                    </Button>
                    <Button
                      small
                      kind="QUIET"
                      icon="trash"
                      iconOnly
                      onClick={() => setContent(without(content, item.code))}
                    >
                      {t.checklist.templates.removeItem(inWords(item.label, language))}
                    </Button>
                  </span>
                </li>
              ))}
          </ol>
        </section>
      ))}
      <div>
        <Button small icon="plus" onClick={() => setContent(withSection(content))}>
          {t.checklist.templates.addSection}
        </Button>
      </div>
      {!checked.ok && (
        <ProblemNote
          problem={{
            kind: "REFUSED",
            code: checked.refusal.code,
            details: checked.refusal.details ?? {},
          }}
        />
      )}
      {save.problem && <ProblemNote problem={save.problem} />}
      <div className="checklist-bar">
        <Button
          kind={dirty ? "PRIMARY" : "PLAIN"}
          busy={save.busy}
          onClick={() => void keep()}
          {...(dirty && checked.ok ? {} : { unavailable: t.checklist.templates.nothingToSave })}
        >
          {t.checklist.templates.save}
        </Button>
        <Finish template={template} dirty={dirty} onChanged={onChanged} />
      </div>
      {editing && (
        <ItemDialog
          item={editing}
          content={content}
          onDone={put}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

/** The draft goes into use with a word on why it was made, or is given up. */
function Finish({
  template,
  dirty,
  onChanged,
}: {
  template: Template;
  dirty: boolean;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const publish = useAct(PublishChecklistTemplate);
  const retire = useAct(RetireChecklistTemplate);
  return (
    <DraftFinish
      dirty={dirty}
      publishText={t.checklist.templates.publishText}
      giveUpText={t.checklist.templates.giveUpText}
      problem={publish.problem ?? retire.problem}
      onPublish={async (note) => {
        const { ok } = await publish.run({ id: template.id, note });
        if (!ok) return;
        announce(t.checklist.templates.published(template.versionNumber));
        onChanged();
      }}
      onGiveUp={async () => {
        const { ok } = await retire.run({ id: template.id });
        if (ok) onChanged();
      }}
    />
  );
}
