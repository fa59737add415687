"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { IconButton } from "#web/controls/icon-button.tsx";
import { Menu } from "#web/controls/menu.tsx";
import { words } from "#web/messages/words.ts";

export function ThemeMenu() {
  const { setTheme } = useTheme();
  return (
    <Menu
      trigger={
        <IconButton label={words.frame.theme}>
          <Sun className="dark:hidden" />
          <Moon className="hidden dark:block" />
        </IconButton>
      }
      items={[
        { label: words.frame.themes.light, icon: <Sun />, onSelect: () => setTheme("light") },
        { label: words.frame.themes.dark, icon: <Moon />, onSelect: () => setTheme("dark") },
        { label: words.frame.themes.system, icon: <Monitor />, onSelect: () => setTheme("system") },
      ]}
    />
  );
}
