import ConfigProvider from "antd/es/config-provider";
import type { ConfigProviderProps } from "antd/es/config-provider";
import darkAlgorithm from "antd/es/theme/themes/dark";
import defaultAlgorithm from "antd/es/theme/themes/default";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { useMedia, usePhone, useTheme } from "./theme.tsx";
import type { ThemeName } from "./tokens.ts";
import { FONT_FAMILY, PALETTES } from "./tokens.ts";

/**
 * Gives Ant Design our colours and the page's language. Put it around the parts that use antd, not
 * around the app: the first route then needs none of antd.
 * `locale` is antd's own, e.g. `antd/es/locale/zh_CN`.
 */
export function AntTheme({
  children,
  locale,
}: {
  children: ReactNode;
  locale?: NonNullable<ConfigProviderProps["locale"]>;
}) {
  const { theme } = useTheme();
  const phone = usePhone();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const config = useMemo(() => antTheme(theme, phone, still), [theme, phone, still]);
  return (
    <ConfigProvider
      theme={config}
      button={{ autoInsertSpace: false }}
      {...(locale ? { locale } : {})}
    >
      {children}
    </ConfigProvider>
  );
}

function antTheme(
  name: ThemeName,
  phone: boolean,
  still: boolean,
): NonNullable<ConfigProviderProps["theme"]> {
  const color = PALETTES[name];
  return {
    algorithm: name === "DARK" ? darkAlgorithm : defaultAlgorithm,
    token: {
      colorPrimary: color.accent,
      colorLink: color.accent,
      colorInfo: color.accent,
      colorSuccess: color.ok,
      colorWarning: color.warn,
      colorError: color.bad,
      colorBgLayout: color.canvas,
      colorBgContainer: color.surface,
      colorBgElevated: color.surface,
      colorText: color.text,
      colorTextSecondary: color.muted,
      colorTextTertiary: color.faint,
      colorTextDescription: color.muted,
      colorTextPlaceholder: color.faint,
      colorBorder: color.edge,
      colorBorderSecondary: color.line,
      colorTextLightSolid: color.onAccent,
      fontFamily: FONT_FAMILY,
      fontSize: phone ? 16 : 14,
      borderRadius: 6,
      controlHeight: phone ? 44 : 36,
      motion: !still,
      wireframe: false,
    },
    components: { DatePicker: { cellWidth: 36, cellHeight: 28 } }, // fits into a phone's dialog
  };
}
