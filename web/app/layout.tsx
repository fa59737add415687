import type { Metadata, Viewport } from "next";
import { Suspense, type ReactNode } from "react";
import { Providers } from "#web/frame/providers.tsx";
import { ShellOutline } from "#web/frame/shell-outline.tsx";
import { Shell } from "#web/frame/shell.tsx";
import { locale, words } from "#web/messages/words.ts";
import "./globals.css";

export const metadata: Metadata = { title: { default: words.product, template: `%s · ${words.product}` } };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf9" },
    { media: "(prefers-color-scheme: dark)", color: "#141210" },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <Providers>
          <Suspense fallback={<ShellOutline />}>
            <Shell>{children}</Shell>
          </Suspense>
        </Providers>
      </body>
    </html>
  );
}
