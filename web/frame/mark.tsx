/** The product's mark: a cutting edge against a turning work piece. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7" aria-hidden>
      <rect width="32" height="32" rx="8" className="fill-ink" />
      <path d="M9 7v18h14" fill="none" strokeWidth="3.2" className="stroke-accent" />
      <circle cx="20.5" cy="12.5" r="4.3" fill="none" strokeWidth="2.4" className="stroke-canvas" />
    </svg>
  );
}
