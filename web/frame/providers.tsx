"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { useState, type ReactNode } from "react";
import { Toaster } from "sonner";
import { RequestFailure } from "#web/data-access/http-client.ts";

/** Only what may pass by itself is tried again: an unreachable or busy platform. */
function isWorthRetrying(attempts: number, error: Error): boolean {
  return attempts < 2 && error instanceof RequestFailure && (error.status === 0 || error.status === 503);
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 2000 } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange>
        {children}
        <Toaster
          position="bottom-center"
          toastOptions={{
            classNames: {
              toast: "!rounded-[9px] !border-line !bg-raised !text-ink !shadow-float !font-sans",
              actionButton: "!bg-sunken !text-ink !font-medium !h-7",
              description: "!text-muted",
            },
          }}
        />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
