import type { ChecklistContent } from "@threshold/domain/checklist/template";
import { standardOf } from "@threshold/domain/checklist/standards";
import { capabilities, type Capability } from "@threshold/domain/organization/capabilities";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { ChecklistTemplatesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { ContentChanges } from "./ChangeList.tsx";
import { DraftEditor } from "./DraftEditor.tsx";
import { NewTemplateDialog } from "./NewTemplateDialog.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";
import "./templates.css";

const ChecklistTemplates = graphql(/* GraphQL */ `
  query ChecklistTemplates {
    checklistTemplates {
      id
      code
      versionNumber
      name
      nameEn
      capability
      status
      content
      note
      publishedAt
      version
      mayManage
      resultCount
    }
  }
`);

const DraftChecklistTemplate = graphql(/* GraphQL */ `
  mutation DraftChecklistTemplate($input: DraftChecklistTemplateInput!) {
    draftChecklistTemplate(input: $input) {
      template {
        id
      }
    }
  }
`);

export type Template = ChecklistTemplatesQuery["checklistTemplates"][number];

/** The company's checklists (检查表模板): every template with its versions, to try, to compare and to adapt. */
export function ChecklistTemplatesPage() {
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({ query: ChecklistTemplates });
  const [address, setAddress] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const all = data?.checklistTemplates ?? [];
  const chosen =
    all.find(({ id }) => id === address.get("version")) ??
    all.find(({ status }) => status === "PUBLISHED") ??
    all[0];
  const reload = () => refresh({ requestPolicy: "network-only" });
  const choose = (id: string) => setAddress({ version: id }, { replace: true });
  return (
    <Page
      title={t.checklist.templates.title}
      subtitle={t.checklist.templates.lead}
      actions={
        all.some(({ mayManage }) => mayManage) && (
          <Button icon="plus" onClick={() => setCreating(true)}>
            {t.checklist.templates.create}
          </Button>
        )
      }
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && !chosen && <Empty title={t.checklist.templates.none} />}
      {chosen && (
        <div className="checklist-templates">
          <TemplateList all={all} chosen={chosen} onChoose={choose} />
          <Version
            key={`${chosen.id}${chosen.status}`}
            template={chosen}
            versions={all.filter(({ code }) => code === chosen.code)}
            onChoose={choose}
            onChanged={reload}
            onDrafted={(id) => {
              reload();
              choose(id);
            }}
          />
        </div>
      )}
      {creating && (
        <NewTemplateDialog
          onClose={() => setCreating(false)}
          onDone={(id) => {
            setCreating(false);
            reload();
            choose(id);
          }}
        />
      )}
    </Page>
  );
}

const tone = { PUBLISHED: "OK", DRAFT: "ACCENT", RETIRED: "NEUTRAL" } as const;

function TemplateList({
  all,
  chosen,
  onChoose,
}: {
  all: readonly Template[];
  chosen: Template;
  onChoose: (id: string) => void;
}) {
  const { t, language } = useWords();
  const codes = [...new Set(all.map(({ code }) => code))];
  return (
    <nav aria-label={t.checklist.templates.title} className="checklist-template-list">
      <ul>
        {codes.map((code) => {
          const versions = all.filter((one) => one.code === code);
          const shown = versions.find(({ status }) => status === "PUBLISHED") ?? versions[0]!;
          return (
            <li key={code}>
              <button
                type="button"
                aria-current={code === chosen.code || undefined}
                onClick={() => onChoose(shown.id)}
              >
                <span>{nameOf(shown, language)}</span>
                <small>
                  {capabilities[shown.capability as Capability][language]} ·{" "}
                  {t.checklist.templates.versionCount(versions.length)}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const nameOf = ({ name, nameEn }: Pick<Template, "name" | "nameEn">, language: "zh" | "en") =>
  language === "en" && nameEn ? nameEn : name;

type View = "PREVIEW" | "CHANGES" | "EDIT";

function Version({
  template,
  versions,
  onChoose,
  onChanged,
  onDrafted,
}: {
  template: Template;
  versions: readonly Template[];
  onChoose: (id: string) => void;
  onChanged: () => void;
  onDrafted: (id: string) => void;
}) {
  const { t, language, format } = useWords();
  const draft = useAct(DraftChecklistTemplate);
  const edits = template.status === "DRAFT" && template.mayManage;
  const [view, setView] = useState<View>(edits ? "EDIT" : "PREVIEW");
  const open = versions.find(({ status }) => status === "DRAFT");
  const begin = async () => {
    const made = await draft.run({ id: template.id });
    if (made.ok) onDrafted(made.data.draftChecklistTemplate.template.id);
  };
  const content = template.content as ChecklistContent;
  return (
    <section className="checklist-template" aria-labelledby="checklist-template">
      <header>
        <div>
          <h2 id="checklist-template">{nameOf(template, language)}</h2>
          <p className="checklist-quiet">
            {template.publishedAt &&
              t.checklist.templates.publishedOn(format.day(template.publishedAt.slice(0, 10)))}
            {` ${t.checklist.templates.results(template.resultCount)}`}
            {template.note && ` · ${template.note}`}
          </p>
        </div>
        {template.mayManage && template.status !== "DRAFT" && !open && (
          <Button icon="edit" busy={draft.busy} onClick={() => void begin()}>
            {t.checklist.templates.draft}
          </Button>
        )}
      </header>
      {draft.problem && <ProblemNote problem={draft.problem} />}
      <ul className="checklist-versions" aria-label={t.checklist.templates.versions}>
        {versions.map(({ id, versionNumber, status }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === template.id || undefined}
              onClick={() => onChoose(id)}
            >
              {t.checklist.version(versionNumber)}{" "}
              <Badge tone={tone[status]}>{t.checklist.templates.states[status]}</Badge>
            </button>
          </li>
        ))}
      </ul>
      <Segmented<View>
        label={t.checklist.templates.view}
        value={view}
        options={[
          ...(edits ? [{ value: "EDIT" as const, label: t.checklist.templates.edit }] : []),
          { value: "PREVIEW", label: t.checklist.templates.preview },
          { value: "CHANGES", label: t.checklist.templates.changes },
        ]}
        onChange={setView}
      />
      {view === "PREVIEW" && <TemplatePreview content={content} />}
      {view === "CHANGES" && <Changes template={template} versions={versions} />}
      {view === "EDIT" && edits && (
        <DraftEditor key={template.version} template={template} onChanged={onChanged} />
      )}
    </section>
  );
}

/** Against the version before it, and against the standard that it began as. */
function Changes({ template, versions }: { template: Template; versions: readonly Template[] }) {
  const { t } = useWords();
  const content = template.content as ChecklistContent;
  const before = versions.find(({ versionNumber }) => versionNumber === template.versionNumber - 1);
  const standard = standardOf(template.code)?.content;
  return (
    <div className="checklist-compare">
      {before && (
        <section>
          <h3>{t.checklist.templates.against(before.versionNumber)}</h3>
          <ContentChanges from={before.content as ChecklistContent} to={content} />
        </section>
      )}
      <section>
        <h3>{t.checklist.templates.againstStandard}</h3>
        {standard ? (
          <ContentChanges from={standard} to={content} />
        ) : (
          <p className="checklist-quiet">{t.checklist.templates.own}</p>
        )}
      </section>
    </div>
  );
}
