import { Button } from "@threshold/ui/Button";
import { Nav } from "@threshold/ui/Nav";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation, useNavigate } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { currentWay, navigationFor } from "./navigation.ts";
import { PlaceSwitcher } from "./PlaceSwitcher.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { useMay } from "./viewer.ts";

/** A phone: place, search and account above, the ways under the thumb. */
export function PhoneFrame({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const may = useMay();
  const [searching, setSearching] = useState(false);
  return (
    <div className="phone-frame">
      <header className="phone-top">
        {searching ? (
          <>
            <SearchBox onDone={() => setSearching(false)} />
            <Button kind="QUIET" onClick={() => setSearching(false)}>
              {t.shell.cancel}
            </Button>
          </>
        ) : (
          <>
            <PlaceSwitcher />
            <Button kind="QUIET" icon="search" iconOnly onClick={() => setSearching(true)}>
              {t.shell.search.label}
            </Button>
            <AccountMenu />
          </>
        )}
      </header>
      {children}
      <div className="phone-foot">
        <Nav
          form="BAR"
          label={t.shell.nav}
          items={navigationFor(t, may)}
          current={currentWay(pathname)}
          onNavigate={(href) => void navigate(href)}
        />
      </div>
    </div>
  );
}
