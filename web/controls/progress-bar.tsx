type ProgressBarProps = { done: number; total: number; label: string };

export function ProgressBar({ done, total, label }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className="h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      <div
        className="h-full rounded-full bg-run transition-[width] duration-200"
        style={{ width: `${(share * 100).toFixed(2)}%` }}
      />
    </div>
  );
}
