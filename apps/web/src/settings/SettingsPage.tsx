import { Segmented } from "@threshold/ui/Segmented";
import { useSearchParams } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { BidCriteria } from "./BidCriteria.tsx";
import { Letterhead } from "./Letterhead.tsx";
import { Numbers } from "./Numbers.tsx";
import { Redating } from "./Redating.tsx";
import { StatutesView } from "./Statutes.tsx";
import { PolicyList } from "./PolicyList.tsx";
import "./settings.css";

const TABS = ["values", "numbers", "letterhead", "bidding", "statutes", "redating"] as const;

/** What the company decides for itself: values (参数), numbers (编号), the head of its papers (表单抬头). */
export function SettingsPage() {
  const { t } = useWords();
  const words = t.settings;
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  const tabs = TABS.filter((one) => one !== "redating" || may("obligation.redate"));
  const tab = tabs.find((one) => one === address.get("tab")) ?? "values";
  return (
    <Page title={words.title} subtitle={words.lead}>
      <div className="settings-tabs">
        <Segmented
          label={words.title}
          value={tab}
          options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
          onChange={(next) => setAddress(next === "values" ? {} : { tab: next }, { replace: true })}
        />
      </div>
      {tab === "values" && <PolicyList />}
      {tab === "numbers" && <Numbers manages={may("form.manage")} />}
      {tab === "bidding" && <BidCriteria manages={may("form.manage")} />}
      {tab === "statutes" && <StatutesView manages={may("form.manage")} />}
      {tab === "redating" && <Redating />}
      {tab === "letterhead" && <Letterhead manages={may("form.manage")} />}
    </Page>
  );
}
