import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import type { LaunchTemplate } from "@threshold/domain/launch/template";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { LaunchTemplatesQuery } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { useAnnounce } from "../../shell/announce.tsx";
import { Page } from "../../shell/Page.tsx";
import { useMay } from "../../shell/viewer.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import { DraftEditor } from "./DraftEditor.tsx";
import { TemplateTasks } from "./TemplateTasks.tsx";
import "./template.css";

const LaunchTemplates = graphql(/* GraphQL */ `
  query LaunchTemplates {
    launchTemplates {
      id
      versionNumber
      name
      status
      content
      publishedAt
      version
    }
  }
`);

const DraftLaunchTemplate = graphql(/* GraphQL */ `
  mutation DraftLaunchTemplate($input: DraftLaunchTemplateInput!) {
    draftLaunchTemplate(input: $input) {
      template {
        id
        versionNumber
      }
    }
  }
`);

const PublishLaunchTemplate = graphql(/* GraphQL */ `
  mutation PublishLaunchTemplate($input: PublishLaunchTemplateInput!) {
    publishLaunchTemplate(input: $input) {
      template {
        id
        status
        publishedAt
        version
      }
    }
  }
`);

export type Template = LaunchTemplatesQuery["launchTemplates"][number];

/** The company's task template (开盘任务模板): its versions, and a draft that may be adapted. */
export function TemplatePage() {
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({ query: LaunchTemplates });
  const [address, setAddress] = useSearchParams();
  const templates =
    data?.launchTemplates.toSorted((a, b) => b.versionNumber - a.versionNumber) ?? [];
  const chosen = templates.find(({ id }) => id === address.get("version")) ?? templates[0];
  const reload = () => refresh({ requestPolicy: "network-only" });
  const choose = (id: string) => setAddress({ version: id }, { replace: true });
  return (
    <Page title={t.launch.templates.title} subtitle={t.launch.templates.lead}>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && !chosen && <Empty title={t.launch.templates.none} />}
      {chosen && (
        <div className="template">
          <Versions templates={templates} chosen={chosen} onChoose={choose} />
          <Version
            key={`${chosen.id}${chosen.version}`}
            template={chosen}
            onChanged={reload}
            onDrafted={(id) => {
              reload();
              choose(id);
            }}
          />
        </div>
      )}
    </Page>
  );
}

function Versions({
  templates,
  chosen,
  onChoose,
}: {
  templates: readonly Template[];
  chosen: Template;
  onChoose: (id: string) => void;
}) {
  const { t, format } = useWords();
  return (
    <nav aria-label={t.launch.templates.versions} className="template-versions">
      <ul>
        {templates.map(({ id, versionNumber, status, publishedAt }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === chosen.id || undefined}
              onClick={() => onChoose(id)}
            >
              {t.launch.templates.version(versionNumber)}{" "}
              <Badge
                tone={status === "PUBLISHED" ? "OK" : status === "DRAFT" ? "ACCENT" : "NEUTRAL"}
              >
                {t.launch.templates.states[status] ?? status}
              </Badge>
              {publishedAt && (
                <small>
                  {t.launch.templates.publishedOn(format.day(publishedAt.slice(0, 10)))}
                </small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Version({
  template,
  onChanged,
  onDrafted,
}: {
  template: Template;
  onChanged: () => void;
  onDrafted: (id: string) => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const draft = useAct(DraftLaunchTemplate);
  const content = template.content as LaunchTemplate;
  if (template.status === "DRAFT" && may("template.adapt"))
    return (
      <DraftEditor template={template} content={content} onSaved={onChanged}>
        <Publish template={template} onPublished={onChanged} />
      </DraftEditor>
    );
  return (
    <section className="template-body">
      <div className="template-head">
        <p>{t.launch.templates.readOnly}</p>
        {may("template.adapt") && (
          <Button
            icon="edit"
            busy={draft.busy}
            onClick={() =>
              void draft.run({ fromId: template.id }).then((made) => {
                if (made.ok) onDrafted(made.data.draftLaunchTemplate.template.id);
              })
            }
          >
            {t.launch.templates.draft}
          </Button>
        )}
      </div>
      {draft.problem && <ProblemNote problem={draft.problem} />}
      <TemplateTasks template={content} />
    </section>
  );
}

function Publish({ template, onPublished }: { template: Template; onPublished: () => void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { run, problem } = useAct(PublishLaunchTemplate);
  return (
    <>
      <ConfirmButton
        kind="PRIMARY"
        question={t.launch.templates.publishText}
        confirmText={t.launch.templates.publish}
        cancelText={t.launch.cancel}
        onConfirm={async () => {
          const { ok } = await run({ id: template.id });
          if (!ok) return;
          announce(t.launch.templates.published(template.versionNumber));
          onPublished();
        }}
      >
        {t.launch.templates.publish}
      </ConfirmButton>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
