import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "title"> & {
  label: string;
  isPressed?: boolean;
};

/** A button that shows a picture only: its name is on hover and for those who cannot see it. */
export function IconButton({ label, isPressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...(isPressed === undefined ? {} : { "aria-pressed": isPressed })}
      className={classNames(
        "inline-grid size-8 shrink-0 place-items-center rounded-[7px] text-muted transition-colors duration-100 hover:bg-sunken hover:text-ink disabled:opacity-45 [&_svg]:size-4",
        className,
      )}
      {...rest}
    />
  );
}
