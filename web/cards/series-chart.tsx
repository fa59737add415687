"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { showNumber } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";

type SeriesChartProps = { steps: number[]; values: number[]; label: string };

const chartHeight = 220;

/** A canvas takes colours as values, so the theme's are read where it stands. */
function optionsFor(host: HTMLElement, label: string): UPlot.Options {
  const style = getComputedStyle(host);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis: UPlot.Axis = {
    stroke: colour("--muted"),
    font: "12px 'Inter Variable', sans-serif",
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: host.clientWidth,
    height: chartHeight,
    cursor: { y: false },
    legend: { live: true },
    scales: { x: { time: false } },
    axes: [axis, { ...axis, size: 56, values: (_, splits) => splits.map(showNumber) }],
    series: [
      { label: words.job.step },
      {
        label,
        stroke: colour("--accent"),
        width: 1.75,
        points: { show: false },
        value: (_, value: number | null) => (value === null ? "–" : showNumber(value)),
      },
    ],
  };
}

/** A live series, drawn again point by point as it grows. */
export function SeriesChart({ steps, values, label }: SeriesChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | undefined>(undefined);
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    const target = host.current;
    if (target === null) return undefined;
    const plot = new UPlot(optionsFor(target, label), [steps, values], target);
    chart.current = plot;
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: target.clientWidth, height: chartHeight }),
    );
    observer.observe(target);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [label, resolvedTheme]);
  useEffect(() => chart.current?.setData([steps, values]), [steps, values]);
  return <div ref={host} role="img" aria-label={label} className="text-[12.5px] tabular-nums" />;
}
