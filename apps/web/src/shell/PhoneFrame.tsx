import { Button } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Nav } from "@threshold/ui/Nav";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation, useNavigate } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { Bell } from "../notification/Bell.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { Disclosure } from "./Disclosure.tsx";
import { currentWay, navigationFor } from "./navigation.ts";
import { PlaceSwitcher } from "./PlaceSwitcher.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { useMay } from "./viewer.ts";

/** A phone: place, search and account above, the ways under the thumb. */
export function PhoneFrame({ children }: { children: ReactNode }) {
  const { t } = useWords();
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
            <Bell />
            <AccountMenu />
          </>
        )}
      </header>
      {children}
      <Foot />
    </div>
  );
}

/** As many ways as a thumb tells apart; where there are more, the last place opens the rest. */
const PLACES = 5;

function Foot() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const may = useMay();
  const ways = navigationFor(t, may);
  const shown = ways.length > PLACES ? ways.slice(0, PLACES - 1) : ways;
  const more = ways.slice(shown.length);
  const current = currentWay(pathname);
  return (
    <div className="phone-foot">
      <Nav
        form="BAR"
        label={t.shell.nav}
        items={shown}
        current={current}
        onNavigate={(href) => void navigate(href)}
      />
      {more.length > 0 && (
        <Disclosure
          align="end"
          className={`phone-more${more.some(({ key }) => key === current) ? " phone-more-here" : ""}`}
          face={
            <>
              <Icon name="menu" size={20} />
              {t.shell.more}
            </>
          }
        >
          {(close) => (
            <Nav
              label={t.shell.more}
              items={more}
              current={current}
              onNavigate={(href) => {
                close();
                void navigate(href);
              }}
            />
          )}
        </Disclosure>
      )}
    </div>
  );
}
