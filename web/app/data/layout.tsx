import { Suspense, type ReactNode } from "react";
import { DataFrame } from "#web/data/data-frame.tsx";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <DataFrame>{children}</DataFrame>
    </Suspense>
  );
}
