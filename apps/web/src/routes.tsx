import { createBrowserRouter } from "react-router";
import type { RouteObject } from "react-router";
import { acceptanceRoutes } from "./acceptance/routes.ts";
import { takeoverRoutes } from "./takeover/routes.ts";
import { launchRoutes } from "./launch/routes.ts";
import { page } from "./page.ts";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { PageWait } from "./shell/PageWait.tsx";
import { RouteError } from "./shell/RouteError.tsx";
import { Shell } from "./shell/Shell.tsx";

/** Pages inside the shell. */
const pages: RouteObject[] = [
  {
    // The first page: its words are there from the start.
    index: true,
    lazy: async () => ({ Component: (await import("./work/MyWorkPage.tsx")).MyWorkPage }),
  },
  ...launchRoutes,
  page("estates", async () => (await import("./estate/EstatesPage.tsx")).EstatesPage),
  page("estates/:id", async () => (await import("./estate/EstatePage.tsx")).EstatePage),
  page("import/:list", async () => (await import("./import/ImportPage.tsx")).ImportPage),
  page(
    "imports/:batchId",
    async () => (await import("./import/ImportBatchPage.tsx")).ImportBatchPage,
  ),
  page(
    "organization",
    async () => (await import("./organization/OrganizationPage.tsx")).OrganizationPage,
  ),
  page("approvals", async () => (await import("./approval/ApprovalsPage.tsx")).ApprovalsPage),
  page("approvals/:id", async () => (await import("./approval/ApprovalPage.tsx")).ApprovalPage),
  page("sign-offs/:id", async () => (await import("./signature/SignOffPage.tsx")).SignOffPage),
  page("links", async () => (await import("./access-link/LinksPage.tsx")).LinksPage),
  page("approval-chains", async () => (await import("./approval/ChainsPage.tsx")).ChainsPage),
  page("people", async () => (await import("./person/PeoplePage.tsx")).PeoplePage),
  page("settings", async () => (await import("./settings/SettingsPage.tsx")).SettingsPage),
  page("forms/:form/:recordId", async () => (await import("./print/PreviewPage.tsx")).PreviewPage),
  page("bulk-edits", async () => (await import("./bulk/BulkEditsPage.tsx")).BulkEditsPage),
  page("outbox", async () => (await import("./outbox/OutboxPage.tsx")).OutboxPage),
  page("prints", async () => (await import("./print/PrintsPage.tsx")).PrintsPage),
  page(
    "checklists",
    async () => (await import("./checklist/ChecklistTemplatesPage.tsx")).ChecklistTemplatesPage,
  ),
  ...acceptanceRoutes,
  ...takeoverRoutes,
  page("reception", async () => (await import("./reception/ReceptionsPage.tsx")).ReceptionsPage),
  page("reception/:id", async () => (await import("./reception/ReceptionPage.tsx")).ReceptionPage),
  page("assets", async () => (await import("./asset/AssetsPage.tsx")).AssetsPage),
  page("assets/:id", async () => (await import("./asset/AssetPage.tsx")).AssetPage),
  page("custody", async () => (await import("./custody/CustodyPage.tsx")).CustodyPage),
  page(
    "custody/hand-over",
    async () => (await import("./custody/HandingOverPage.tsx")).HandingOverPage,
  ),
  page(
    "custody/documents",
    async () => (await import("./custody/DocumentsPage.tsx")).DocumentsPage,
  ),
  page("custody/items/:id", async () => (await import("./custody/ItemPage.tsx")).ItemPage),
  page(
    "custody/handovers/:id",
    async () => (await import("./custody/HandoverPage.tsx")).HandoverPage,
  ),
  page("defects", async () => (await import("./defect/DefectsPage.tsx")).DefectsPage),
  page("defects/new", async () => (await import("./defect/RaisePage.tsx")).RaisePage),
  page("defects/bcf", async () => (await import("./defect/BcfPage.tsx")).BcfPage),
  page("defects/map", async () => (await import("./defect/HeatMapPage.tsx")).HeatMapPage),
  page("defects/plans", async () => (await import("./defect/PlansPage.tsx")).PlansPage),
  page(
    "defects/contractors",
    async () => (await import("./defect/ContractorsPage.tsx")).ContractorsPage,
  ),
  page("defects/plans/:id", async () => (await import("./defect/PlanPage.tsx")).PlanPage),
  page("defects/:id", async () => (await import("./defect/DefectPage.tsx")).DefectPage),
  page("biddings", async () => (await import("./bidding/BiddingsPage.tsx")).BiddingsPage),
  page("biddings/:id", async () => (await import("./bidding/BiddingPage.tsx")).BiddingPage),
  page("tenders", async () => (await import("./tender/TendersPage.tsx")).TendersPage),
  page("tenders/:id", async () => (await import("./tender/TenderPage.tsx")).TenderPage),
  page("tenders/:id/minutes", async () => (await import("./tender/MinutesPage.tsx")).MinutesPage),
  page("showcase", async () => (await import("./showcase/ShowcasesPage.tsx")).ShowcasesPage),
  page("showcase/surveys/:id", async () => (await import("./showcase/SurveyPage.tsx")).SurveyPage),
  page("showcase/:id", async () => (await import("./showcase/ShowcasePage.tsx")).ShowcasePage),
  page("sales-sites", async () => (await import("./sales-site/SitesPage.tsx")).SitesPage),
  page("sales-sites/:id", async () => (await import("./sales-site/SitePage.tsx")).SitePage),
  page(
    "sales-sites/:id/count/:moment",
    async () => (await import("./sales-site/CountPage.tsx")).CountPage,
  ),
  page(
    "item-counts/:id",
    async () => (await import("./sales-site/ItemCountPage.tsx")).ItemCountPage,
  ),
  page(
    "site-inquiries",
    async () => (await import("./sales-site/InquiriesPage.tsx")).InquiriesPage,
  ),
  page("account", async () => (await import("./account/AccountPage.tsx")).AccountPage),
  page("inbox", async () => (await import("./notification/InboxPage.tsx")).InboxPage),
  page("admin/audit", async () => (await import("./audit/ProofPage.tsx")).ProofPage),
  page(
    "admin/personal-data",
    async () => (await import("./personal-data/PersonalDataPage.tsx")).PersonalDataPage,
  ),
  page("admin/jobs", async () => (await import("./job/JobsPage.tsx")).JobsPage),
  page("admin/channels", async () => (await import("./notification/ChannelPage.tsx")).ChannelPage),
  page("records/:id", async () => (await import("./shell/RecordPage.tsx")).RecordPage),
  { path: "*", Component: NotFoundPage },
];

/**
 * Pages for someone without a session; signing in is as light as the first page. One-time links carry their
 * secret behind `#` or in the path.
 */
const doors: RouteObject[] = [
  {
    path: "sign-in",
    lazy: async () => ({ Component: (await import("./session/SignInPage.tsx")).SignInPage }),
  },
  page(
    "second-factor",
    async () => (await import("./session/SecondFactorPage.tsx")).SecondFactorPage,
  ),
  page("l", async () => (await import("./access-link/LinkPage.tsx")).LinkPage),
  page("sign-in", async () => (await import("./session/SignInPage.tsx")).SignInPage),
  ...["invitation", "invite/:token"].map((path) =>
    page(path, async () => (await import("./session/InvitationPage.tsx")).InvitationPage),
  ),
  ...["verify", "verify/:code"].map((path) =>
    page(path, async () => (await import("./print/VerifyPage.tsx")).VerifyPage),
  ),
  page(
    "tender-verifier",
    async () => (await import("./tender/TenderVerifierPage.tsx")).TenderVerifierPage,
  ),
  ...["setup", "setup/:token"].map((path) =>
    page(path, async () => (await import("./session/SetupPage.tsx")).SetupPage),
  ),
];

/** The product's addresses. */
export function makeRouter() {
  return createBrowserRouter([
    { path: "/", ErrorBoundary: RouteError, HydrateFallback: PageWait, children: doors },
    {
      path: "/",
      Component: Shell,
      ErrorBoundary: RouteError,
      HydrateFallback: PageWait,
      children: [{ ErrorBoundary: RouteError, children: pages }],
    },
  ]);
}
