import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "bg-accent-fill text-on-accent hover:brightness-108 font-medium",
  secondary: "bg-surface text-ink border border-line-strong hover:bg-sunken font-medium",
  quiet: "text-muted hover:text-ink hover:bg-sunken",
  danger: "bg-surface text-bad border border-bad/50 hover:bg-bad/10 font-medium",
};

type ButtonProps = ComponentProps<"button"> & { look?: ButtonLook; size?: "small" | "medium" };

export function Button({
  look = "secondary",
  size = "medium",
  className,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      data-look={look}
      className={classNames(
        "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-[7px] whitespace-nowrap transition-[background-color,color,filter] duration-100 select-none disabled:cursor-default disabled:opacity-45",
        size === "small" ? "h-7 px-2.5 text-[13px]" : "h-8 px-3 text-[13.5px]",
        looks[look],
        className,
      )}
      {...rest}
    />
  );
}
