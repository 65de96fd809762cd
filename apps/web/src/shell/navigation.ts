import type { NavItem } from "@threshold/ui/Nav";
import type { Permission } from "@threshold/domain/organization/permissions";
import type { Messages } from "../i18n/zh.ts";

/** The ways into the product, each with the permission it needs, or some of which one is enough. */
const WAYS = [
  { key: "work", href: "/", icon: "check" },
  { key: "approvals", href: "/approvals", icon: "edit" },
  { key: "launches", href: "/launches", icon: "flag", needs: "launch.read" },
  { key: "biddings", href: "/biddings", icon: "file", needs: "bidding.read" },
  { key: "tenders", href: "/tenders", icon: "lock", needs: "bidding.read" },
  { key: "showcase", href: "/showcase", icon: "bookmark", needs: "showcase.read" },
  { key: "salesSites", href: "/sales-sites", icon: "calendar", needs: "showcase.read" },
  {
    key: "siteInquiries",
    href: "/site-inquiries",
    icon: "info",
    needs: ["showcase.inventory", "showcase.supervise", "showcase.houseBuyer"],
  },
  { key: "acceptances", href: "/acceptances", icon: "check", needs: "unitAcceptance.read" },
  { key: "takeovers", href: "/takeovers", icon: "lock", needs: "takeover.read" },
  { key: "reception", href: "/reception", icon: "home", needs: "reception.read" },
  { key: "defects", href: "/defects", icon: "alert", needs: "defect.read" },
  { key: "assets", href: "/assets", icon: "settings", needs: "asset.read" },
  {
    key: "custody",
    href: "/custody",
    icon: "key",
    needs: ["custody.read", "custody.readTakeOver"],
  },
  { key: "checklists", href: "/checklists", icon: "list", needs: "reception.standard.manage" },
  { key: "recruiting", href: "/recruiting", icon: "user", needs: "launch.recruit" },
  { key: "procurement", href: "/procurement", icon: "file", needs: "launch.buy" },
  { key: "estates", href: "/estates", icon: "building", needs: "org.read" },
  { key: "organization", href: "/organization", icon: "columns", needs: "org.read" },
  { key: "people", href: "/people", icon: "people", needs: "org.read" },
] as const;

/** What this viewer is offered. */
export function navigationFor(t: Messages, may: (permission: Permission) => boolean): NavItem[] {
  return WAYS.filter((way) => !("needs" in way) || [way.needs].flat().some(may)).map(
    ({ key, href, icon }) => ({
      key,
      href,
      icon,
      label: t.shell.pages[key],
    }),
  );
}

/** The way that the address lies on. */
export function currentWay(pathname: string): string {
  const first = pathname.split("/")[1] ?? "";
  const others: Partial<Record<string, string>> = {
    "": "work",
    "launch-templates": "launches",
    "acceptance-standards": "acceptances",
    "sales-sites": "salesSites",
    "item-counts": "salesSites",
    "site-inquiries": "siteInquiries",
  };
  return others[first] ?? first;
}
