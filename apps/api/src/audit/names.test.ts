import { afterAll, beforeAll, expect, it } from "vitest";
import { activePlan, taskOf } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("a change that points to a person comes with that person's name", async () => {
  const launch = await activePlan(server);
  const { staff, planId } = launch;
  const { personId } = await launch.hire("HR_ADMIN_OFFICER");
  const { id, version } = await taskOf(staff, planId, "STAFFING_APPROVAL");
  await staff.run("updateLaunchTask", { id, version, assigneeId: personId }, "task { id }");
  const { launchTask } = await staff.ask(
    `query($id: ID!) { launchTask(id: $id) { assignee { name } history(first: 1) { nodes { after names } } } }`,
    { id },
  );
  const uuid = personId.replace("Person_", "");
  expect(launchTask.history.nodes[0]).toMatchObject({
    after: { assignee_id: uuid },
    names: { [uuid]: launchTask.assignee.name },
  });
});
