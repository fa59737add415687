type SkeletonLinesProps = { count: number; height?: number };

/** Holds the place of what is being loaded. */
export function SkeletonLines({ count, height = 40 }: SkeletonLinesProps) {
  return (
    <div aria-hidden className="space-y-2">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="skeleton" style={{ height }} />
      ))}
    </div>
  );
}
