import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat, useTranslation } from "@/shared/i18n";
import { parseDay } from "../lib/days";
import styles from "./FlowChart.module.css";

export interface Series {
  name: string;
  label: string;
  /** Bars and a line with dots are told apart without colour. */
  shape: "bar" | "line";
}

const COLOURS = { bar: "var(--info)", line: "var(--success)" } as const;

/** How much came in and went out, day by day; the legend stands above. */
export default function FlowChart({
  steps,
  series,
  isWeekly,
}: {
  steps: readonly { date: string }[];
  series: readonly Series[];
  isWeekly: boolean;
}) {
  const { t, i18n } = useTranslation("dashboard");
  const short = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short" });
  const tick = (day: string) => short.format(parseDay(day));
  const axis = { fill: "var(--muted)", fontSize: 12 };
  return (
    <div className={styles.chart}>
      <ul className={styles.legend}>
        {series.map(({ name, label, shape }) => (
          <li key={name}>
            <span className={styles.mark} data-shape={shape} />
            {label}
          </li>
        ))}
      </ul>
      <div className={styles.plot}>
        <ResponsiveContainer
          width="100%"
          height="100%"
          initialDimension={{ width: 640, height: 240 }}
        >
          <ComposedChart
            data={[...steps]}
            margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            barCategoryGap="25%"
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="date"
              tickFormatter={tick}
              tick={axis}
              tickLine={false}
              axisLine={{ stroke: "var(--line-strong)" }}
              minTickGap={28}
              interval="preserveStartEnd"
            />
            <YAxis
              allowDecimals={false}
              tick={axis}
              tickLine={false}
              axisLine={false}
              width={32}
              domain={[0, (most: number) => Math.max(4, most)]}
            />
            <Tooltip
              cursor={{ fill: "var(--hover)" }}
              isAnimationActive={false}
              content={(props) => (
                <Tip
                  active={props.active}
                  payload={props.payload}
                  label={props.label}
                  heading={(day) => (isWeekly ? t("weekOf", { day: tick(day) }) : tick(day))}
                />
              )}
            />
            {series.map(({ name, label, shape }) =>
              shape === "bar" ? (
                <Bar
                  key={name}
                  dataKey={name}
                  name={label}
                  fill={COLOURS.bar}
                  radius={[3, 3, 0, 0]}
                  maxBarSize={28}
                  isAnimationActive={false}
                />
              ) : (
                <Line
                  key={name}
                  dataKey={name}
                  name={label}
                  stroke={COLOURS.line}
                  strokeWidth={2}
                  type="linear"
                  dot={steps.length <= 31 && { r: 2.5, fill: "var(--raised)" }}
                  activeDot={{ r: 4 }}
                  isAnimationActive={false}
                />
              ),
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

function Tip({
  active,
  payload,
  label,
  heading,
}: Pick<TooltipContentProps, "active" | "payload" | "label"> & {
  heading: (day: string) => string;
}) {
  const format = useFormat();
  if (!active || !payload?.length) return null;
  return (
    <div className={styles.tip}>
      <p className={styles.tipTitle}>{heading(String(label))}</p>
      {payload.map((each) => (
        <p key={String(each.dataKey)}>
          {each.name}: <strong>{format.number(Number(each.value))}</strong>
        </p>
      ))}
    </div>
  );
}
