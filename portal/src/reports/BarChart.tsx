import { useI18n } from "@/i18n";

import styles from "./BarChart.module.css";
import { niceTop } from "./scale";

interface BarChartProps {
  title: string;
  months: string[];
  /** The first is this year, the second the year before. */
  series: readonly { name: string; values: number[] }[];
  show: (value: number) => string;
}

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 24;
const TOP = 8;

/**
 * Pairs of bars per month. Our own SVG and not a chart library: that would cost every visit 50 kB of script, and a canvas
 * says nothing to a screen reader, does not print sharply and cannot follow the text size. The table below has the figures.
 */
export function BarChart({ title, months, series, show }: BarChartProps) {
  const { format } = useI18n();
  const top = niceTop(Math.max(...series.flatMap(({ values }) => values), 0));
  const inner = HEIGHT - BOTTOM - TOP;
  const y = (value: number) => TOP + inner * (1 - Math.max(value, 0) / top);
  const band = (WIDTH - LEFT) / Math.max(months.length, 1);
  const bar = Math.min(band * 0.36, 18);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>
        {series.map(({ name }, place) => (
          <span key={name} data-series={place}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}: ${months.map((month, place) => `${format.date(month, "month")} ${show(series[0]?.values[place] ?? 0)}`).join(", ")}`}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH} y1={y(top * share)} y2={y(top * share)} className={styles.rule} />
            <text x={LEFT - 8} y={y(top * share) + 4} textAnchor="end" className={styles.label}>
              {show(top * share)}
            </text>
          </g>
        ))}
        {months.map((month, place) => (
          <g key={month}>
            {[...series].reverse().map(({ name, values }, back) => {
              const value = values[place] ?? 0;
              const left = LEFT + band * place + band / 2 + (back === 0 ? -bar - 1 : 1);
              return (
                <rect key={name} x={left} y={y(value)} width={bar} height={Math.max(TOP + inner - y(value), 0)} rx="2" data-series={series.length - 1 - back}>
                  <title>{`${format.date(month, "month")} · ${name}: ${show(value)}`}</title>
                </rect>
              );
            })}
            <text x={LEFT + band * place + band / 2} y={HEIGHT - 6} textAnchor="middle" className={styles.label}>
              {format.date(month, "monthShort")}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
