/** The frame's places before the page has come alive: nothing moves when it does. */
export function ShellOutline() {
  return (
    <div aria-hidden className="flex h-dvh max-md:flex-col-reverse">
      <div className="shrink-0 border-line max-md:h-14 max-md:border-t md:w-[84px] md:border-r" />
      <div className="flex-1">
        <div className="h-12 border-b" />
      </div>
    </div>
  );
}
