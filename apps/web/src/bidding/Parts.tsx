import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { type ReactNode, useState } from "react";
import { ApprovalPanel } from "../approval/ApprovalPanel.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { RecordFiles } from "../launch/record/record-parts.tsx";
import { ActDialog, type ActDialogProps } from "./ActDialog.tsx";
import { acts } from "./acts.ts";
import { allowed, type Bidding } from "./bidding-query.ts";
import { documentFields, memberFields, workFields } from "./fields.ts";

export interface PartProps {
  project: Bidding;
  onChanged: () => void;
}

type Asked = Omit<ActDialogProps, "onDone" | "onClose">;

/** A part of the page: what it is about, its rows, and one dialog at a time. */
export function Part({
  id,
  title,
  lead,
  action,
  children,
}: {
  id: string;
  title: string;
  lead: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="bidding-part" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          <p className="bidding-quiet">{lead}</p>
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}

export function useAsking(onChanged: () => void) {
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const dialog = asked && (
    <ActDialog
      {...asked}
      onClose={close}
      onDone={() => {
        close();
        onChanged();
      }}
    />
  );
  return { ask, dialog };
}

export function RemoveButton({
  id,
  name,
  onDone,
}: {
  id: string;
  name: string;
  onDone: () => void;
}) {
  const { t } = useWords();
  const { run, problem } = useAct(acts.removeBiddingPart);
  return (
    <>
      <ConfirmButton
        small
        kind="QUIET"
        question={`${t.bidding.removeAsk} ${name}`}
        confirmText={t.bidding.remove}
        cancelText={t.shell.cancel}
        onConfirm={async () => {
          const { ok } = await run({ id });
          if (ok) onDone();
        }}
      >
        {t.bidding.remove}
      </ConfirmButton>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

/** Those on the team already; anybody else is searched. */
export const teamOf = (project: Bidding) =>
  project.members.map(({ person }) => ({ value: person.id, label: person.name }));

/** 投标小组 and its work plan, which the region's head approves. */
export function TeamView({ project, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.bidding;
  const people = teamOf(project);
  const { ask, dialog } = useAsking(onChanged);
  const { run, busy, problem } = useAct(acts.submitBidPlan);
  const keepsTeam = allowed(project, "keepBidTeam");
  const keepsWork = allowed(project, "keepBidWorkItem");
  const projectId = project.id;
  const askMember = (member?: Bidding["members"][number]) =>
    ask({
      act: "saveBidTeamMember",
      title: words.addMember,
      fields: memberFields(t, people),
      values: member && { ...member, personId: member.person.id },
      inputOf: (values) => ({ projectId, id: member?.id ?? null, ...values }),
    });
  const askWork = (item?: Bidding["workItems"][number]) =>
    ask({
      act: "saveBidWorkItem",
      title: words.addWork,
      fields: workFields(t, people),
      values: item && { ...item, ownerId: item.owner?.id },
      inputOf: (values) => ({ projectId, id: item?.id ?? null, ...values }),
    });
  const submit = async () => {
    const { ok } = await run({ id: projectId });
    if (ok) onChanged();
  };
  const pending = project.approval?.status === "PENDING";
  return (
    <>
      <Part
        id="bidding-team"
        title={words.team}
        lead={words.teamLead}
        action={
          keepsTeam && (
            <Button icon="plus" onClick={() => askMember()}>
              {words.addMember}
            </Button>
          )
        }
      >
        {project.members.length === 0 && <Empty title={words.noMembers} />}
        <ul className="bidding-rows">
          {project.members.map((member) => (
            <li key={member.id}>
              <div>
                <strong>{member.person.name}</strong>
                <small>{member.responsibility}</small>
              </div>
              <Badge tone={member.kind === "MEMBER" ? "NEUTRAL" : "ACCENT"}>
                {words.members[member.kind]}
              </Badge>
              <Badge>{words.appointers[member.appointedBy]}</Badge>
              {keepsTeam && (
                <span className="bidding-buttons">
                  <Button small kind="QUIET" icon="edit" onClick={() => askMember(member)}>
                    {words.edit}
                  </Button>
                  <RemoveButton id={member.id} name={member.person.name} onDone={onChanged} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <Part
        id="bidding-work"
        title={words.work}
        lead={
          project.planApprovedOn
            ? words.planApproved(format.day(project.planApprovedOn))
            : words.workLead
        }
        action={
          <span className="bidding-buttons">
            {keepsWork && (
              <Button icon="plus" onClick={() => askWork()}>
                {words.addWork}
              </Button>
            )}
            {allowed(project, "submitBidPlan") && !pending && (
              <Button kind="PRIMARY" busy={busy} onClick={() => void submit()}>
                {words.acts["submitBidPlan"]}
              </Button>
            )}
          </span>
        }
      >
        {problem && <ProblemNote problem={problem} />}
        <ol className="bidding-rows">
          {project.workItems.map((item) => (
            <li key={item.id}>
              <div>
                <strong>{item.work}</strong>
                <small>
                  {[
                    item.owner?.name,
                    item.dueOn && words.due(format.day(item.dueOn)),
                    item.doneOn && words.done(format.day(item.doneOn)),
                    item.remark,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </div>
              {keepsWork && (
                <span className="bidding-buttons">
                  <Button small kind="QUIET" icon="edit" onClick={() => askWork(item)}>
                    {words.edit}
                  </Button>
                  <RemoveButton id={item.id} name={item.work} onDone={onChanged} />
                </span>
              )}
            </li>
          ))}
        </ol>
        {project.approval && <ApprovalPanel approval={project.approval} onChanged={onChanged} />}
      </Part>
      {dialog}
    </>
  );
}

const materialKinds = ["LICENSE", "DRAWING", "DATA"] as const;

/** 开发商资料 and 招投标文件. */
export function PapersView({ project, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.bidding;
  const { ask, dialog } = useAsking(onChanged);
  const keepsMaterials = allowed(project, "keepDeveloperMaterial");
  const keeps = allowed(project, "addBiddingDocument");
  const { id } = project;
  const provided = new Map(project.materials.map((one) => [one.kind, one]));
  return (
    <>
      {project.organizerMode === "AGENCY" && (
        <Part id="bidding-materials" title={words.materials} lead={words.materialsLead}>
          <ul className="bidding-rows">
            {materialKinds.map((kind) => {
              const material = provided.get(kind);
              return (
                <li key={kind}>
                  <div>
                    <strong>{words.materialKinds[kind]}</strong>
                    {material && (
                      <RecordFiles
                        recordId={material.id}
                        files={material.attachments}
                        may={keepsMaterials}
                        label={words.materialKinds[kind]}
                        onChanged={onChanged}
                      />
                    )}
                  </div>
                  <Badge tone={material?.providedOn ? "OK" : "WARN"}>
                    {material?.providedOn
                      ? words.provided(format.day(material.providedOn))
                      : words.notProvided}
                  </Badge>
                  {keepsMaterials && (
                    <Button
                      small
                      onClick={() =>
                        ask({
                          act: "recordDeveloperMaterial",
                          title: words.acts["recordDeveloperMaterial"] ?? "",
                          fields: [
                            {
                              kind: "DAY",
                              name: "providedOn",
                              label: words.form["providedOn"] ?? "",
                            },
                          ],
                          values: { providedOn: material?.providedOn },
                          inputOf: (values) => ({ id, kind, ...values }),
                        })
                      }
                    >
                      {words.provide}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Part>
      )}
      <Part
        id="bidding-documents"
        title={words.documentsTitle}
        lead={words.documentsLead}
        action={
          keeps && (
            <Button
              icon="plus"
              kind="PRIMARY"
              onClick={() =>
                ask({
                  act: "addBiddingDocument",
                  title: words.addDocument,
                  fields: documentFields(t),
                  inputOf: (values) => ({ id, ...values }),
                })
              }
            >
              {words.addDocument}
            </Button>
          )
        }
      >
        {project.documents.length === 0 && <Empty title={words.noDocuments} />}
        <ul className="bidding-rows">
          {project.documents.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{words.documents[one.kind]}</strong>
                <small>
                  {[words.authors[one.author], format.day(one.datedOn), one.number]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
                <RecordFiles
                  recordId={one.id}
                  files={one.attachments}
                  may={keeps}
                  label={words.documents[one.kind]}
                  onChanged={onChanged}
                />
              </div>
              {one.attachments.length === 0 && <Badge tone="WARN">{words.noFile}</Badge>}
              {keeps && one.attachments.length === 0 && (
                <RemoveButton id={one.id} name={words.documents[one.kind]} onDone={onChanged} />
              )}
            </li>
          ))}
        </ul>
      </Part>
      {dialog}
    </>
  );
}
