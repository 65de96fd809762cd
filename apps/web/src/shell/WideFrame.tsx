import { Nav } from "@threshold/ui/Nav";
import type { ReactNode } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { Bell } from "../notification/Bell.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { Brand } from "./Brand.tsx";
import { currentWay, navigationFor } from "./navigation.ts";
import { PlaceSwitcher } from "./PlaceSwitcher.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { useMay } from "./viewer.ts";

/** Tablet and wider: ways on the left, search and account above the page. */
export function WideFrame({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const may = useMay();
  return (
    <div className="wide-frame">
      <aside className="wide-side">
        <Link className="brand-link" to="/">
          <Brand />
        </Link>
        <PlaceSwitcher />
        <Nav
          label={t.shell.nav}
          items={navigationFor(t, may)}
          current={currentWay(pathname)}
          onNavigate={(href) => void navigate(href)}
        />
      </aside>
      <header className="wide-top">
        <SearchBox />
        <div className="top-end">
          <Bell />
          <AccountMenu />
        </div>
      </header>
      {children}
    </div>
  );
}
