import { useState } from "react";
import { graphql } from "../../gql/gql.ts";
import type { Problem } from "../../problem.ts";
import { useAct } from "../../form/use-act.ts";

const StartFromWork = graphql(/* GraphQL */ `
  mutation StartFromWork($input: StartLaunchTaskInput!) {
    startLaunchTask(input: $input) {
      task {
        id
        ...MyTaskRow_task
      }
    }
  }
`);

const CompleteFromWork = graphql(/* GraphQL */ `
  mutation CompleteFromWork($input: CompleteLaunchTaskInput!) {
    completeLaunchTask(input: $input) {
      task {
        id
        ...MyTaskRow_task
      }
    }
  }
`);

const SubmitFromWork = graphql(/* GraphQL */ `
  mutation SubmitFromWork($input: SubmitLaunchTaskInput!) {
    submitLaunchTask(input: $input) {
      task {
        id
        ...MyTaskRow_task
      }
    }
  }
`);

const ReturnFromWork = graphql(/* GraphQL */ `
  mutation ReturnFromWork($input: ReturnLaunchTaskInput!) {
    returnLaunchTask(input: $input) {
      task {
        id
        ...MyTaskRow_task
      }
    }
  }
`);

/** The two answers to a submitted task: it is done, or it goes back with what is to be mended. */
export function useApproval(taskId: string) {
  const approve = useAct(CompleteFromWork);
  const giveBack = useAct(ReturnFromWork);
  return {
    approve: () => approve.run({ id: taskId }),
    giveBack: (reason: string) => giveBack.run({ id: taskId, reason }),
    busy: approve.busy || giveBack.busy,
    problem: approve.problem ?? giveBack.problem,
  };
}

/** The ways to get a task forward without opening it; a photo goes up first, then the work is done. */
export function useQuickActions(taskId: string, onDone: () => void) {
  const start = useAct(StartFromWork);
  const complete = useAct(CompleteFromWork);
  const submit = useAct(SubmitFromWork);
  const [uploading, setUploading] = useState(false);
  const [uploadProblem, setUploadProblem] = useState<Problem>();

  const finish = async (by: "complete" | "submit") => {
    const { ok } = await (by === "complete" ? complete : submit).run({ id: taskId });
    if (ok) onDone();
  };
  const finishWith = async (by: "complete" | "submit", files: readonly File[]) => {
    setUploadProblem(undefined);
    setUploading(true);
    const { uploadFile } = await import("../../form/upload.ts");
    for (const file of files) {
      const stored = await uploadFile(taskId, file, () => undefined);
      if (!stored.ok) {
        setUploadProblem(stored.problem);
        setUploading(false);
        return;
      }
    }
    setUploading(false);
    await finish(by);
  };
  return {
    start: () => start.run({ id: taskId }),
    finish,
    finishWith,
    uploading,
    busy: start.busy || complete.busy || submit.busy || uploading,
    problem: uploadProblem ?? start.problem ?? complete.problem ?? submit.problem,
  };
}
