/** Line icons of our own, 20 × 20, drawn with the colour of the text around them. */
const PATHS = {
  home: "M3 9.5 10 3.5l7 6V16a1 1 0 0 1-1 1h-3.5v-4.5h-5V17H4a1 1 0 0 1-1-1z",
  vacancy: "M3.5 7h13v9.5h-13zM7 7V5a1.5 1.5 0 0 1 1.5-1.5h3A1.5 1.5 0 0 1 13 5v2M3.5 11h13",
  planning: "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5M8 8.5v8M12.2 8.5v8",
  timesheet: "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM10 6v4.2l2.8 1.8",
  report: "M3.5 16.5h13M5.5 13.5v-4M10 13.5v-9M14.5 13.5v-6",
  document: "M5 2.8h6.5L15.5 7v10.2H5zM11.2 2.8v4.4h4.3M7.5 10.5h5M7.5 13.5h5",
  users: "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c.3-3 2.3-4.5 5-4.5s4.7 1.5 5 4.5M13 4a2.8 2.8 0 0 1 0 5.3M14.8 12.2c1.6.6 2.5 2 2.7 4.3",
  cross: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  check: "M4.5 10.5l3.7 3.7 7.3-8",
  plus: "M10 4.5v11M4.5 10h11",
  left: "M12 5l-5 5 5 5",
  right: "M8 5l5 5-5 5",
  down: "M5 8l5 5 5-5",
  warn: "M10 3.2l7.3 13H2.7zM10 8.2v3.6M10 14v.1",
  stop: "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM5.2 14.8l9.6-9.6",
  info: "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM10 9.2v4.3M10 6.5v.1",
  download: "M10 3.5v9M6.3 9l3.7 3.7L13.7 9M4 16.5h12",
  print: "M6 7.5v-4h8v4M6 13.5H3.8v-6h12.4v6H14M6 11.5h8v5H6z",
  leave: "M8 4H4.5v12H8M12 6.5l3.5 3.5-3.5 3.5M15.5 10H8",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  mail: "M3 5h14v10.5H3zM3.5 5.5l6.5 5 6.5-5",
  phone: "M6.5 3.5l2 3.8-1.7 1.5a9 9 0 0 0 4.4 4.4l1.5-1.7 3.8 2v2.2a1.3 1.3 0 0 1-1.4 1.3A12.6 12.6 0 0 1 3 4.9a1.3 1.3 0 0 1 1.3-1.4z",
  edit: "M4 16l.8-3.4 8.7-8.7 2.6 2.6-8.7 8.7zM11.8 5.6l2.6 2.6",
  person: "M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM4 17c.4-3.4 2.8-5 6-5s5.6 1.6 6 5",
  trace: "M5 5.5a1.8 1.8 0 1 0 0-.1M15 14.6a1.8 1.8 0 1 0 0-.1M6.8 5.5H12a2.3 2.3 0 0 1 0 4.6H8a2.3 2.3 0 0 0 0 4.5h5.2",
  search: "M8.8 14.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6zM13 13l4 4",
  key: "M7 13.2a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM10.7 9.5H17v3M14 9.5v2.4",
  review: "M5 4.5h10V17H5zM8 4.5V3h4v1.5M7.6 11l1.8 1.8 3.2-3.6",
  notice: "M4 8.2h2.5L14 4.5v11L6.5 11.8H4zM6.5 11.8l1 4.2h2l-1-3.2M16.2 8.2v3.6",
  copy: "M7.5 7.5h9V17h-9zM13 7.5V3.5H3.5V13h4",
  upload: "M10 13V4M6.3 7.7L10 4l3.7 3.7M4 16.5h12",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon that only decorates: its meaning must stand in text beside it or in a label around it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
